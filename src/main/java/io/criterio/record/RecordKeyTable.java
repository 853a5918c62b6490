package io.criterio.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database knows of the keys of the record. */
final class RecordKeyTable {

    /** Any number; the same in every service that shares the database. */
    private static final long ONE_AT_A_TIME = 0x4352_4954_4b45_5953L;

    private RecordKeyTable() {}

    /** What a key is for. */
    enum Kind {
        /** Makes the stand-ins for persons. */
        PSEUDONYM,
        /** Signs checkpoints. */
        SIGNING
    }

    /**
     * A key, by what can be shown of it.
     *
     * @param version from 1; a higher one is newer
     * @param fingerprint tells it from others
     * @param publicKey X.509, of a key that signs
     * @param givenUpAt when somebody said that it is lost; null while it is needed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Known(
            Kind kind,
            int version,
            String fingerprint,
            byte @Nullable [] publicKey,
            Instant since,
            @Nullable Instant givenUpAt,
            @Nullable String reason) {

        boolean isNeeded() {
            return givenUpAt == null;
        }

        String name() {
            return kind == Kind.PSEUDONYM ? "pseudonym-" + version : "signing-" + version;
        }
    }

    /** Until the end of the transaction nobody else looks at the keys to change them. */
    static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(ONE_AT_A_TIME));
        }
    }

    /** All, by kind and version. */
    static List<Known> read(Connection connection) throws SQLException {
        List<Known> known = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select kind, version, fingerprint, public_key, known_since, given_up_at, reason
                        from record_key order by kind, version
                        """)) {
            while (rows.next()) {
                OffsetDateTime givenUp = rows.getObject(6, OffsetDateTime.class);
                known.add(new Known(
                        Kind.valueOf(rows.getString(1)),
                        rows.getInt(2),
                        rows.getString(3),
                        rows.getBytes(4),
                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                        givenUp == null ? null : givenUp.toInstant(),
                        rows.getString(7)));
            }
        }
        return known;
    }

    /** Makes a key known; one that was given up and has been found again is needed again. */
    static void add(Connection connection, Known key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into record_key (kind, version, fingerprint, public_key, known_since, given_up_at, reason)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, version) do update
                set given_up_at = excluded.given_up_at, reason = excluded.reason
                """)) {
            insert.setString(1, key.kind().name());
            insert.setInt(2, key.version());
            insert.setString(3, key.fingerprint());
            insert.setBytes(4, key.publicKey());
            insert.setObject(5, key.since().atOffset(ZoneOffset.UTC));
            insert.setObject(6, key.givenUpAt() == null ? null : key.givenUpAt().atOffset(ZoneOffset.UTC));
            insert.setString(7, key.reason());
            insert.executeUpdate();
        }
    }

    /** Of a record that was written before the database knew keys: the key of its newest checkpoint; null for none. */
    static @Nullable String newestSigner(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select key_id from checkpoint order by number desc limit 1")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Of such a record: whether stand-ins for persons are in it. */
    static boolean holdsStandIns(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select exists (select from decision where customer_ref ~ '^h[0-9]+\\.')
                            or exists (select from decision where executive_id ~ '^h[0-9]+\\.')
                        """)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
