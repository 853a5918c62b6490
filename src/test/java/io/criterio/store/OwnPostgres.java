package io.criterio.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL beside the service, as a customer would run one: it can be stopped without warning and started again, and
 * nothing watches over it.
 */
public final class OwnPostgres implements AutoCloseable {

    public static final String USERNAME = PostgresServer.USERNAME;
    private static final Path BINARIES = Path.of("target", "postgres");

    private final Path folder;
    private PostgresServer server;

    private OwnPostgres(Path folder) {
        this.folder = folder;
        this.server = PostgresServer.start(folder, BINARIES);
    }

    public static OwnPostgres start(Path folder) {
        return new OwnPostgres(folder);
    }

    /** Another one after each start. */
    public int port() {
        return server.port();
    }

    public String password() {
        return server.password();
    }

    /** Without writing anything, as if the machine had failed; returns when no process of it is left. */
    public void stopAtOnce() throws IOException, InterruptedException {
        server.discard();
        while (PostmasterFile.isInUse(folder.resolve("cluster"))) {
            Thread.sleep(5);
        }
    }

    public void startAgain() {
        server = PostgresServer.start(folder, BINARIES);
    }

    /** In the database of the service, as its user. */
    public void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(PostgresServer.jdbcUrl(port()), USERNAME, server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public List<Long> processes() throws IOException {
        return processes(folder);
    }

    @Override
    public void close() {
        server.discard();
    }

    /** The processes of the PostgreSQL on a data folder, the postmaster first; empty when none runs. */
    public static List<Long> processes(Path folder) throws IOException {
        Path cluster = folder.resolve("cluster");
        return PostmasterFile.read(cluster)
                .filter(file -> file.running(cluster))
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .map(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .map(ProcessHandle::pid)
                        .toList())
                .orElse(List.of());
    }
}
