package io.criterio.record;

import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.core.BaseConnection;

/** Gives up connections of which nobody knows what they are doing. */
final class Severed {

    private static final Logger LOG = Logger.getLogger(Severed.class);

    private Severed() {}

    /** Cuts a connection off, without a word to the server, and gives its place in the pool free. */
    static void sever(Connection connection) {
        abort(connection);
        try {
            connection.close();
        } catch (SQLException gone) {
            LOG.debugf("The connection was gone already: %s", gone.getMessage());
        }
    }

    /**
     * Cuts off what somebody else is waiting for, who will close it.
     *
     * <p>The driver's connection is aborted, not the pool's: Agroal 3.0 takes {@link Connection#abort} as the end of
     * its wrapper, cuts nothing, and never gives the place free again. It finds out by itself that the one that comes
     * back is dead.
     */
    static void abort(Connection connection) {
        try {
            connection.unwrap(BaseConnection.class).abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debugf("The connection was gone already: %s", gone.getMessage());
        }
    }
}
