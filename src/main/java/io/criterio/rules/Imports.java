package io.criterio.rules;

import io.criterio.rules.Tokens.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types a DRL file may name: those of its imports, which are facts and findings and nothing else. */
final class Imports {

    static final String HINT = "only io.criterio.….fact and io.criterio.….finding may be imported";

    private static final Pattern ALLOWED = Pattern.compile(
            "(?<package>io\\.criterio(?:\\.[a-z][a-z0-9]{0,49}){1,8}\\.(?:fact|finding))\\.(?<type>\\*|[A-Z]\\w{0,99})");

    private static final int LONGEST_SHOWN = 200;

    private final ClassLoader loader;
    private final List<String> packages = new ArrayList<>();
    private final Map<String, Class<?>> single = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> types = new HashMap<>();

    Imports(ClassLoader loader) {
        this.loader = loader;
    }

    void add(String target, int line) {
        var matcher = ALLOWED.matcher(target);
        if (!matcher.matches()) {
            throw new Refusal(line, "import " + shortened(target) + " is not allowed", HINT);
        }
        String folder = matcher.group("package");
        String type = matcher.group("type");
        if (type.equals("*")) {
            if (loader.getResource(folder.replace('.', '/') + "/package-info.class") == null) {
                throw new Refusal(line, "import of the unknown package " + folder, HINT);
            }
            if (!packages.contains(folder)) {
                packages.add(folder);
            }
            return;
        }
        Class<?> found = load(folder, type);
        if (found == null) {
            throw new Refusal(
                    line, "import of unknown type " + target, Closest.hint(type, typesOf(folder), "types there"));
        }
        single.put(type, found);
    }

    private static String shortened(String target) {
        return target.length() <= LONGEST_SHOWN ? target : target.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The type of a simple name. */
    Class<?> resolve(String name, int line) {
        Class<?> found = single.get(name);
        for (String each : packages) {
            found = found == null ? load(each, name) : found;
        }
        if (found == null) {
            TreeSet<String> known = new TreeSet<>(single.keySet());
            packages.forEach(each -> known.addAll(typesOf(each)));
            throw new Refusal(line, "unknown type '" + name + "'", Closest.hint(name, known, "imported types"));
        }
        return found;
    }

    private @Nullable Class<?> load(String folder, String name) {
        try {
            return Class.forName(folder + "." + name, false, loader);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            // A file system that ignores case answers "policy" with NoClassDefFoundError: wrong name.
            return null;
        }
    }

    /** For hints only, so a class path that cannot be walked costs nothing but the hint. */
    private TreeSet<String> typesOf(String folder) {
        return types.computeIfAbsent(folder, this::typesThere);
    }

    private TreeSet<String> typesThere(String folder) {
        TreeSet<String> names = new TreeSet<>();
        try {
            ClasspathFolder.names(loader, folder.replace('.', '/') + "/package-info.class").stream()
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .forEach(names::add);
        } catch (RuntimeException e) {
            return names;
        }
        return names;
    }
}
