package io.criterio.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The embedded PostgreSQL of a test run, in a temporary folder: started when the first test asks, stopped with the JVM.
 * Everybody who asks gets a new, empty database on it.
 */
public final class TestPostgres {

    /** Class loaders come and go with Quarkus' test profiles; system properties stay. */
    private static final String URL = "criterio.test.postgres.url";

    private static final String PASSWORD = "criterio.test.postgres.password";

    private TestPostgres() {}

    /** Of a database of its own. */
    public record Database(String url, String username, String password) {

        /** With the tables made, and connections as the service opens them. */
        public DataSource migrated() {
            Flyway.configure().dataSource(url, username, password).load().migrate();
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url);
            dataSource.setUser(username);
            dataSource.setPassword(password);
            dataSource.setReWriteBatchedInserts(true);
            return dataSource;
        }
    }

    public static Database newDatabase() {
        String server = server();
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        Properties login = new Properties();
        login.setProperty("user", PostgresServer.USERNAME);
        login.setProperty("password", System.getProperty(PASSWORD));
        try (Connection connection = DriverManager.getConnection(server, login);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        String url = server.substring(0, server.lastIndexOf('/') + 1) + name;
        return new Database(url, PostgresServer.USERNAME, System.getProperty(PASSWORD));
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
                server.close();
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
