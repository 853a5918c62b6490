package io.criterio.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The PostgreSQL of this process. Opened before Quarkus starts, because Quarkus reads the address of its database
 * while starting; closed after Quarkus has stopped.
 */
public final class Store implements AutoCloseable {

    /** Where another process holds the data folder, its PostgreSQL may be starting, or stopping. */
    private static final Duration PATIENCE_WITH_A_START = Duration.ofSeconds(60);

    private final Optional<PostgresServer> embedded;

    private Store(Optional<PostgresServer> embedded) {
        this.embedded = embedded;
    }

    /**
     * When {@code quarkus.datasource.jdbc.url} is configured, sees whether that server lets us in; otherwise starts the
     * embedded PostgreSQL in {@code criterio.data-dir} and sets its address, user and password as system properties.
     *
     * @throws StoreProblemException when the one does not, or the other cannot be started
     */
    public static Store open() {
        StoreSettings settings = StoreSettings.read();
        if (settings.configured().isPresent()) {
            settings.configured().get().check();
            return new Store(Optional.empty());
        }
        PostgresServer server = PostgresServer.start(settings.dataFolder());
        announce(server.jdbcUrl(), server.password());
        return new Store(Optional.of(server));
    }

    /**
     * Opens the store that a service has used, for a command: the embedded PostgreSQL of a service that runs is used
     * beside it and left running; where none runs it is started, and stopped by {@link #close}.
     *
     * @throws StoreProblemException when there is no such store, or it cannot be opened
     */
    public static Store openBeside() {
        StoreSettings settings = StoreSettings.read();
        if (settings.configured().isPresent()) {
            settings.configured().get().check();
            return new Store(Optional.empty());
        }
        Path folder = settings.dataFolder().toAbsolutePath().normalize();
        return openBeside(folder, folder.resolve("binaries"), PATIENCE_WITH_A_START);
    }

    static Store openBeside(Path folder, Path binaries, Duration patience) {
        if (!PostgresServer.existsIn(folder)) {
            throw new StoreProblemException(
                    "The data folder %s holds no database.".formatted(folder),
                    "Name the folder of the service with CRITERIO_DATA_DIR, or its PostgreSQL with"
                            + " QUARKUS_DATASOURCE_JDBC_URL.");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                PostgresServer server = PostgresServer.start(folder, binaries);
                announce(server.jdbcUrl(), server.password());
                return new Store(Optional.of(server));
            } catch (FolderInUseException running) {
                RunningServer.Found found = RunningServer.on(folder);
                if (found.server().isPresent()) {
                    RunningServer server = found.server().get();
                    announce(server.jdbcUrl(), server.password());
                    return new Store(Optional.empty());
                }
                if (System.nanoTime() > deadline) {
                    throw new StoreProblemException(
                            "The PostgreSQL of the Criterio that uses the data folder %s does not let us in (%s)."
                                    .formatted(folder, found.problem()),
                            "Run the command as the user of the service, on its machine.",
                            running);
                }
            }
        }
    }

    /** Where Quarkus looks. */
    private static void announce(String jdbcUrl, String password) {
        System.setProperty(StoreSettings.JDBC_URL, jdbcUrl);
        System.setProperty(StoreSettings.USERNAME, PostgresServer.USERNAME);
        System.setProperty(StoreSettings.PASSWORD, password);
    }

    /** Stops the embedded PostgreSQL, if there is one, and waits until it has written everything. */
    @Override
    public void close() {
        embedded.ifPresent(PostgresServer::close);
    }
}
