package io.criterio.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code postmaster.pid} says of the server that runs, or ran, on a cluster.
 *
 * @param pid of the postmaster
 * @param port it listens on; 0 while it has not got that far
 */
record PostmasterFile(long pid, int port) {

    private static final String NAME = "postmaster.pid";
    private static final String PROGRAM = "postgres";
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
            return mayWorkIn(pid, cluster);
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
        return PROCESSES.resolve(Long.toString(pid)).resolve("cwd").toRealPath().equals(cluster.toRealPath());
    }

    /**
     * Whether a process of which we may not see where it works can be a PostgreSQL on this cluster. PostgreSQL takes a
     * cluster of no other user than its own, and decides by that, too, when it finds the file: what it could not send a
     * signal to does not use the cluster (CreateLockFile in miscinit.c).
     */
    static boolean mayWorkIn(long pid, Path cluster) {
        try {
            List<String> status =
                    Files.readAllLines(PROCESSES.resolve(Long.toString(pid)).resolve("status"));
            String owner = String.valueOf(Files.getAttribute(cluster, "unix:uid"));
            return values(status, "Name:").contains(PROGRAM)
                    && values(status, "Uid:").contains(owner);
        } catch (NoSuchFileException ended) {
            return false;
        } catch (IOException unknown) {
            return true;
        }
    }

    private static List<String> values(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .flatMap(line -> Stream.of(line.substring(name.length()).strip().split("\\s+")))
                .toList();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith(PROGRAM))
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
