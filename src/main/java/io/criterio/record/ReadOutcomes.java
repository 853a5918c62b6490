package io.criterio.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcomes that a walk through the record read last. Many situations of a conversation have one outcome in common, and
 * it is the long part of a decision: it is read once, and the same text stands for it everywhere. Those that are longer
 * than such outcomes are, few have in common: they are not for here, a handful would fill the memory. Thread-safe.
 */
final class ReadOutcomes {

    /** The longest that is read, in bytes: those of a slice of a walk are in memory together. */
    private static final int LONGEST = 32 << 10;

    /** What is remembered, in characters. */
    private static final long REMEMBERED = 24L << 20;

    private final Cache<Key, ReadOutcome> known = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((Key key, ReadOutcome outcome) -> outcome.body().length())
            .build();

    /** Where an outcome is stored: contents are stored by their hash, once a month. */
    record Key(LocalDate month, ByteBuffer hash) {

        static Key of(Scanned.Columns columns) {
            return new Key(columns.month().atDay(1), columns.outcome());
        }
    }

    /** An outcome as it is stored. */
    record ReadOutcome(String body, List<String> rules) {}

    /** Those that are there and not too long, from memory or from the record. */
    Map<Key, ReadOutcome> get(Connection connection, Collection<Key> keys) throws SQLException {
        Map<Key, ReadOutcome> found = new HashMap<>(known.getAllPresent(keys));
        List<Key> unknown =
                keys.stream().filter(key -> !found.containsKey(key)).distinct().toList();
        if (!unknown.isEmpty()) {
            Map<Key, ReadOutcome> read = read(connection, unknown);
            known.putAll(read);
            found.putAll(read);
        }
        return found;
    }

    private static Map<Key, ReadOutcome> read(Connection connection, List<Key> keys) throws SQLException {
        List<String> months = new ArrayList<>(keys.size());
        List<byte[]> hashes = new ArrayList<>(keys.size());
        for (Key key : keys) {
            months.add(key.month().toString());
            hashes.add(key.hash().array());
        }
        Map<Key, ReadOutcome> read = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select month, hash, body, rules from outcome
                where (month, hash) in (select * from unnest(?, ?)) and octet_length(body) <= ?""")) {
            select.setArray(1, connection.createArrayOf("date", months.toArray()));
            select.setArray(2, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            select.setInt(3, LONGEST);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read.put(
                            new Key(row.getObject(1, LocalDate.class), ByteBuffer.wrap(row.getBytes(2))),
                            new ReadOutcome(row.getString(3), List.of((String[])
                                    row.getArray(4).getArray())));
                }
            }
        }
        return read;
    }
}
