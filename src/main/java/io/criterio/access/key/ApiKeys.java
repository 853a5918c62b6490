package io.criterio.access.key;

import io.agroal.api.AgroalDataSource;
import io.criterio.record.RecordUnavailableException;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The keys there are. Everything waits for the database. Thread-safe. */
@Singleton
@Unremovable
public final class ApiKeys {

    private final AgroalDataSource dataSource;
    private final KeyCheck check;
    private final Clock clock;

    @Inject
    ApiKeys(AgroalDataSource dataSource, KeyCheck check, Clock clock) {
        this.dataSource = dataSource;
        this.check = check;
        this.clock = clock;
    }

    /** A key and what its owner is shown of it, once. */
    public record Shown(ApiKey key, KeyText text) {}

    /**
     * Makes a key.
     *
     * @param by who does
     */
    public Shown create(NewKey wanted, String by) {
        KeyText text = KeyText.of(KeyText.newId());
        ApiKey key = new ApiKey(
                text.id(),
                wanted.owner(),
                wanted.roles(),
                wanted.bounds(),
                wanted.requests(),
                wanted.concurrent(),
                now(),
                by,
                wanted.expiresAt(),
                null,
                null,
                null,
                null);
        try (Connection connection = dataSource.getConnection()) {
            ApiKeyTable.insert(connection, key, text.hash());
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("making a key", failed);
        }
        return new Shown(key, text);
    }

    /** All keys, newest first, those included that are of no use any more. */
    public List<ApiKey> list() {
        try (Connection connection = dataSource.getConnection()) {
            return ApiKeyTable.list(connection);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("listing keys", failed);
        }
    }

    /** The key of that id, if there is one. */
    public Optional<ApiKey> find(String id) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, id);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("finding a key", failed);
        }
    }

    /** Refuses a key from now on; here at once, elsewhere within {@code criterio.access.keys.recheck}. Empty for none. */
    public Optional<ApiKey> revoke(String id) {
        try (Connection connection = dataSource.getConnection()) {
            ApiKeyTable.revoke(connection, id, now());
            check.forget(id);
            return find(connection, id);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("revoking a key", failed);
        }
    }

    /**
     * Replaces the secret of a key; everything else about it stays, and so do the limits and the requests that are known
     * under it.
     *
     * @param grace how long the old secret stays good
     * @return empty if there is no such key, or it is revoked
     */
    public Optional<Shown> rotate(String id, Duration grace) {
        KeyText text = KeyText.of(id);
        Instant now = now();
        try (Connection connection = dataSource.getConnection()) {
            boolean rotated = ApiKeyTable.rotate(connection, id, text.hash(), now, now.plus(grace));
            check.forget(id);
            return rotated ? find(connection, id).map(key -> new Shown(key, text)) : Optional.empty();
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("replacing a key", failed);
        }
    }

    private static Optional<ApiKey> find(Connection connection, String id) throws SQLException {
        return ApiKeyTable.find(connection, id).map(StoredKey::key);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
