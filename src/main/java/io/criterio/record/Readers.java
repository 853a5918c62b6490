package io.criterio.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Connections for those who read while somebody waits for the answer. When the store stops answering, they are cut off:
 * whoever reads is told so at once, like everybody who comes later, instead of when the socket has been silent for long
 * enough. Thread-safe.
 */
final class Readers {

    private final DataSource dataSource;
    private final Availability availability;
    private final Set<Reader> reading = ConcurrentHashMap.newKeySet();

    Readers(DataSource dataSource, Availability availability) {
        this.dataSource = dataSource;
        this.availability = availability;
        availability.whenDown(() -> reading.forEach(Reader::sever));
    }

    /** A connection that is being read from. */
    final class Reader implements AutoCloseable {

        private final Connection connection;

        private Reader(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        private void sever() {
            if (reading.remove(this)) {
                Severed.sever(connection);
            }
        }

        @Override
        public void close() throws SQLException {
            if (reading.remove(this)) {
                connection.close();
            }
        }
    }

    /**
     * A connection of one's own; to be closed.
     *
     * @throws RecordUnavailableException when the store is known not to answer
     */
    Reader open() throws SQLException {
        availability.require();
        Reader reader = new Reader(dataSource.getConnection());
        reading.add(reader);
        if (availability.isDown()) {
            // It went down after it was asked for, maybe before this one could be found.
            reader.sever();
        }
        return reader;
    }
}
