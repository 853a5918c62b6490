package io.criterio.store;

import java.util.Optional;

/**
 * The PostgreSQL of this process. Opened before Quarkus starts, because Quarkus reads the address of its database
 * while starting; closed after Quarkus has stopped.
 */
public final class Store implements AutoCloseable {

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
        System.setProperty(StoreSettings.JDBC_URL, server.jdbcUrl());
        System.setProperty(StoreSettings.USERNAME, PostgresServer.USERNAME);
        System.setProperty(StoreSettings.PASSWORD, server.password());
        return new Store(Optional.of(server));
    }

    /** Stops the embedded PostgreSQL, if there is one, and waits until it has written everything. */
    @Override
    public void close() {
        embedded.ifPresent(PostgresServer::close);
    }
}
