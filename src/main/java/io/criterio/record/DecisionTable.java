package io.criterio.record;

import io.criterio.record.ReadOutcomes.ReadOutcome;
import io.criterio.record.Readers.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** The decisions in PostgreSQL, as they are read. */
final class DecisionTable {

    private static final int FEW_OUTCOMES = 100;
    private static final int ROWS_IN_MEMORY = 4;

    private static final String COLUMNS = """
            select d.id, d.type, d.case_id, d.as_of, d.decided_at, r.version, r.digest, d.language,
                   s.facts, d.customer_ref, d.executive_id""";

    private static final String WITHOUT_OUTCOME = """

            from decision d
            join release r on r.number = d.release
            join situation s on s.hash = d.situation
                and s.month = date_trunc('month', d.decided_at at time zone 'UTC')::date
            """;

    private static final String SELECT = COLUMNS + ", o.body, o.rules" + WITHOUT_OUTCOME + """
            join outcome o on o.hash = d.outcome
                and o.month = date_trunc('month', d.decided_at at time zone 'UTC')::date
            """;

    private final Readers readers;
    private final DataSource dataSource;
    private final StandIns standIns;

    /** Knows the stand-ins by which persons are found. */
    @FunctionalInterface
    interface StandIns {

        /** Of all keys that the record of that connection was written with. */
        Pseudonyms of(Connection connection) throws SQLException;
    }

    /**
     * The decisions of a store.
     *
     * @param readers for those who wait for an answer
     * @param dataSource for those who have time
     */
    DecisionTable(Readers readers, DataSource dataSource, StandIns standIns) {
        this.readers = readers;
        this.dataSource = dataSource;
        this.standIns = standIns;
    }

    Optional<DecisionRecord> find(UUID id) throws SQLException {
        return find(id, Scope.ALL);
    }

    Optional<DecisionRecord> find(UUID id, Scope scope) throws SQLException {
        if (!DecisionIds.isOne(id)) {
            return Optional.empty();
        }
        Conditions conditions = new Conditions();
        conditions.add("d.decided_at = ?", timestamp(DecisionIds.instantOf(id)));
        conditions.add("d.id = ?", id);
        try (Reader reader = readers.open();
                PreparedStatement select = select(reader.connection(), conditions, scope, "")) {
            conditions.bind(select);
            List<DecisionRecord> found = read(select);
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
        }
    }

    /**
     * Those whose input and outcome are there, in no order. A few rows at a time: one may hold a base of twenty thousand
     * records.
     */
    void read(Map<UUID, Scanned.Columns> decisions, ReadOutcomes outcomes, Consumer<DecisionRecord> reader)
            throws SQLException {
        Map<UUID, ReadOutcomes.Key> keys = new HashMap<>();
        decisions.forEach((id, columns) -> keys.put(id, ReadOutcomes.Key.of(columns)));
        try (Connection connection = dataSource.getConnection()) {
            Map<ReadOutcomes.Key, ReadOutcome> known = outcomes.get(connection, keys.values());
            List<UUID> ofKnown = new ArrayList<>();
            List<UUID> others = new ArrayList<>();
            keys.forEach((id, key) -> (known.containsKey(key) ? ofKnown : others).add(id));
            // With auto-commit on, the driver reads all rows at once.
            connection.setAutoCommit(false);
            try {
                read(connection, COLUMNS + WITHOUT_OUTCOME, ofKnown, row -> {
                    ReadOutcome outcome = known.get(keys.get(row.getObject(1, UUID.class)));
                    reader.accept(decision(row, Objects.requireNonNull(outcome)));
                });
                read(connection, SELECT, others, row -> reader.accept(decision(row)));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private interface RowReader {
        void accept(ResultSet row) throws SQLException;
    }

    private static void read(Connection connection, String select, List<UUID> ids, RowReader reader)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(select + "where (d.decided_at, d.id) in (select * from unnest(?, ?))")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "timestamptz",
                            ids.stream()
                                    .map(id -> DecisionIds.instantOf(id).toString())
                                    .toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            statement.setFetchSize(ROWS_IN_MEMORY);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.accept(rows);
                }
            }
        }
    }

    /** Whoever may not see a decision is not told that it is there: the condition is one of the query. */
    private PreparedStatement select(Connection connection, Conditions conditions, Scope scope, String order)
            throws SQLException {
        conditions.add("d.branch = ?", scope.branch());
        if (!scope.executives().isEmpty()) {
            Pseudonyms pseudonyms = standIns.of(connection);
            List<String> executives = scope.executives().stream()
                    .flatMap(executive -> pseudonyms.allOf(executive).stream())
                    .toList();
            conditions.add("d.executive_id = any (?)", connection.createArrayOf("text", executives.toArray()));
        }
        return connection.prepareStatement(SELECT + conditions.where() + order);
    }

    Page search(Search search) throws SQLException {
        return search(search, Scope.ALL);
    }

    Page search(Search search, Scope scope) throws SQLException {
        Conditions conditions = new Conditions();
        conditions.add("d.case_id = ?", search.caseId());
        conditions.add("d.type = ?", search.type());
        conditions.add("d.decided_at >= ?", timestamp(search.from()));
        conditions.add("d.decided_at < ?", timestamp(search.to()));
        if (search.cursor() != null) {
            Cursor last = Cursor.parse(search.cursor());
            // The first says which partitions to leave out, the second which rows.
            conditions.add("d.decided_at <= ?", timestamp(last.decidedAt()));
            conditions.add("(d.decided_at, d.id) < (?, ?)", last.decidedAt().atOffset(ZoneOffset.UTC), last.id());
        }
        try (Reader reader = readers.open()) {
            Connection connection = reader.connection();
            if (search.release() != null && !addRelease(connection, conditions, search.release())) {
                return new Page(List.of(), null);
            }
            addPerson(connection, conditions, "d.customer_ref = any (?)", search.customerRef());
            addPerson(connection, conditions, "d.executive_id = any (?)", search.executiveId());
            if (search.rule() != null && !addRule(connection, conditions, search.rule())) {
                return new Page(List.of(), null);
            }
            return search(connection, conditions, search.limit(), scope);
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

    /** Whoever searches knows a person by name; in the record stands what the settings of the time made of it. */
    private void addPerson(Connection connection, Conditions conditions, String clause, @Nullable String reference)
            throws SQLException {
        if (reference != null) {
            conditions.add(
                    clause,
                    connection.createArrayOf(
                            "text", standIns.of(connection).allOf(reference).toArray()));
        }
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

    private Page search(Connection connection, Conditions conditions, int limit, Scope scope) throws SQLException {
        try (PreparedStatement select =
                select(connection, conditions, scope, " order by d.decided_at desc, d.id desc limit ?")) {
            // Planned for its values every time: they decide which way is the short one.
            select.unwrap(PGStatement.class).setPrepareThreshold(0);
            int bound = conditions.bind(select);
            select.setInt(bound + 1, limit + 1);
            return page(read(select), limit);
        }
    }

    Page conversation(String caseId, @Nullable String cursor, int limit) throws SQLException {
        return conversation(caseId, cursor, limit, Scope.ALL);
    }

    Page conversation(String caseId, @Nullable String cursor, int limit, Scope scope) throws SQLException {
        Conditions conditions = new Conditions();
        conditions.add("d.case_id = ?", caseId);
        if (cursor != null) {
            Cursor last = Cursor.parse(cursor);
            conditions.add("d.decided_at >= ?", timestamp(last.decidedAt()));
            conditions.add("(d.decided_at, d.id) > (?, ?)", last.decidedAt().atOffset(ZoneOffset.UTC), last.id());
        }
        try (Reader reader = readers.open();
                PreparedStatement select =
                        select(reader.connection(), conditions, scope, " order by d.decided_at, d.id limit ?")) {
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
        return decision(row, new ReadOutcome(row.getString(12), List.of((String[])
                row.getArray(13).getArray())));
    }

    private static DecisionRecord decision(ResultSet row, ReadOutcome outcome) throws SQLException {
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
                outcome.body(),
                outcome.rules(),
                row.getString(10),
                row.getString(11));
    }
}
