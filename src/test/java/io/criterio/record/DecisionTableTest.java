package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.store.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTableTest {

    private DataSource dataSource;
    private DecisionTable table;
    private RecordWriter writer;

    @BeforeEach
    void an_empty_record() {
        dataSource = TestPostgres.newTables();
        table = new DecisionTable(
                new Readers(dataSource, new Availability()), dataSource, connection -> Pseudonyms.none());
        writer = Decisions.newWriter();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.argumentSet("plain", "{\"a\":1}"),
                Arguments.argumentSet("accents and signs", "{\"texto\":\"¿Señal de recepción? ñandú €\"}"),
                Arguments.argumentSet("beyond the basic plane", "{\"t\":\"😀𝔘\"}"),
                Arguments.argumentSet("an escaped U+0000, which jsonb refuses", "{\"t\":\"\\u0000\"}"),
                Arguments.argumentSet("an escaped half of a surrogate pair", "{\"t\":\"\\ud800\"}"),
                Arguments.argumentSet("what jsonb would tidy up", "{\"b\":1.00,  \"a\":1e2,\"a\":2}\r\n\t"),
                Arguments.argumentSet("backslashes, quotes and question marks", "{\"t\":\"\\\\ ' ? {} $1 \\\"\"}"),
                Arguments.argumentSet("longer than a page of the database", "{\"t\":\"" + "ñ0".repeat(50_000) + "\"}"),
                Arguments.argumentSet("not composed", "e\u0301 \u00e9"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void gives_back_every_text_as_it_was_appended(String text) throws SQLException {
        DecisionRecord decision = Decisions.at(
                NOON, "RETENTION", "SIS-ñ-1", "c-ü", "2026.11.1", text, text + " ", "RET-PRI-01", "RET-BON-01");
        append(List.of(decision));
        assertThat(table.find(decision.id())).contains(decision);
    }

    @Test
    void keeps_the_absence_of_what_is_optional() throws SQLException {
        DecisionRecord decision = new DecisionRecord(
                DecisionIds.next(NOON),
                "RETENTION",
                null,
                LocalDate.of(2026, 11, 21),
                NOON,
                "2026.11.1",
                "sha256:1",
                "en",
                "{}",
                "{}",
                List.of(),
                null,
                null);
        append(List.of(decision));
        assertThat(table.find(decision.id())).contains(decision);
    }

    @Test
    void finds_nothing_under_an_id_that_is_not_there() throws SQLException {
        assertThat(table.find(DecisionIds.next(NOON))).isEmpty();
        assertThat(table.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void stores_a_situation_and_an_outcome_that_occur_again_once() throws SQLException {
        List<DecisionRecord> decisions = IntStream.range(0, 300)
                .mapToObj(n -> Decisions.at(NOON.plusMillis(n), "case-" + n))
                .toList();
        append(decisions.subList(0, 200));
        // Another service, which remembers nothing.
        Decisions.append(dataSource, Decisions.newWriter(), decisions.subList(200, 300));
        assertThat(count("decision")).isEqualTo(300);
        assertThat(count("situation")).isEqualTo(1);
        assertThat(count("outcome")).isEqualTo(1);
        assertThat(count("release")).isEqualTo(1);
    }

    @Test
    void appends_all_or_nothing_and_forgets_what_was_rolled_back() throws SQLException {
        // Given a database that refuses the decision, after its situation and outcome were inserted
        execute("alter table decision add constraint no_such_case check (case_id <> 'refused')");
        DecisionRecord good = Decisions.at(NOON, "good");
        DecisionRecord refused = Decisions.at(NOON, "refused");
        // When
        assertThatThrownBy(() -> append(List.of(good, refused))).isInstanceOf(SQLException.class);
        // Then
        assertThat(table.find(good.id())).isEmpty();
        assertThat(count("situation")).isZero();
        append(List.of(good));
        assertThat(table.find(good.id())).contains(good);
    }

    @Test
    void a_walk_reads_outcomes_of_any_length_and_keeps_the_short_ones_only() throws SQLException {
        DecisionRecord one = Decisions.at(NOON, "RETENTION", "a", null, "2026.11.1", "{\"n\":1}", "short", "R-1");
        DecisionRecord alike =
                Decisions.at(NOON.plusMillis(1), "RETENTION", "b", null, "2026.11.1", "{\"n\":2}", "short", "R-1");
        DecisionRecord another = Decisions.at(
                NOON.plusMillis(2), "ASSIGNMENT", "c", null, "2026.11.1", "{\"n\":3}", "long ".repeat(20_000), "R-2");
        append(List.of(one, alike, another));
        ReadOutcomes outcomes = new ReadOutcomes();

        List<DecisionRecord> read = new ArrayList<>();
        table.read(scanned(), outcomes, read::add);

        assertThat(read).containsExactlyInAnyOrder(one, alike, another);
        String body =
                read.stream().filter(one::equals).findFirst().orElseThrow().outcome();
        assertThat(read)
                .filteredOn(alike::equals)
                .extracting(DecisionRecord::outcome)
                .first()
                .isSameAs(body);
        try (Connection connection = dataSource.getConnection()) {
            Collection<ReadOutcomes.Key> keys =
                    scanned().values().stream().map(ReadOutcomes.Key::of).toList();
            assertThat(outcomes.get(connection, keys).values())
                    .extracting(ReadOutcomes.ReadOutcome::body)
                    .containsExactly("short");
        }
    }

    private Map<UUID, Scanned.Columns> scanned() {
        DecisionScan.Range range = new DecisionScan.Range(NOON.minusSeconds(1), NOON.plusSeconds(1), null);
        return new DecisionScan(dataSource).page(range, null, 10).stream().collect(Collectors.toMap(Scanned::id, one ->
                (Scanned.Columns) one.likeness()));
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter("nothing", search -> search, "d", "c", "b", "a"),
                filter("case", search -> search.caseId("a"), "a"),
                filter("type", search -> search.type("ASSIGNMENT"), "c"),
                filter("rule", search -> search.rule("RET-PRI-01"), "d", "b"),
                filter("customer", search -> search.customerRef("c-2"), "d", "c"),
                filter("executive", search -> search.executiveId("e-17"), "d", "c", "b", "a"),
                filter("an executive that nobody decided about", search -> search.executiveId("e-1")),
                filter("release by version", search -> search.release("2026.11.2"), "d"),
                filter("release by digest", search -> search.release("sha256:2026.11.1"), "c", "b", "a"),
                filter("from, inclusive", search -> search.from(NOON.plusSeconds(2)), "d", "c"),
                filter("to, exclusive", search -> search.to(NOON.plusSeconds(2)), "b", "a"),
                filter(
                        "a date",
                        search -> search.from("2026-11-21", ZoneOffset.UTC).to("2026-11-21", ZoneOffset.UTC),
                        "c",
                        "b",
                        "a"),
                filter(
                        "all of them",
                        search -> search.caseId("b")
                                .type("RETENTION")
                                .rule("RET-BON-01")
                                .customerRef("c-1")
                                .release("2026.11.1")
                                .from(NOON)
                                .to(NOON.plusSeconds(9)),
                        "b"),
                filter("a rule that no outcome holds", search -> search.rule("RET-XXX-99")),
                filter("a release that never decided", search -> search.release("1")));
    }

    private static Arguments filter(String name, UnaryOperator<Search> criteria, String... cases) {
        return Arguments.argumentSet(name, criteria, List.of(cases));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void lists_newest_first_what_a_search_asks_for(UnaryOperator<Search> criteria, List<String> cases)
            throws SQLException {
        append(List.of(
                Decisions.at(NOON, "RETENTION", "a", "c-1", "2026.11.1", "1", "1", "RET-BON-01"),
                Decisions.at(
                        NOON.plusSeconds(1),
                        "RETENTION",
                        "b",
                        "c-1",
                        "2026.11.1",
                        "2",
                        "2",
                        "RET-BON-01",
                        "RET-PRI-01"),
                Decisions.at(NOON.plusSeconds(2), "ASSIGNMENT", "c", "c-2", "2026.11.1", "3", "3", "ASG-DER-01"),
                Decisions.at(
                        Instant.parse("2026-11-22T00:00:00Z"),
                        "RETENTION",
                        "d",
                        "c-2",
                        "2026.11.2",
                        "4",
                        "4",
                        "RET-PRI-01")));
        assertThat(table.search(criteria.apply(Search.all())).decisions())
                .extracting(DecisionRecord::caseId)
                .containsExactlyElementsOf(cases);
    }

    @Test
    void pages_show_each_decision_once_while_others_arrive() throws SQLException {
        // Given decisions of which many share a millisecond
        List<DecisionRecord> present = IntStream.range(0, 103)
                .mapToObj(n -> Decisions.at(NOON.plusMillis(n / 10), "case-" + n))
                .toList();
        append(present);
        // When newer ones arrive after every page
        List<DecisionRecord> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page page = table.search(Search.all().limit(10).cursor(cursor));
            seen.addAll(page.decisions());
            cursor = page.next();
            append(List.of(Decisions.at(NOON.plusSeconds(seen.size()), "late")));
        } while (cursor != null);
        // Then
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(present)
                .isSortedAccordingTo((one, other) -> other.id().compareTo(one.id()));
    }

    @Test
    void finds_a_rule_whether_few_or_many_outcomes_hold_it() throws SQLException {
        append(IntStream.range(0, 150)
                .mapToObj(n -> Decisions.at(
                        NOON.plusMillis(n),
                        "RETENTION",
                        "case-" + n,
                        "c-1",
                        "2026.11.1",
                        "{}",
                        "outcome " + n,
                        "COMMON",
                        n == 7 ? "RARE" : "OTHER"))
                .toList());
        assertThat(table.search(Search.all().rule("RARE")).decisions())
                .extracting(DecisionRecord::caseId)
                .containsExactly("case-7");
        assertThat(table.search(Search.all().rule("COMMON").limit(200)).decisions())
                .hasSize(150);
    }

    @Test
    void the_last_page_has_no_cursor() throws SQLException {
        append(List.of(Decisions.at(NOON, "a"), Decisions.at(NOON, "b")));
        assertThat(table.search(Search.all().limit(2)).next()).isNull();
        assertThat(table.search(Search.all().limit(1)).next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "abc", "AAAAAAAAAAAAAAAAAAAAAA", "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMA"})
    void says_which_cursor_it_does_not_know(String cursor) {
        assertThatThrownBy(() -> table.search(Search.all().cursor(cursor)))
                .isInstanceOfSatisfying(
                        InvalidSearchException.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo("cursor"))
                .hasMessageContaining("\"" + cursor + "\"");
    }

    @Test
    void a_decision_of_an_unforeseen_month_is_kept_and_moves_into_its_partition_later() throws SQLException {
        // Given
        DecisionRecord far = Decisions.at(Instant.parse("2031-05-31T23:59:59.999Z"), "far");
        DecisionRecord next = Decisions.at(Instant.parse("2031-06-01T00:00:00Z"), "next");
        append(List.of(far, next));
        assertThat(table.find(far.id())).contains(far);
        assertThat(count("decision_default")).isEqualTo(2);
        // When
        new Partitions(dataSource).ensure(NOON);
        // Then
        assertThat(count("decision_default")).isZero();
        assertThat(count("decision_2031_05")).isEqualTo(1);
        assertThat(count("decision_2031_06")).isEqualTo(1);
        assertThat(table.find(far.id())).contains(far);
        assertThat(table.search(Search.all()).decisions()).containsExactly(next, far);
    }

    @Test
    void makes_the_partitions_of_this_month_and_the_next_once() throws SQLException {
        Partitions partitions = new Partitions(dataSource);
        partitions.ensure(Instant.parse("2026-12-31T23:59:59Z"));
        partitions.ensure(Instant.parse("2026-12-31T23:59:59Z"));
        partitions.ensure(YearMonth.of(2026, 12));
        append(List.of(Decisions.at(Instant.parse("2027-01-01T00:00:00Z"), "a")));
        assertThat(count("decision_2026_12")).isZero();
        assertThat(count("decision_2027_01")).isEqualTo(1);
    }

    @Test
    void an_index_of_the_table_is_an_index_of_every_partition() throws SQLException {
        new Partitions(dataSource).ensure(NOON);
        String onDefault =
                "select count(*) from pg_indexes where schemaname = current_schema and tablename = 'decision_default'";
        String onMonth =
                "select count(*) from pg_indexes where schemaname = current_schema and tablename = 'decision_2026_11'";
        assertThat(number(onMonth)).isEqualTo(number(onDefault)).isEqualTo(7);
    }

    @Test
    void many_threads_append_the_same_and_different_situations_without_a_deadlock() throws Exception {
        // Given
        int threads = 8;
        int batches = 20;
        int batch = 50;
        new Partitions(dataSource).ensure(NOON);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<List<DecisionRecord>>> writers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int seed = thread;
            // Each a service of its own: nothing remembered in common.
            RecordWriter own = Decisions.newWriter();
            writers.add(() -> {
                List<DecisionRecord> written = new ArrayList<>();
                for (int n = 0; n < batches; n++) {
                    List<DecisionRecord> decisions = new ArrayList<>();
                    for (int at = 0; at < batch; at++) {
                        int situation = (at * 31 + seed * 17 + n * 7) % 40;
                        decisions.add(Decisions.at(
                                NOON.plusMillis(n),
                                "RETENTION",
                                "case-" + seed,
                                "c-1",
                                "2026.11." + situation % 3,
                                "input " + situation,
                                "outcome " + situation,
                                "RET-BON-01"));
                    }
                    Decisions.append(dataSource, own, decisions);
                    written.addAll(decisions);
                }
                return written;
            });
        }
        // When
        List<DecisionRecord> written = new ArrayList<>();
        try {
            for (Future<List<DecisionRecord>> writer : pool.invokeAll(writers)) {
                written.addAll(writer.get());
            }
        } finally {
            pool.shutdownNow();
        }
        // Then
        assertThat(written).extracting(DecisionRecord::id).doesNotHaveDuplicates();
        assertThat(count("decision")).isEqualTo((long) threads * batches * batch);
        assertThat(count("situation")).isEqualTo(40);
        assertThat(count("outcome")).isEqualTo(40);
        DecisionRecord any = written.get(written.size() / 2);
        assertThat(table.find(any.id())).contains(any);
    }

    @Test
    void a_date_means_the_whole_day_in_its_zone() {
        ZoneId mexico = ZoneId.of("America/Mexico_City");
        Search day = Search.all().from("2026-11-21", mexico).to("2026-11-21", mexico);
        assertThat(day.from()).isEqualTo("2026-11-21T06:00:00Z");
        assertThat(day.to()).isEqualTo("2026-11-22T06:00:00Z");
    }

    private void append(List<DecisionRecord> decisions) throws SQLException {
        Decisions.append(dataSource, writer, decisions);
    }

    private long count(String relation) throws SQLException {
        return number("select count(*) from " + relation);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
