package io.criterio.access.key;

import io.criterio.access.Bounds;
import io.criterio.access.Role;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys in PostgreSQL. */
final class ApiKeyTable {

    private static final String COLUMNS = """
            id, owner, roles, branch, executives, requests, concurrent, created_at, created_by, expires_at, revoked_at,
            rotated_at, grace_until, last_used_at, hash, previous_hash
            """;

    private ApiKeyTable() {}

    static void insert(Connection connection, ApiKey key, byte[] hash) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into api_key (id, owner, roles, branch, executives, requests, concurrent, created_at, created_by,
                                     expires_at, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, key.id());
            insert.setString(2, key.owner());
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            key.roles().stream().map(Role::code).sorted().toArray()));
            insert.setString(4, key.bounds().branch());
            insert.setArray(
                    5,
                    connection.createArrayOf("text", key.bounds().executives().toArray()));
            insert.setObject(6, key.requests());
            insert.setObject(7, key.concurrent());
            insert.setObject(8, key.createdAt().atOffset(ZoneOffset.UTC));
            insert.setString(9, key.createdBy());
            insert.setObject(10, key.expiresAt().atOffset(ZoneOffset.UTC));
            insert.setBytes(11, hash);
            insert.executeUpdate();
        }
    }

    static Optional<StoredKey> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from api_key where id = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /** All there are, newest first. */
    static List<ApiKey> list(Connection connection) throws SQLException {
        List<ApiKey> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select " + COLUMNS + " from api_key order by created_at desc, id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(read(rows).key());
            }
        }
        return keys;
    }

    /** One that is revoked stays as it is. */
    static void revoke(Connection connection, String id, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update api_key set revoked_at = ? where id = ? and revoked_at is null")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** False if there is no such key, or it is revoked. */
    static boolean rotate(Connection connection, String id, byte[] hash, Instant now, Instant graceUntil)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update api_key set previous_hash = hash, hash = ?, rotated_at = ?, grace_until = ?
                where id = ? and revoked_at is null
                """)) {
            update.setBytes(1, hash);
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setObject(3, graceUntil.atOffset(ZoneOffset.UTC));
            update.setString(4, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Writes down when keys were last used, in one statement. */
    static void used(Connection connection, Map<String, Instant> uses) throws SQLException {
        List<Map.Entry<String, Instant>> used = List.copyOf(uses.entrySet());
        try (PreparedStatement update = connection.prepareStatement("""
                update api_key k set last_used_at = u.at
                from unnest(?::text[], ?::timestamptz[]) as u (id, at)
                where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)
                """)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "text", used.stream().map(Map.Entry::getKey).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            used.stream().map(use -> use.getValue().toString()).toArray()));
            update.executeUpdate();
        }
    }

    private static StoredKey read(ResultSet row) throws SQLException {
        return new StoredKey(
                new ApiKey(
                        row.getString(1),
                        row.getString(2),
                        roles(row.getArray(3)),
                        new Bounds(row.getString(4), List.of((String[])
                                row.getArray(5).getArray())),
                        number(row, 6),
                        number(row, 7),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getString(9),
                        row.getObject(10, OffsetDateTime.class).toInstant(),
                        instant(row, 11),
                        instant(row, 12),
                        instant(row, 13),
                        instant(row, 14)),
                row.getBytes(15),
                row.getBytes(16));
    }

    /** A role that this version does not know gives nothing. */
    private static Set<Role> roles(Array codes) throws SQLException {
        return Arrays.stream((String[]) codes.getArray())
                .flatMap(code -> Role.ofCode(code).stream())
                .collect(Collectors.toSet());
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
