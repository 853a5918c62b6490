package io.criterio.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The keys of requests in PostgreSQL. */
final class KeyTable {

    private static final int AT_ONCE = 5_000;

    private KeyTable() {}

    /** What was answered under those of the keys that came since an instant. */
    static Map<RequestKey, Kept> find(Connection connection, Collection<RequestKey> keys, Instant since)
            throws SQLException {
        List<RequestKey> wanted = List.copyOf(keys);
        Map<RequestKey, Kept> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select k.caller, k.route, k.key, k.fingerprint, k.decision, k.body
                from unnest(?::text[], ?::text[], ?::text[]) as t (caller, route, key)
                join request_key k on k.caller = t.caller and k.route = t.route and k.key = t.key
                where k.received_at >= ?
                """)) {
            select.setArray(1, RecordWriter.texts(connection, wanted, RequestKey::caller));
            select.setArray(2, RecordWriter.texts(connection, wanted, RequestKey::route));
            select.setArray(3, RecordWriter.texts(connection, wanted, RequestKey::key));
            select.setObject(4, since.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new RequestKey(rows.getString(1), rows.getString(2), rows.getString(3)),
                            new Kept(
                                    new Fingerprint(rows.getBytes(4)),
                                    rows.getObject(5, UUID.class),
                                    rows.getBytes(6)));
                }
            }
        }
        return found;
    }

    /** Forgets keys that came before an instant, a few at a time. */
    static void forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from request_key where (caller, route, key) in
                    (select caller, route, key from request_key where received_at < ? limit ?)
                """)) {
            int deleted;
            do {
                delete.setObject(1, before.atOffset(ZoneOffset.UTC));
                delete.setInt(2, AT_ONCE);
                deleted = delete.executeUpdate();
            } while (deleted == AT_ONCE);
        }
    }
}
