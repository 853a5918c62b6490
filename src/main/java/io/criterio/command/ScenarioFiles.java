package io.criterio.command;

import io.criterio.rules.RuleSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the scenario files that a command line names, and reads them. */
final class ScenarioFiles {

    private static final String SCENARIOS = "scenarios";

    private ScenarioFiles() {}

    /**
     * The files, sorted, each once.
     *
     * @param paths files, and folders with files somewhere below; of a folder with a release, what lies in a folder
     *     named {@code scenarios}
     */
    static List<Path> find(List<Path> paths) {
        TreeSet<Path> found = new TreeSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                boolean release = Files.isRegularFile(path.resolve(RuleSources.RELEASE));
                try (Stream<Path> below = Files.walk(path)) {
                    below.filter(Files::isRegularFile)
                            .filter(file -> isYaml(file) && !isHidden(path, file))
                            .filter(file -> !release || isAmongScenarios(path.relativize(file)))
                            .forEach(found::add);
                } catch (IOException failed) {
                    throw new UncheckedIOException("folder " + path + " cannot be read", failed);
                }
            } else {
                found.add(path);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".") || part.toString().endsWith("~")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAmongScenarios(Path file) {
        for (Path part : file) {
            if (part.toString().equals(SCENARIOS)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The texts by path.
     *
     * @throws IOException with a message that names the file
     */
    static Map<String, String> read(List<Path> files) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            try {
                texts.put(file.toString(), Files.readString(file));
            } catch (CharacterCodingException notUtf8) {
                throw new IOException(file + ": this is not UTF-8 text", notUtf8);
            } catch (IOException unreadable) {
                throw new IOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
            }
        }
        return texts;
    }
}
