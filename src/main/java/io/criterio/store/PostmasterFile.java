package io.criterio.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server that runs, or ran, on a cluster.
 *
 * @param pid of the postmaster
 * @param port it listens on; 0 while it has not got that far
 */
record PostmasterFile(long pid, int port) {

    private static final String NAME = "postmaster.pid";
    private static final int LINE_OF_PID = 0;
    private static final int LINE_OF_PORT = 3;

    /** Empty when there is no such file, or when it holds no process id (PostgreSQL then says what to do about it). */
    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve(NAME));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        long pid = number(lines, LINE_OF_PID);
        return pid <= 0 ? Optional.empty() : Optional.of(new PostmasterFile(pid, (int) number(lines, LINE_OF_PORT)));
    }

    /**
     * Whether the process is a PostgreSQL that works in this cluster. A process id alone proves nothing: after a restart
     * of a machine or a container the same number belongs to another program.
     */
    boolean running(Path cluster) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        try {
            // The postmaster makes the cluster its working directory.
            return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(cluster.toRealPath());
        } catch (IOException noProcFileSystem) {
            return process.get()
                    .info()
                    .command()
                    .map(command -> command.endsWith("postgres"))
                    .orElse(true);
        }
    }

    static void delete(Path cluster) throws IOException {
        Files.deleteIfExists(cluster.resolve(NAME));
    }

    private static long number(List<String> lines, int line) {
        if (lines.size() <= line) {
            return 0;
        }
        try {
            return Long.parseLong(lines.get(line).strip());
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
