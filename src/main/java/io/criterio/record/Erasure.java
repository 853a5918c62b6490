package io.criterio.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Takes a customer's reference out of the record. */
final class Erasure {

    private Erasure() {}

    private record Erased(Instant decidedAt, UUID decision) {}

    /**
     * Erases, in one transaction: the reference and its salt go, the commitment that they make stays, and each erasure
     * is a row under a seal.
     *
     * @return how many decisions held the reference
     */
    static long erase(Connection connection, List<String> references, Instant now) throws SQLException {
        Instant erasedAt = now.truncatedTo(ChronoUnit.MILLIS);
        return Transaction.run(connection, transaction -> {
            SortedMap<YearMonth, List<Erased>> months = take(transaction, references);
            long erased = 0;
            for (Map.Entry<YearMonth, List<Erased>> month : months.entrySet()) {
                seal(transaction, month.getKey(), month.getValue(), erasedAt);
                erased += month.getValue().size();
            }
            return erased;
        });
    }

    private static SortedMap<YearMonth, List<Erased>> take(Connection connection, List<String> references)
            throws SQLException {
        SortedMap<YearMonth, List<Erased>> months = new TreeMap<>();
        try (PreparedStatement update = connection.prepareStatement("""
                update decision set
                    customer_commitment = sha256(customer_salt || convert_to(customer_ref, 'UTF8')),
                    customer_ref = null, customer_salt = null
                where customer_ref = any (?)
                returning decided_at, id
                """)) {
            update.setArray(1, connection.createArrayOf("text", references.toArray()));
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    Instant decidedAt = rows.getObject(1, OffsetDateTime.class).toInstant();
                    months.computeIfAbsent(Partitions.monthOf(decidedAt), month -> new ArrayList<>())
                            .add(new Erased(decidedAt, rows.getObject(2, UUID.class)));
                }
            }
        }
        return months;
    }

    private static void seal(Connection connection, YearMonth month, List<Erased> all, Instant erasedAt)
            throws SQLException {
        Hash end = CheckpointTable.newestHash(connection);
        long chain = SealTable.begin(connection, month, end);
        long number = 0;
        for (int from = 0; from < all.size(); from += Short.MAX_VALUE) {
            List<Erased> some = all.subList(from, Math.min(all.size(), from + Short.MAX_VALUE));
            List<byte[]> leaves = some.stream()
                    .map(one -> Leaf.erasure(one.decision(), erasedAt))
                    .toList();
            Seal seal = Seal.of(month, chain, ++number, erasedAt, leaves, end);
            SealTable.insert(connection, seal);
            insert(connection, some, seal, erasedAt);
            end = seal.hash();
        }
    }

    private static void insert(Connection connection, List<Erased> some, Seal seal, Instant erasedAt)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into erasure (decided_at, decision, erased_at, chain, seal, place) values (?, ?, ?, ?, ?, ?)
                """)) {
            int place = 0;
            for (Erased one : some) {
                insert.setObject(1, one.decidedAt().atOffset(ZoneOffset.UTC));
                insert.setObject(2, one.decision());
                insert.setObject(3, erasedAt.atOffset(ZoneOffset.UTC));
                insert.setLong(4, seal.chain());
                insert.setLong(5, seal.number());
                insert.setInt(6, place++);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
