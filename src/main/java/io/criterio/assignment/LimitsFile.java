package io.criterio.assignment;

import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlSyntaxException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the numbers of a policy, {@code limits.yaml}, into the record that the rules read them from. */
public final class LimitsFile {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private LimitsFile() {}

    /**
     * Reads a file whose keys are the components of a record of integers.
     *
     * @param file the file's name, for messages
     * @throws IllegalArgumentException with everything that is wrong: a number that is missing, unknown or none
     */
    public static <R extends Record> R read(String file, String yaml, Class<R> limits) {
        List<String> problems = new ArrayList<>();
        RecordComponent[] components = limits.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        Mapping content = content(yaml, problems);
        Set<String> unknown = new LinkedHashSet<>(content.entries().keySet());
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            values[i] = 0;
            unknown.remove(name);
            if (!(content.get(name) instanceof Scalar scalar)) {
                problems.add(name + " is missing; expected a whole number");
            } else if (!NUMBER.matcher(scalar.text()).matches()) {
                problems.add("line " + scalar.line() + ": " + name + " is \"" + scalar.text()
                        + "\"; expected a whole number");
            } else {
                values[i] = Integer.valueOf(scalar.text());
            }
        }
        unknown.forEach(name -> problems.add("line " + lineOf(content, name) + ": " + name
                + " is not known. Maybe it is mistyped, or the rules no longer read it"));
        if (problems.isEmpty()) {
            try {
                Constructor<R> constructor = limits.getDeclaredConstructor(types);
                return constructor.newInstance(values);
            } catch (InvocationTargetException guarded) {
                problems.add(String.valueOf(guarded.getCause().getMessage()));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(limits + " is no public record of integers", impossible);
            }
        }
        throw new IllegalArgumentException(file + " cannot be used:\n" + String.join("\n", problems));
    }

    private static int lineOf(Mapping content, String name) {
        YamlNode node = content.get(name);
        return node == null ? 1 : node.line();
    }

    private static Mapping content(String yaml, List<String> problems) {
        try {
            if (YamlNode.parse(yaml) instanceof Mapping mapping) {
                return mapping;
            }
            problems.add("it holds no keys; expected one line a number, for example capacity: 25");
        } catch (YamlSyntaxException e) {
            problems.add("line " + e.line() + ": " + e.problem());
        }
        return new Mapping(1, Map.of());
    }
}
