package io.criterio.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this application is run a second time. */
final class Program {

    /** What the command line of the application calls {@link Inside#serve}. */
    static final String COMMAND = "sandbox";

    private static final String MAIN = "io.criterio.Criterio";

    private Program() {}

    /** What follows {@code java} and its options. */
    static List<String> command() {
        String classPath = System.getProperty("java.class.path", "");
        Path jar = Path.of(classPath.isEmpty() ? "." : classPath.split(File.pathSeparator, -1)[0]);
        if (jar.getFileName() != null && jar.getFileName().toString().equals("quarkus-run.jar")) {
            return List.of("-jar", jar.toAbsolutePath().toString(), COMMAND);
        }
        return List.of("-cp", classPath(classPath), MAIN, COMMAND);
    }

    /** Where the classes of a build or of a test are. */
    static String classPath(String given) {
        List<String> places = new ArrayList<>();
        for (String place : given.split(File.pathSeparator, -1)) {
            if (!place.isEmpty() && Files.exists(Path.of(place))) {
                places.add(Path.of(place).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, places);
    }
}
