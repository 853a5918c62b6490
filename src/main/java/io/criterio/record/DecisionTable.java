package io.criterio.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** The decision record in PostgreSQL, by plain JDBC: appending is the one thing every decision waits for. */
final class DecisionTable {

    /** Of a hash in memory, about 150 bytes. What is forgotten is inserted again, and not stored again. */
    private static final int HASHES_TO_REMEMBER = 50_000;

    private static final int FEW_OUTCOMES = 100;
    private static final int ROWS_IN_MEMORY = 4;

    private static final String SELECT = """
            select d.id, d.type, d.case_id, d.as_of, d.decided_at, r.version, r.digest, d.language,
                   s.facts, o.body, o.rules, d.customer_ref, d.executive_id
            from decision d
            join release r on r.number = d.release
            join situation s on s.hash = d.situation
            join outcome o on o.hash = d.outcome
            """;

    private final DataSource dataSource;
    private final Cache<Hash, Boolean> storedSituations = memory();
    private final Cache<Hash, Boolean> storedOutcomes = memory();
    private final Map<String, Integer> releaseNumbers = new ConcurrentHashMap<>();

    DecisionTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private static Cache<Hash, Boolean> memory() {
        return Caffeine.newBuilder().maximumSize(HASHES_TO_REMEMBER).build();
    }

    private record Row(DecisionRecord decision, int release, Hash situation, Hash outcome) {}

    void append(List<DecisionRecord> decisions) throws SQLException {
        if (decisions.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            List<Row> rows = new ArrayList<>(decisions.size());
            SortedMap<Hash, DecisionRecord> situations = new TreeMap<>();
            SortedMap<Hash, DecisionRecord> outcomes = new TreeMap<>();
            for (DecisionRecord decision : decisions) {
                Hash situation = Hash.of(decision.type(), decision.input());
                Hash outcome = Hash.of(decision.outcome(), String.join("\n", decision.rules()));
                if (storedSituations.getIfPresent(situation) == null) {
                    situations.put(situation, decision);
                }
                if (storedOutcomes.getIfPresent(outcome) == null) {
                    outcomes.put(outcome, decision);
                }
                rows.add(new Row(decision, releaseNumber(connection, decision), situation, outcome));
            }
            connection.setAutoCommit(false);
            try {
                insertSituations(connection, situations);
                insertOutcomes(connection, outcomes);
                insertDecisions(connection, rows);
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                rollback(connection, failed);
                throw failed;
            }
            connection.setAutoCommit(true);
            // Not before the commit: a transaction that was rolled back has stored nothing.
            situations.keySet().forEach(hash -> storedSituations.put(hash, true));
            outcomes.keySet().forEach(hash -> storedOutcomes.put(hash, true));
        }
    }

    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private static void insertSituations(Connection connection, SortedMap<Hash, DecisionRecord> situations)
            throws SQLException {
        if (situations.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into situation (hash, type, facts) values (?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<Hash, DecisionRecord> situation : situations.entrySet()) {
                insert.setBytes(1, situation.getKey().bytes());
                insert.setString(2, situation.getValue().type());
                insert.setString(3, situation.getValue().input());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertOutcomes(Connection connection, SortedMap<Hash, DecisionRecord> outcomes)
            throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into outcome (hash, body, rules) values (?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<Hash, DecisionRecord> outcome : outcomes.entrySet()) {
                insert.setBytes(1, outcome.getKey().bytes());
                insert.setString(2, outcome.getValue().outcome());
                insert.setArray(3, textArray(connection, outcome.getValue().rules()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertDecisions(Connection connection, List<Row> rows) throws SQLException {
        // "do nothing" makes it safe to append again when a commit ended in an unknown state.
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into decision (decided_at, id, type, case_id, as_of, language, release, situation, outcome,
                                      customer_ref, executive_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            for (Row row : rows) {
                DecisionRecord decision = row.decision();
                insert.setObject(1, decision.decidedAt().atOffset(ZoneOffset.UTC));
                insert.setObject(2, decision.id());
                insert.setString(3, decision.type());
                insert.setString(4, decision.caseId());
                insert.setObject(5, decision.asOf());
                insert.setString(6, decision.language());
                insert.setInt(7, row.release());
                insert.setBytes(8, row.situation().bytes());
                insert.setBytes(9, row.outcome().bytes());
                insert.setString(10, decision.customerRef());
                insert.setString(11, decision.executiveId());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private int releaseNumber(Connection connection, DecisionRecord decision) throws SQLException {
        Integer known = releaseNumbers.get(decision.releaseDigest());
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into release (digest, version) values (?, ?) on conflict (digest) do nothing")) {
            insert.setString(1, decision.releaseDigest());
            insert.setString(2, decision.releaseVersion());
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("select number from release where digest = ?")) {
            select.setString(1, decision.releaseDigest());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("release " + decision.releaseDigest() + " was stored and is not there");
                }
                int number = rows.getInt(1);
                releaseNumbers.put(decision.releaseDigest(), number);
                return number;
            }
        }
    }

    Optional<DecisionRecord> find(UUID id) throws SQLException {
        if (!DecisionIds.isOne(id)) {
            return Optional.empty();
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(SELECT + "where d.decided_at = ? and d.id = ?")) {
            select.setObject(1, DecisionIds.instantOf(id).atOffset(ZoneOffset.UTC));
            select.setObject(2, id);
            List<DecisionRecord> found = read(select);
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
        }
    }

    /** A few rows at a time: one may hold a base of twenty thousand records. */
    void read(Collection<UUID> ids, Consumer<DecisionRecord> reader) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // With auto-commit on, the driver reads all rows at once.
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(
                    SELECT + "where (d.decided_at, d.id) in (select * from unnest(?, ?))")) {
                select.setArray(
                        1,
                        connection.createArrayOf(
                                "timestamptz",
                                ids.stream()
                                        .map(id -> DecisionIds.instantOf(id).toString())
                                        .toArray()));
                select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                select.setFetchSize(ROWS_IN_MEMORY);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(decision(rows));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    Page search(Search search) throws SQLException {
        Conditions conditions = new Conditions();
        conditions.add("d.case_id = ?", search.caseId());
        conditions.add("d.type = ?", search.type());
        conditions.add("d.customer_ref = ?", search.customerRef());
        conditions.add("d.executive_id = ?", search.executiveId());
        conditions.add("d.decided_at >= ?", timestamp(search.from()));
        conditions.add("d.decided_at < ?", timestamp(search.to()));
        if (search.cursor() != null) {
            Cursor last = Cursor.parse(search.cursor());
            // The first says which partitions to leave out, the second which rows.
            conditions.add("d.decided_at <= ?", timestamp(last.decidedAt()));
            conditions.add("(d.decided_at, d.id) < (?, ?)", last.decidedAt().atOffset(ZoneOffset.UTC), last.id());
        }
        try (Connection connection = dataSource.getConnection()) {
            if (search.release() != null && !addRelease(connection, conditions, search.release())) {
                return new Page(List.of(), null);
            }
            if (search.rule() != null && !addRule(connection, conditions, search.rule())) {
                return new Page(List.of(), null);
            }
            return search(connection, conditions, search.limit());
        }
    }

    /** A version stands for one release or a few, whose numbers tell how many decisions to expect. False for none. */
    private static boolean addRelease(Connection connection, Conditions conditions, String release)
            throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select number from release where ? in (version, digest)")) {
            select.setString(1, release);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
        }
        conditions.add("d.release = any (?)", connection.createArrayOf("int4", numbers.toArray()));
        return !numbers.isEmpty();
    }

    /**
     * A rule that few outcomes hold is searched from those outcomes: walking back through time would read every decision
     * to find a rare one. False when no outcome holds it.
     */
    private static boolean addRule(Connection connection, Conditions conditions, String rule) throws SQLException {
        List<byte[]> outcomes = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select hash from outcome where rules @> array[?::text] limit ?")) {
            select.setString(1, rule);
            select.setInt(2, FEW_OUTCOMES + 1);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    outcomes.add(rows.getBytes(1));
                }
            }
        }
        if (outcomes.size() > FEW_OUTCOMES) {
            conditions.add("o.rules @> array[?::text]", rule);
        } else {
            conditions.add("d.outcome = any (?)", connection.createArrayOf("bytea", outcomes.toArray(byte[][]::new)));
        }
        return !outcomes.isEmpty();
    }

    private static Page search(Connection connection, Conditions conditions, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + conditions.where() + " order by d.decided_at desc, d.id desc limit ?")) {
            // Planned for its values every time: they decide which way is the short one.
            select.unwrap(PGStatement.class).setPrepareThreshold(0);
            int bound = conditions.bind(select);
            select.setInt(bound + 1, limit + 1);
            return page(read(select), limit);
        }
    }

    Page conversation(String caseId, @Nullable String cursor, int limit) throws SQLException {
        Conditions conditions = new Conditions();
        conditions.add("d.case_id = ?", caseId);
        if (cursor != null) {
            Cursor last = Cursor.parse(cursor);
            conditions.add("d.decided_at >= ?", timestamp(last.decidedAt()));
            conditions.add("(d.decided_at, d.id) > (?, ?)", last.decidedAt().atOffset(ZoneOffset.UTC), last.id());
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        SELECT + conditions.where() + " order by d.decided_at, d.id limit ?")) {
            int bound = conditions.bind(select);
            select.setInt(bound + 1, limit + 1);
            return page(read(select), limit);
        }
    }

    /** One more than asked for tells whether there is another page. */
    private static Page page(List<DecisionRecord> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<DecisionRecord> page = found.subList(0, limit);
        return new Page(page, new Cursor(page.get(limit - 1).id()).text());
    }

    /** Of a where clause: those with a value, and the values in order. */
    private static final class Conditions {

        private final List<String> clauses = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String clause, @Nullable Object value) {
            if (value != null) {
                clauses.add(clause);
                values.add(value);
            }
        }

        void add(String clause, Object first, Object second) {
            clauses.add(clause);
            values.add(first);
            values.add(second);
        }

        String where() {
            return clauses.isEmpty() ? "" : "where " + String.join(" and ", clauses);
        }

        /** Returns how many were bound. */
        int bind(PreparedStatement select) throws SQLException {
            for (int at = 0; at < values.size(); at++) {
                select.setObject(at + 1, values.get(at));
            }
            return values.size();
        }
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static List<DecisionRecord> read(PreparedStatement select) throws SQLException {
        List<DecisionRecord> decisions = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                decisions.add(decision(rows));
            }
        }
        return decisions;
    }

    private static DecisionRecord decision(ResultSet row) throws SQLException {
        Array rules = row.getArray(11);
        return new DecisionRecord(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                List.of((String[]) rules.getArray()),
                row.getString(12),
                row.getString(13));
    }

    private static Array textArray(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
