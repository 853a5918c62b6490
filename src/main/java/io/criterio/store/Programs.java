package io.criterio.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs PostgreSQL's programs: with their messages in English, and untouched by the settings of whoever starts us. */
final class Programs {

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    private final PostgresBinaries binaries;
    private final boolean root;

    /** @param folder the data folder: who owns what we create there is who we are */
    Programs(PostgresBinaries binaries, Path folder) throws IOException {
        this.binaries = binaries;
        this.root = isRoot(folder);
        if (root) {
            requireUnshare();
        }
    }

    record Ended(int code, String output) {}

    Ended run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(root ? AS_NOBODY : List.of());
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output.strip());
    }

    private static boolean isRoot(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        Path probe = Files.createTempFile(folder, "who-am-i", null);
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
        } finally {
            Files.delete(probe);
        }
    }

    private static void requireUnshare() throws IOException {
        try {
            List<String> command = new ArrayList<>(AS_NOBODY);
            command.add("true");
            Ended ended = run(command);
            if (ended.code() == 0) {
                return;
            }
            throw asRoot(ended.output());
        } catch (IOException missing) {
            throw asRoot("there is no program named unshare");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw asRoot("interrupted");
        }
    }

    private static StoreProblemException asRoot(String reason) {
        return new StoreProblemException(
                "PostgreSQL does not run as root, and this system does not let us give up being root (unshare -U: %s)."
                        .formatted(reason),
                "Start Criterio as another user, or use a PostgreSQL of your own with QUARKUS_DATASOURCE_JDBC_URL.");
    }
}
