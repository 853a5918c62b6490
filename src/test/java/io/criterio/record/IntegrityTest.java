package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.store.TestPostgres;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrityTest {

    private static final int TAMPERINGS = 1_000;

    /** The columns that say something, of each table. The others are notes for the service's own use. */
    private static final Map<String, List<String>> COLUMNS = new TreeMap<>(Map.of(
            "decision",
            List.of(
                    "decided_at",
                    "id",
                    "type",
                    "case_id",
                    "as_of",
                    "language",
                    "release",
                    "situation",
                    "outcome",
                    "customer_ref",
                    "customer_salt",
                    "customer_commitment",
                    "executive_id",
                    "chain",
                    "seal",
                    "place"),
            "situation",
            List.of("month", "hash", "type", "facts"),
            "outcome",
            List.of("month", "hash", "body", "rules"),
            "answer",
            List.of("decided_at", "decision", "tool", "answer", "answered_at", "chain", "seal", "place"),
            "erasure",
            List.of("decided_at", "decision", "erased_at", "chain", "seal", "place"),
            "seal",
            List.of("month", "chain", "number", "sealed_at", "leaves", "hash"),
            "chain",
            List.of("number", "start"),
            "checkpoint",
            List.of("number", "body", "hash", "key_id", "signature"),
            "dropped_month",
            List.of("month", "decisions"),
            "release",
            List.of("digest", "version", "sources")));

    /** What tells a row from others, in a finding. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "decision", List.of("id"),
            "situation", List.of("hash"),
            "outcome", List.of("hash"),
            "answer", List.of("decision"),
            "erasure", List.of("decision"),
            "seal", List.of("number", "chain"),
            "chain", List.of("number"),
            "checkpoint", List.of("number"),
            "dropped_month", List.of("month"),
            "release", List.of("digest"));

    @TempDir
    static Path folder;

    private DataSource dataSource;
    private KeyPair keys;

    @BeforeAll
    void a_record_with_everything_in_it() throws SQLException {
        dataSource = TestPostgres.newTables();
        keys = new KeyFolder(folder).makeSigningKeys();
        Partitions partitions = new Partitions(dataSource);
        partitions.ensure(NOON);
        partitions.ensure(YearMonth.of(2025, 1));
        RecordWriter one = Decisions.newWriter();
        RecordWriter other = Decisions.newWriter();
        try (Connection connection = dataSource.getConnection()) {
            one.write(connection, List.of(Decisions.entry(decisions(3, Instant.parse("2025-01-15T12:00:00Z"), "old"))));
        }
        checkpoint();
        partitions.drop(YearMonth.of(2025, 1), NOON);
        for (int group = 0; group < 5; group++) {
            List<DecisionRecord> decisions = decisions(4 + group, NOON.plusSeconds(group), "case-" + group);
            try (Connection connection = dataSource.getConnection()) {
                (group % 2 == 0 ? one : other).write(connection, List.of(Decisions.entry(decisions)));
                if (group % 2 == 1) {
                    answer(connection, other, decisions.get(0), "BONIFICACION", "REJECTED");
                    answer(connection, other, decisions.get(0), "PRIVILEGIO", "NO_ANSWER");
                }
            }
            checkpoint();
        }
        try (Connection connection = dataSource.getConnection()) {
            one.write(
                    connection,
                    List.of(Decisions.entry(decisions(2, Instant.parse("2026-12-01T00:00:00Z"), "december"))));
            assertThat(Erasure.erase(connection, List.of("c-3"), NOON)).isPositive();
        }
        checkpoint();
        try (Connection connection = dataSource.getConnection()) {
            other.write(connection, List.of(Decisions.entry(decisions(3, NOON.plusSeconds(60), "late"))));
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update release set sources = convert_to(digest || version, 'UTF8')");
        }
    }

    private static List<DecisionRecord> decisions(int count, Instant from, String caseId) {
        List<DecisionRecord> decisions = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            decisions.add(Decisions.at(
                    from.plusMillis(n),
                    "RETENTION",
                    caseId,
                    "c-" + n,
                    "2026.11." + n % 2,
                    "{\"charges\":" + n % 3 + "}",
                    "{\"tools\":" + n % 3 + "}",
                    "RET-BON-01",
                    "RET-PRI-01"));
        }
        return decisions;
    }

    private static void answer(
            Connection connection, RecordWriter writer, DecisionRecord decision, String tool, String answer)
            throws SQLException {
        Entry.AnswerRow row = Entry.AnswerRow.of(new NewAnswer(decision.id(), tool, answer, NOON));
        writer.write(
                connection,
                List.of(new Entry(
                        List.of(), List.of(row), null, null, System.nanoTime() + TimeUnit.MINUTES.toNanos(1))));
    }

    private void checkpoint() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(CheckpointTable.add(connection, keys, NOON)).isPresent();
        }
    }

    private List<Finding> check(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        new Integrity(
                        connection,
                        Map.of(Checkpoint.keyId(keys.getPublic()), keys.getPublic()),
                        (digest, version, sources) ->
                                new String(sources, java.nio.charset.StandardCharsets.UTF_8).equals(digest + version),
                        findings::add,
                        rows -> {})
                .check(ExportedCheckpoints.none());
        return findings;
    }

    @Test
    void a_record_that_nobody_touched_has_no_findings() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(check(connection)).isEmpty();
        }
    }

    @Test
    void nothing_new_needs_no_checkpoint() throws SQLException {
        DataSource empty = TestPostgres.newTables();
        try (Connection connection = empty.getConnection()) {
            assertThat(CheckpointTable.add(connection, keys, NOON)).isEmpty();
        }
    }

    @Test
    void every_single_row_that_is_edited_deleted_inserted_or_swapped_is_located() throws SQLException {
        Random random = new Random(4);
        List<String> tables = List.copyOf(COLUMNS.keySet());
        List<String> unnoticed = new ArrayList<>();
        int tried = 0;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (tried < TAMPERINGS) {
                Savepoint before = connection.setSavepoint();
                String table = tables.get(random.nextInt(tables.size()));
                Tampering tampering = new Tampering(statement, table, random);
                if (tampering.happens()) {
                    tried++;
                    List<Finding> findings = check(connection);
                    if (findings.stream().noneMatch(tampering::names)) {
                        unnoticed.add(tampering + " → " + findings);
                    }
                }
                connection.rollback(before);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    /** One row of a table, changed in some way. */
    private static final class Tampering {

        private final Statement statement;
        private final String table;
        private final Random random;
        private String what = "";
        private List<String> row = List.of();

        Tampering(Statement statement, String table, Random random) {
            this.statement = statement;
            this.table = table;
            this.random = random;
        }

        /** False if nothing changed, or if it is one of the changes that the record alone cannot show. */
        boolean happens() throws SQLException {
            List<List<String>> rows = rows();
            List<String> chosen = rows.get(random.nextInt(rows.size()));
            row = chosen.subList(1, chosen.size());
            String at = chosen.get(0);
            return switch (random.nextInt(4)) {
                case 0 -> delete(at, rows);
                case 1 -> insert(at);
                case 2 -> swap(at, rows.get(random.nextInt(rows.size())).get(0));
                default -> edit(at);
            };
        }

        /** Where each row is, and its name. */
        private List<List<String>> rows() throws SQLException {
            List<List<String>> rows = new ArrayList<>();
            List<String> names = NAMES.get(table).stream()
                    .map(name -> name.equals("hash") ? "encode(hash, 'hex')" : name + "::text")
                    .toList();
            try (ResultSet found = statement.executeQuery("select tableoid::regclass || ' ' || ctid, "
                    + String.join(", ", names) + " from " + table + " order by 1")) {
                while (found.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= names.size() + 1; i++) {
                        values.add(found.getString(i));
                    }
                    rows.add(values);
                }
            }
            rows.sort(Comparator.comparing(Object::toString));
            return rows;
        }

        private static String where(String at) {
            int space = at.lastIndexOf(' ');
            return " where tableoid = '" + at.substring(0, space) + "'::regclass and ctid = '" + at.substring(space + 1)
                    + "'";
        }

        private boolean delete(String at, List<List<String>> rows) throws SQLException {
            what = "delete";
            boolean newestCheckpoint = table.equals("checkpoint") && row.get(0).equals(Integer.toString(rows.size()));
            // Only a copy that is kept elsewhere shows that the newest checkpoint was cut off.
            return !newestCheckpoint && attempt("delete from " + table + where(at));
        }

        private boolean insert(String at) throws SQLException {
            if (table.equals("chain") || table.equals("release")) {
                // A chain without seals and a release that has not decided are part of no decision.
                return false;
            }
            String key = switch (table) {
                case "decision" -> "id";
                case "answer" -> "tool";
                case "erasure" -> "decision";
                case "situation", "outcome" -> "hash";
                case "dropped_month" -> "month";
                default -> "number";
            };
            what = "insert with another " + key;
            List<String> columns = new ArrayList<>(COLUMNS.get(table));
            if (table.equals("dropped_month")) {
                columns.add("dropped_at");
            }
            List<String> values = columns.stream()
                    .map(column -> column.equals(key) ? changed(table, column) : column)
                    .toList();
            return attempt("insert into " + table + " (" + String.join(", ", columns) + ") select "
                    + String.join(", ", values) + " from " + table + where(at));
        }

        /** What both rows say changes places; the rows themselves stay. */
        private boolean swap(String at, String other) throws SQLException {
            if (at.equals(other) || !table.equals("decision")) {
                return false;
            }
            List<String> swapped = List.of("case_id", "situation", "outcome", "release", "as_of");
            String column = swapped.get(random.nextInt(swapped.size()));
            what = "swap " + column;
            String differs = "select count(distinct " + column + ") from (select " + column + " from decision"
                    + where(at) + " union all select " + column + " from decision" + where(other) + ") t";
            try (ResultSet found = statement.executeQuery(differs)) {
                found.next();
                if (found.getInt(1) < 2) {
                    return false;
                }
            }
            String text = column.equals("situation") || column.equals("outcome") ? "bytea" : "text";
            statement.execute("create temp table if not exists swapping (a text, b text) on commit drop");
            statement.execute("delete from swapping");
            statement.execute("insert into swapping select (select " + column + "::text from decision" + where(at)
                    + "), (select " + column + "::text from decision" + where(other) + ")");
            String type = text.equals("bytea")
                    ? "bytea"
                    : column.equals("release") ? "int" : column.equals("as_of") ? "date" : "text";
            statement.execute(
                    "update decision set " + column + " = (select b::" + type + " from swapping)" + where(at));
            statement.execute(
                    "update decision set " + column + " = (select a::" + type + " from swapping)" + where(other));
            return true;
        }

        private boolean edit(String at) throws SQLException {
            List<String> columns = COLUMNS.get(table);
            String column = columns.get(random.nextInt(columns.size()));
            what = "edit " + column;
            return attempt("update " + table + " set " + column + " = " + changed(table, column) + where(at) + " and "
                    + column + " is not null");
        }

        private static String changed(String table, String column) {
            return switch (column) {
                case "id", "decision" -> "overlay(" + column + "::text placing 'abcdef' from 31)::uuid";
                case "decided_at", "answered_at", "erased_at", "sealed_at" -> column + " + interval '1 millisecond'";
                case "as_of" -> column + " + 1";
                case "month" -> "(month + interval '1 month')::date";
                case "place", "seal", "chain", "number", "release", "decisions" -> column + " + 1";
                case "situation",
                        "salt",
                        "customer_salt",
                        "customer_commitment",
                        "leaves",
                        "hash",
                        "start",
                        "signature",
                        "sources" -> "set_byte(" + column + ", 3, (get_byte(" + column + ", 3) + 1) % 256)";
                case "outcome" -> "set_byte(outcome, 3, (get_byte(outcome, 3) + 1) % 256)";
                case "rules" -> "rules || array['RET-BON-08']";
                case "body" -> table.equals("checkpoint") ? "replace(body, '2026', '2027')" : "body || ' '";
                default -> column + " || 'x'";
            };
        }

        private boolean attempt(String sql) throws SQLException {
            Savepoint before = statement.getConnection().setSavepoint();
            try {
                return statement.executeUpdate(sql) > 0;
            } catch (SQLException refused) {
                statement.getConnection().rollback(before);
                return false;
            }
        }

        boolean names(Finding finding) {
            return switch (table) {
                case "seal" ->
                    finding.toString().contains("seal " + row.get(0) + " of chain " + row.get(1))
                            || finding.toString().contains("seal " + (Long.parseLong(row.get(0)) + 1) + " of chain ");
                case "chain" -> finding.toString().contains("chain");
                case "checkpoint" -> finding.where().startsWith("checkpoint");
                case "dropped_month" -> finding.where().startsWith("dropped_month");
                case "release" ->
                    finding.where().startsWith("release") || finding.where().startsWith("decision");
                case "decision" ->
                    finding.toString().contains(row.get(0).substring(0, 30))
                            || finding.where().startsWith("row ");
                default ->
                    finding.toString().contains(row.get(0).substring(0, 6))
                            || finding.where().startsWith("row ");
            };
        }

        @Override
        public String toString() {
            return table + " " + row + " " + what;
        }
    }
}
