package io.criterio.release;

import io.criterio.calendar.BusinessCalendar;
import io.criterio.calendar.CalendarProblem;
import io.criterio.calendar.CalendarProblemsException;
import io.criterio.calendar.Calendars;
import io.criterio.release.fact.PolicyNumber;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.text.Language;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlSyntaxException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data files of a release, noting everything that is wrong with file and line; {@link #orThrow} ends the
 * reading.
 */
public final class PolicyFiles {

    /** The numbers of a policy are days, percents, and counts of what a customer has: not even a base has more records. */
    private static final int MOST = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    private final RuleSources sources;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, Map<String, Scalar>> scalars = new HashMap<>();

    public PolicyFiles(RuleSources sources) {
        this.sources = sources;
    }

    /**
     * The numbers of a ruleset: a record of ints, each of which the file must give.
     *
     * @return null when the file does not fit
     */
    public <L extends Record> @Nullable L limits(String path, Class<L> type) {
        Map<String, Scalar> given = scalars(path);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Scalar scalar = given.get(components[i].getName());
            Integer number = scalar == null ? null : number(path, components[i].getName(), scalar);
            if (scalar == null && has(path) && sources.isRecorded()) {
                // No rule of a release that has decided reads a number which its own file does not give.
                number = 0;
            } else if (scalar == null && has(path)) {
                note(path, 0, components[i].getName() + " is missing", "add it with a number of 0 or more");
            }
            complete &= number != null;
            values[i] = number == null ? 0 : number;
        }
        return complete ? make(path, type, values) : null;
    }

    /** Every number of a file by its name, also those that no record names. */
    public List<PolicyNumber> numbers(String path) {
        List<PolicyNumber> numbers = new ArrayList<>();
        scalars(path).forEach((name, scalar) -> {
            if (NUMBER.matcher(scalar.text()).matches()) {
                Integer number = number(path, name, scalar);
                if (number != null) {
                    numbers.add(new PolicyNumber(name, number));
                }
            }
        });
        return numbers;
    }

    private @Nullable Integer number(String path, String name, Scalar scalar) {
        try {
            int number = Integer.parseInt(scalar.text());
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the problem below.
        }
        note(path, scalar.line(), name + " is " + scalar.text(), "give a whole number from 0 to " + MOST);
        return null;
    }

    private <L extends Record> @Nullable L make(String path, Class<L> type, Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            note(path, 0, String.valueOf(refused.getTargetException().getMessage()), "correct the numbers");
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no record of ints that can be made from " + path, e);
        }
    }

    /** A value that the file must give; empty when it does not. */
    public String word(String path, String key) {
        Scalar scalar = scalars(path).get(key);
        if (scalar == null || scalar.text().isEmpty()) {
            note(path, scalar == null ? 0 : scalar.line(), key + " is missing", "add it");
            return "";
        }
        return scalar.text();
    }

    /** A file of code to code. */
    public <K extends Enum<K>, V extends Enum<V>> Map<K, V> codes(String path, Class<K> keys, Class<V> values) {
        Map<K, V> codes = new LinkedHashMap<>();
        scalars(path).forEach((key, scalar) -> {
            K from = code(path, scalar.line(), key, keys);
            V to = code(path, scalar.line(), scalar.text(), values);
            if (from != null && to != null) {
                codes.put(from, to);
            }
        });
        return codes;
    }

    private <E extends Enum<E>> @Nullable E code(String path, int line, String word, Class<E> codes) {
        for (E code : codes.getEnumConstants()) {
            if (code.name().equals(word)) {
                return code;
            }
        }
        note(
                path,
                line,
                word + " is no " + codes.getSimpleName(),
                "use one of " + Arrays.toString(codes.getEnumConstants()));
        return null;
    }

    /** A business calendar by its code, from {@code calendars/}; null when there is none that can be read. */
    public @Nullable BusinessCalendar calendar(String code) {
        String path = "calendars/" + code.toLowerCase(Locale.ROOT) + ".yaml";
        if (!has(path)) {
            note(path, 0, "the calendar " + code + " has no file", "add it, or name another calendar");
            return null;
        }
        try {
            return Calendars.parse(sources.text(path));
        } catch (CalendarProblemsException e) {
            for (CalendarProblem problem : e.problems()) {
                note(path, problem.line(), problem.text(), problem.hint());
            }
            return null;
        }
    }

    /** The text of a file; empty, and a problem, when there is none. */
    public String text(String path) {
        if (!has(path)) {
            note(path, 0, "the file is missing", "add it");
            return "";
        }
        return sources.text(path);
    }

    /** The texts of a ruleset, by their languages: a file of {@code texts/} each, Spanish and English at least. */
    public Map<Language, String> languages(String ruleset) {
        String folder = ruleset + "/texts/";
        Map<Language, String> languages = new TreeMap<>();
        languages.put(Language.ES, text(folder + "es.yaml"));
        languages.put(Language.EN, text(folder + "en.yaml"));
        for (String path : sources.under(folder, "yaml")) {
            String tag = path.substring(folder.length(), path.length() - ".yaml".length());
            if (Language.isTag(tag)) {
                languages.put(Language.of(tag), sources.text(path));
            } else if (!sources.isRecorded()) {
                note(path, 0, "the name is no language", "use its tag of two or three small letters: pt.yaml");
            }
        }
        return languages;
    }

    /** Whether the release has decided, and is taken as it is. */
    public boolean isRecorded() {
        return sources.isRecorded();
    }

    /** Notes a problem that somebody else found. */
    public void note(String path, int line, String text, String hint) {
        problems.add(new RuleProblem(path, line, text, hint));
    }

    private boolean has(String path) {
        return sources.has(path);
    }

    /** The keys of a file that have one value; the file is read once. */
    private Map<String, Scalar> scalars(String path) {
        return scalars.computeIfAbsent(path, this::read);
    }

    private Map<String, Scalar> read(String path) {
        Map<String, Scalar> scalars = new LinkedHashMap<>();
        String text = text(path);
        if (text.isEmpty()) {
            return scalars;
        }
        try {
            if (YamlNode.parse(text) instanceof Mapping mapping) {
                mapping.entries().forEach((key, node) -> {
                    if (node instanceof Scalar scalar) {
                        scalars.put(key, scalar);
                    }
                });
            } else {
                note(path, 1, "the file holds no keys", "write one a line: key: value");
            }
        } catch (YamlSyntaxException e) {
            note(path, e.line(), e.problem(), "correct the YAML");
        }
        return scalars;
    }

    /**
     * Ends the reading.
     *
     * @throws RuleProblemsException with everything that was noted
     */
    public void orThrow() {
        if (!problems.isEmpty()) {
            throw new RuleProblemsException(problems);
        }
    }
}
