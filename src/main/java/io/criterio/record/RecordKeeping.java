package io.criterio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What those who answer for the record do with it. Everything waits for the database. Thread-safe. */
@Singleton
@Unremovable
public final class RecordKeeping {

    private static final int ROWS_AT_ONCE = 1_000;

    private final AgroalDataSource dataSource;
    private final DecisionLog log;
    private final Clock clock;
    private final KeyPair keys;

    @Inject
    RecordKeeping(
            AgroalDataSource dataSource,
            DecisionLog log,
            Clock clock,
            @ConfigProperty(name = "criterio.keys-dir") Path keyFolder) {
        this.dataSource = dataSource;
        this.log = log;
        this.clock = clock;
        this.keys = new KeyFolder(keyFolder).signingKeys();
    }

    /** Signs the ends of the chains; false if nothing is new since they were last signed. */
    public boolean checkpoint() {
        try (Connection connection = dataSource.getConnection()) {
            return CheckpointTable.add(connection, keys, clock.instant()).isPresent();
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("signing a checkpoint", failed);
        }
    }

    /**
     * All checkpoints, oldest first, a JSON object each: {@code body} (the text that is signed), {@code signature} and
     * {@code key} (both in base64; the key as X.509) and {@code keyId}.
     */
    public void exportCheckpoints(Consumer<String> line) {
        Base64.Encoder base64 = Base64.getEncoder();
        String key = base64.encodeToString(keys.getPublic().getEncoded());
        String ours = Checkpoint.keyId(keys.getPublic());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(CheckpointTable.SELECT)) {
                select.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        Checkpoint checkpoint = CheckpointTable.read(rows);
                        line.accept(JsonNodeFactory.instance
                                .objectNode()
                                .put("body", checkpoint.body())
                                .put("signature", base64.encodeToString(checkpoint.signature()))
                                .put("keyId", checkpoint.keyId())
                                .put("key", checkpoint.keyId().equals(ours) ? key : null)
                                .toString());
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("exporting checkpoints", failed);
        }
    }

    /**
     * Compares every row of the record with its seal, and the seals with the signed checkpoints.
     *
     * @param findings learns of every row that is not as it was written
     * @param progress learns now and then how many rows were read
     */
    public Integrity.Checked checkIntegrity(
            Integrity.ArchivedSources sources, Consumer<Finding> findings, LongConsumer progress) {
        PublicKey key = keys.getPublic();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return new Integrity(connection, Map.of(Checkpoint.keyId(key), key), sources, findings, progress)
                        .check();
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
            return Erasure.erase(connection, log.pseudonyms().allOf(customerRef), clock.instant());
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("erasing a customer", failed);
        }
    }
}
