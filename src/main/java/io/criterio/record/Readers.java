package io.criterio.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Connections for those who read while somebody waits for the answer. When the store is gone or silent, they are cut off:
 * whoever reads is told so soon, like everybody who comes later, instead of when the socket has been silent for long
 * enough. Thread-safe.
 */
final class Readers {

    private final DataSource dataSource;
    private final Availability availability;
    private final Set<Reader> reading = ConcurrentHashMap.newKeySet();

    Readers(DataSource dataSource, Availability availability) {
        this.dataSource = dataSource;
        this.availability = availability;
    }

    /** A connection that is being read from. */
    final class Reader implements AutoCloseable {

        private final Connection connection;
        private boolean closed;

        private Reader(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        /** Whoever reads closes it: nobody else knows what they are doing with it. */
        private synchronized void sever() {
            if (!closed) {
                Severed.abort(connection);
            }
        }

        @Override
        public void close() throws SQLException {
            synchronized (this) {
                closed = true;
            }
            reading.remove(this);
            connection.close();
        }
    }

    /**
     * A connection of one's own; to be closed.
     *
     * @throws RecordUnavailableException when the store is known not to answer
     */
    Reader open() throws SQLException {
        String problem = availability.problem();
        if (problem != null) {
            throw RecordUnavailableException.notRead(problem);
        }
        Reader reader = new Reader(dataSource.getConnection());
        reading.add(reader);
        return reader;
    }

    /** Cuts off all that are being read from. */
    void sever() {
        reading.forEach(Reader::sever);
    }
}
