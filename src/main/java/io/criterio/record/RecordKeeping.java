package io.criterio.record;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What those who answer for the record do with it. Everything waits for the database. Thread-safe. */
@Singleton
@Unremovable
public final class RecordKeeping {

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final RecordKeys keys;

    @Inject
    RecordKeeping(AgroalDataSource dataSource, RecordKeys keys, Clock clock) {
        this.dataSource = dataSource;
        this.keys = keys;
        this.clock = clock;
    }

    /** Signs the ends of the chains; false if nothing is new since they were last signed. */
    public boolean checkpoint() {
        try (Connection connection = dataSource.getConnection()) {
            return CheckpointTable.add(connection, keys.bound().signing(), clock.instant())
                    .isPresent();
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("signing a checkpoint", failed);
        }
    }

    /**
     * All checkpoints, oldest first, a JSON object each: {@code body} (the text that is signed), {@code signature} and
     * {@code key} (both in base64; the key as X.509) and {@code keyId}.
     */
    public void exportCheckpoints(Consumer<String> line) {
        try (Connection connection = dataSource.getConnection()) {
            CheckpointTable.read(
                    connection,
                    0,
                    checkpoint -> line.accept(
                            checkpoint.exported(keys.bound().verifying().get(checkpoint.keyId()))));
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("exporting checkpoints", failed);
        }
    }

    /**
     * Compares every row of the record with its seal, and the seals with the signed checkpoints.
     *
     * @param exported checkpoints that were kept elsewhere, oldest first: the record has to hold all of them
     * @param findings learns of every row that is not as it was written
     * @param progress learns now and then how many rows were read
     */
    public Integrity.Checked checkIntegrity(
            Integrity.ArchivedSources sources,
            ExportedCheckpoints exported,
            Consumer<Finding> findings,
            LongConsumer progress) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return new Integrity(connection, keys.bound().verifying(), sources, findings, progress).check(exported);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("checking the record", failed);
        }
    }

    /**
     * Erases a customer's reference wherever it is recorded. The decisions stay, can be decided again, and their seals
     * still fit; that a reference was erased is recorded.
     *
     * @return how many decisions held it
     */
    public long erase(String customerRef) {
        try (Connection connection = dataSource.getConnection()) {
            return Erasure.erase(connection, keys.forSearching(connection).allOf(customerRef), clock.instant());
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("erasing a customer", failed);
        }
    }
}
