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
    private static final Path PROCESSES = Path.of("/proc");
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
            return worksIn(pid, cluster);
        } catch (NoSuchFileException noSuchFile) {
            // A process that has ended and that its parent has not asked after has no working directory any more.
            return !Files.exists(PROCESSES.resolve("self")) && isPostgres(process.get());
        } catch (IOException notForUs) {
            return isPostgres(process.get());
        }
    }

    /**
     * Whether any process still works in this cluster. The servers of single connections outlive their postmaster for a
     * moment, and another postmaster beside them would destroy the data; PostgreSQL itself looks for them only as long
     * as there is a {@code postmaster.pid}.
     */
    static boolean isInUse(Path cluster) {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return worksIn(process.pid(), cluster);
            } catch (IOException goneOrNotForUs) {
                return false;
            }
        });
    }

    /** PostgreSQL's processes make the cluster their working directory. */
    private static boolean worksIn(long pid, Path cluster) throws IOException {
        return PROCESSES
                .resolve(Long.toString(pid))
                .resolve("cwd")
                .toRealPath()
                .equals(cluster.toRealPath());
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(true);
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
