package io.criterio.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store how it is: often while it is down, so that the first decision after that comes soon. Only when a
 * connection that was just opened finds it silent or gone too is it the store, and not one connection or a slow commit:
 * then whoever still reads is cut off.
 */
final class Prober implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Prober.class);
    private static final Duration WHILE_UP = Duration.ofSeconds(1);
    private static final Duration WHILE_DOWN = Duration.ofMillis(200);
    private static final int SILENCE_MILLIS = 1_000;

    private final DataSource dataSource;
    private final Availability availability;
    private final Readers readers;
    private final DurabilityPromise promise;
    private final Runnable lost;
    private final Thread thread = new Thread(this, "record-prober");
    private @Nullable Connection connection;
    private int patience;

    /**
     * Makes one that has not begun yet.
     *
     * @param promise what the store has to keep
     * @param lost told when a connection was lost that had been good
     */
    Prober(
            DataSource dataSource,
            Availability availability,
            Readers readers,
            DurabilityPromise promise,
            Runnable lost) {
        this.dataSource = dataSource;
        this.availability = availability;
        this.readers = readers;
        this.promise = promise;
        this.lost = lost;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    probe();
                } catch (RuntimeException unexpected) {
                    LOG.error("The store could not be asked how it is", unexpected);
                }
                Thread.sleep((availability.isDown() ? WHILE_DOWN : WHILE_UP).toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        giveBack();
    }

    private void probe() {
        boolean fresh = connection == null;
        try {
            if (connection == null) {
                connection = dataSource.getConnection();
                patience = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select to_regclass('decision') is not null, " + StoreDurability.COLUMNS)) {
                if (rows.next() && rows.getBoolean(1)) {
                    StoreDurability durability = StoreDurability.read(rows, 2);
                    availability.found(durability, durability.problem(promise).orElse(null));
                    availability.up();
                } else {
                    availability.down("there is no table decision");
                }
            }
        } catch (SQLException failed) {
            disconnect();
            if (fresh) {
                availability.down(String.valueOf(failed.getMessage()));
                readers.sever();
            } else {
                lost.run();
                // It may have been the connection only.
                probe();
            }
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            Severed.sever(open);
        }
    }

    /** To the pool, as it came from there. */
    private void giveBack() {
        try (Connection open = connection) {
            if (open != null) {
                open.setNetworkTimeout(Runnable::run, patience);
            }
        } catch (SQLException gone) {
            LOG.debugf("The connection was gone already: %s", gone.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
