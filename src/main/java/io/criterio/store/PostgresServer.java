package io.criterio.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

/**
 * A PostgreSQL of our own on a data folder. Outlives this process only if the process is killed; the next one to start
 * on the folder then takes it over.
 *
 * <p>The folder holds {@code cluster} (PostgreSQL's files), {@code password}, {@code postgres.log},
 * {@code criterio.lock} and {@code binaries}.
 */
public final class PostgresServer implements AutoCloseable {

    static final String USERNAME = "criterio";
    private static final String DATABASE = "criterio";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Logger LOG = Logger.getLogger(PostgresServer.class);

    /** Recovery after a crash reads back what was not yet in the tables: seconds as a rule, minutes at worst. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofMinutes(1);

    /** A free port can be taken by somebody else before PostgreSQL gets to it. */
    private static final int ATTEMPTS_AT_A_PORT = 3;

    private static final int BYTES_OF_PASSWORD = 32;
    private static final int LINES_OF_LOG_TO_SHOW = 4;

    /** The first three are the promise that an answered decision is on disk; they are the defaults, and stay said. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=" + LOOPBACK,
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=128MB",
            "max_wal_size=1GB",
            "log_checkpoints=off",
            "timezone=UTC",
            "log_timezone=UTC");

    private final Path folder;
    private final Path cluster;
    private final Programs programs;
    private final FolderLock lock;
    private final String password;
    private final int port;
    private final PostmasterWatch watch;
    private boolean closed;

    private PostgresServer(Path folder, Path cluster, Programs programs, FolderLock lock, String password, int port) {
        this.folder = folder;
        this.cluster = cluster;
        this.programs = programs;
        this.lock = lock;
        this.password = password;
        this.port = port;
        this.watch = new PostmasterWatch(new PostmasterWatch.Postmaster() {

            @Override
            public boolean isRunning() throws IOException {
                return PostgresServer.isRunning(cluster);
            }

            @Override
            public Optional<String> startAgain() throws IOException, InterruptedException {
                return PostgresServer.this.startAgain();
            }
        });
    }

    /**
     * Starts it on {@code folder}, which is made if it is not there; data of an earlier start are kept. Returns when the
     * server takes connections.
     *
     * @throws StoreProblemException when it cannot be started
     */
    public static PostgresServer start(Path folder) {
        return start(folder, folder.resolve("binaries"));
    }

    static PostgresServer start(Path givenFolder, Path binaries) {
        Path folder = givenFolder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.acquire(folder);
            try {
                return start(folder, binaries, lock);
            } catch (IOException | InterruptedException | SQLException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (FileSystemException refused) {
            throw new StoreProblemException(
                    "The data folder %s cannot be used: %s.".formatted(folder, describe(refused)),
                    "Make it a folder that user %s may write, or name another with CRITERIO_DATA_DIR."
                            .formatted(System.getProperty("user.name")),
                    refused);
        } catch (IOException | SQLException failed) {
            throw new StoreProblemException(
                    "The embedded PostgreSQL in %s cannot be started: %s.".formatted(folder, failed.getMessage()),
                    "See %s, or use a PostgreSQL of your own with QUARKUS_DATASOURCE_JDBC_URL.".formatted(log(folder)),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreProblemException(
                    "Interrupted while the embedded PostgreSQL in %s was starting.".formatted(folder),
                    "Start again.",
                    interrupted);
        }
    }

    private static PostgresServer start(Path folder, Path binaries, FolderLock lock)
            throws IOException, InterruptedException, SQLException {
        Programs programs = new Programs(PostgresBinaries.in(binaries), folder);
        Path cluster = cluster(folder);
        String password = password(folder, Files.exists(cluster));
        if (!Files.exists(cluster)) {
            create(cluster, programs, folder);
        }
        Optional<Integer> surviving = surviving(cluster, password);
        int port = surviving.isPresent() ? surviving.get() : startPostmaster(folder, cluster, programs);
        PostgresServer server = new PostgresServer(folder, cluster, programs, lock, password, port);
        try {
            server.createDatabase();
        } catch (SQLException failed) {
            server.stopPostmaster("fast");
            throw failed;
        }
        server.watch.start();
        return server;
    }

    /** Whether the folder holds a database. */
    static boolean existsIn(Path folder) {
        return Files.exists(cluster(folder));
    }

    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    public String password() {
        return password;
    }

    int port() {
        return port;
    }

    /** Writes everything, stops PostgreSQL and gives the folder free. Does nothing the second time. */
    @Override
    public void close() {
        close("fast");
    }

    /** Stops PostgreSQL without writing what a restart would need. For tests, whose folder goes too. */
    void discard() {
        close("immediate");
    }

    private synchronized void close(String mode) {
        if (closed) {
            return;
        }
        closed = true;
        watch.close();
        try {
            stopPostmaster(mode);
            watch.join(STOP);
            if (isRunning(cluster)) {
                // It was being started again while we stopped it.
                stopPostmaster(mode);
            }
            lock.close();
        } catch (IOException failed) {
            LOG.warnf("The data folder %s is not given free: %s", folder, failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What {@code kill -9} does to this process, and to this process only: PostgreSQL goes on. For tests. */
    synchronized void abandon() throws IOException, InterruptedException {
        closed = true;
        watch.close();
        watch.join(STOP);
        lock.close();
    }

    private void stopPostmaster(String mode) throws IOException, InterruptedException {
        if (!isRunning(cluster)) {
            return;
        }
        Programs.Ended ended =
                programs.run("pg_ctl", "-D", cluster.toString(), "-m", mode, "-w", "-t", seconds(STOP), "stop");
        if (ended.code() != 0) {
            LOG.warnf("PostgreSQL in %s did not stop cleanly: %s", folder, ended.output());
        }
    }

    /** The password is written before the cluster exists: a cluster without its password would be lost. */
    private static String password(Path folder, boolean clusterExists) throws IOException {
        Path file = passwordFile(folder);
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException absent) {
            if (clusterExists) {
                throw new StoreProblemException(
                        "The data folder %s holds a database but not the file %s, without which nobody gets in."
                                .formatted(folder, file.getFileName()),
                        "Restore the file from the backup of the folder, or name another with CRITERIO_DATA_DIR.",
                        absent);
            }
        }
        byte[] secret = new byte[BYTES_OF_PASSWORD];
        new SecureRandom().nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Path unfinished = folder.resolve("password.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, readableByUsOnly(folder, "rw-------"));
        Files.writeString(unfinished, password, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static FileAttribute<?>[] readableByUsOnly(Path folder, String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Under another name until it is complete: a cluster that was given up half way is never started. */
    private static void create(Path cluster, Programs programs, Path folder) throws IOException, InterruptedException {
        LOG.infof("Creating the database in %s", folder);
        Path unfinished = folder.resolve("cluster.new");
        PostgresBinaries.deleteRecursively(unfinished);
        Programs.Ended ended = programs.run(
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                USERNAME,
                "--pwfile=" + passwordFile(folder),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (ended.code() != 0) {
            PostgresBinaries.deleteRecursively(unfinished);
            throw new StoreProblemException(
                    "The database in %s cannot be created; PostgreSQL says: %s"
                            .formatted(folder, lastLines(ended.output())),
                    "Check the space, the owner and the mount options of the folder, or name another with"
                            + " CRITERIO_DATA_DIR.");
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the server that a killed service has left running on this cluster, if there is one. */
    private static Optional<Integer> surviving(Path cluster, String password) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            Optional<PostmasterFile> found = PostmasterFile.read(cluster);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            PostmasterFile file = found.get();
            if (!file.running(cluster) && clearAway(cluster)) {
                return Optional.empty();
            }
            String problem = "no answer yet";
            try {
                if (file.port() > 0 && servesCluster(file.port(), password, cluster)) {
                    LOG.infof("Taking over the PostgreSQL that still runs on %s (process %d)", cluster, file.pid());
                    return Optional.of(file.port());
                }
            } catch (SQLException startingOrStopping) {
                problem = String.valueOf(startingOrStopping.getMessage());
            }
            if (System.nanoTime() > deadline) {
                throw new StoreProblemException(
                        "A PostgreSQL of an earlier start (process %d) still runs on %s but cannot be used: %s."
                                .formatted(file.pid(), cluster, problem),
                        "Stop it with kill -INT %d and start again.".formatted(file.pid()));
            }
            Thread.sleep(100);
        }
    }

    private static boolean isRunning(Path cluster) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        return file.isPresent() && file.get().running(cluster);
    }

    /**
     * Deletes what a dead postmaster left: PostgreSQL does so itself, but not when its number lives on. Not as long as
     * one of its processes is there.
     */
    private static boolean clearAway(Path cluster) throws IOException {
        if (PostmasterFile.isInUse(cluster)) {
            return false;
        }
        PostmasterFile.delete(cluster);
        return true;
    }

    private Optional<String> startAgain() throws IOException, InterruptedException {
        if (!clearAway(cluster)) {
            return Optional.of("its processes are still ending");
        }
        Optional<String> problem = startPostmaster(port, folder, cluster, programs);
        // One that takes long to recover is not told twice to start.
        return isRunning(cluster) ? Optional.empty() : problem;
    }

    /** Whether the server at that port works in this cluster and takes this password. */
    static boolean servesCluster(int port, String password, Path cluster) throws SQLException, IOException {
        try (Connection connection = connect(port, "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show data_directory")) {
            return rows.next() && Path.of(rows.getString(1)).toRealPath().equals(cluster.toRealPath());
        }
    }

    private static int startPostmaster(Path folder, Path cluster, Programs programs)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Optional<String> problem = startPostmaster(port, folder, cluster, programs);
            if (problem.isEmpty()) {
                return port;
            }
            String said = problem.get();
            boolean portTaken = said.contains("Address already in use");
            if (!portTaken || attempt == ATTEMPTS_AT_A_PORT) {
                throw new StoreProblemException(
                        "The embedded PostgreSQL in %s does not start; it says: %s".formatted(folder, lastLines(said)),
                        hintOn(said, folder));
            }
        }
    }

    /** What PostgreSQL says when it does not start; empty when it takes connections. */
    private static Optional<String> startPostmaster(int port, Path folder, Path cluster, Programs programs)
            throws IOException, InterruptedException {
        long logged = Files.exists(log(folder)) ? Files.size(log(folder)) : 0;
        Programs.Ended ended = programs.run(
                "pg_ctl",
                "-D",
                cluster.toString(),
                "-l",
                log(folder).toString(),
                "-o",
                "-p %d -c %s".formatted(port, String.join(" -c ", SETTINGS)),
                "-w",
                "-t",
                seconds(START),
                "start");
        if (ended.code() == 0) {
            return Optional.empty();
        }
        String said = logSince(folder, logged);
        return Optional.of(said.isBlank() ? ended.output() : said);
    }

    private static String hintOn(String said, Path folder) {
        if (said.contains("incompatible with server")) {
            return "The folder was written by another version of PostgreSQL: start the Criterio that wrote it, export"
                    + " the data, and import them into a new folder.";
        }
        if (said.contains("shared memory") || said.contains("could not map")) {
            return "Give the process more memory, or use a PostgreSQL of your own with QUARKUS_DATASOURCE_JDBC_URL.";
        }
        return "See %s. If the files are damaged, restore the folder from its backup; to begin anew, name another with"
                        .formatted(log(folder))
                + " CRITERIO_DATA_DIR.";
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect(port, "postgres", password);
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet rows =
                    statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(DATABASE))) {
                exists = rows.next();
            }
            if (!exists) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static Connection connect(int port, String database, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USERNAME);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        Connection connection = new Driver().connect(jdbcUrl(port, database), properties);
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not take the address " + jdbcUrl(port, database));
        }
        return connection;
    }

    static String jdbcUrl(int port) {
        return jdbcUrl(port, DATABASE);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, port, database);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    static Path cluster(Path folder) {
        return folder.resolve("cluster");
    }

    static Path passwordFile(Path folder) {
        return folder.resolve("password");
    }

    private static Path log(Path folder) {
        return folder.resolve("postgres.log");
    }

    private static String logSince(Path folder, long offset) throws IOException {
        if (!Files.exists(log(folder))) {
            return "";
        }
        byte[] all = Files.readAllBytes(log(folder));
        int from = (int) Math.min(offset, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG_TO_SHOW), lines.size()));
    }

    private static String describe(FileSystemException refused) {
        String reason = refused.getReason();
        if (reason != null) {
            return refused.getFile() + ": " + reason;
        }
        return refused instanceof AccessDeniedException
                ? refused.getFile() + " is not writable"
                : refused.getFile() + " cannot be made";
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
