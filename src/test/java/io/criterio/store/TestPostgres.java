package io.criterio.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The embedded PostgreSQL of a test run, in a temporary folder: started when the first test asks, stopped with the JVM.
 * Everybody who asks gets empty tables of their own.
 */
public final class TestPostgres {

    /** Class loaders come and go with Quarkus' test profiles; system properties stay. */
    private static final String URL = "criterio.test.postgres.url";

    private static final String PASSWORD = "criterio.test.postgres.password";

    private TestPostgres() {}

    /** How to get into a database. */
    record Database(String url, String username, String password) {}

    /** An empty one, for a service of its own. */
    static Database newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name);
        String server = server();
        return new Database(
                server.substring(0, server.lastIndexOf('/') + 1) + name,
                PostgresServer.USERNAME,
                System.getProperty(PASSWORD));
    }

    /** The tables of the service, empty, in a schema of their own: a hundred times cheaper than a database. */
    public static DataSource newTables() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("create schema " + name);
        DataSource dataSource = dataSource(name);
        Flyway.configure().dataSource(dataSource).load().migrate();
        return dataSource;
    }

    private static DataSource dataSource(String schema) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server());
        dataSource.setUser(PostgresServer.USERNAME);
        dataSource.setPassword(System.getProperty(PASSWORD));
        dataSource.setCurrentSchema(schema);
        dataSource.setReWriteBatchedInserts(true);
        return dataSource;
    }

    private static void execute(String sql) {
        try (Connection connection = dataSource("public").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static synchronized String server() {
        String running = System.getProperty(URL);
        if (running != null) {
            return running;
        }
        try {
            Path folder = Files.createTempDirectory("criterio-test-");
            PostgresServer server = PostgresServer.start(folder, Path.of("target", "postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.discard();
                try {
                    PostgresBinaries.deleteRecursively(folder);
                } catch (IOException left) {
                    System.err.println("left behind: " + folder);
                }
            }));
            System.setProperty(PASSWORD, server.password());
            System.setProperty(URL, server.jdbcUrl());
            return server.jdbcUrl();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
