package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.record.RecordUnavailableException.Fate;
import io.criterio.store.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class GroupCommitTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final Duration NOT_LONG = Duration.ofMillis(300);

    private final Availability availability = new Availability();
    private final ReleaseSources releases = new ReleaseSources();
    private final Acknowledged acknowledged = Acknowledged.inMemory();
    private DataSource dataSource;
    private GroupCommit commits;

    @BeforeEach
    void an_empty_record() {
        dataSource = TestPostgres.newTables();
        ((PGSimpleDataSource) dataSource).setApplicationName(UUID.randomUUID().toString());
        commits = commits(4_096, A_WHILE);
    }

    private GroupCommit commits(int queue, Duration patience) {
        return new GroupCommit(
                dataSource,
                new GroupCommit.Settings(2, queue, 1L << 30, patience, Duration.ofSeconds(3), Duration.ofHours(24)),
                availability,
                releases,
                acknowledged,
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        commits.close();
    }

    private Entry entry(DecisionRecord... decisions) {
        return entry(commits, null, null, decisions);
    }

    private static Entry entry(GroupCommit commits, RequestKey key, Kept kept, DecisionRecord... decisions) {
        Entry rows = Decisions.entry(List.of(decisions));
        return new Entry(rows.rows, List.of(), key, kept, commits.deadline(0));
    }

    private Appended submit(Entry entry) {
        commits.submit(entry);
        return entry.answered.join();
    }

    @Test
    void what_arrives_together_is_committed_together() throws SQLException {
        // Given a store that lets nobody in for a moment
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table decision in exclusive mode");
            for (int n = 0; n < 500; n++) {
                Entry entry = entry(Decisions.at(NOON.plusMillis(n), "case-" + n));
                commits.submit(entry);
                entries.add(entry);
            }
            connection.commit();
        }
        // When
        entries.forEach(entry -> assertThat(entry.answered.join()).isInstanceOf(Appended.Committed.class));
        // Then
        assertThat(number("select count(*) from decision")).isEqualTo(500);
        assertThat(number("select count(*) from seal")).isBetween(1L, 100L);
        assertThat(number("select count(*) from decision where place is null or chain is null"))
                .isZero();
        assertThat(commits.rowsWaiting()).isZero();
    }

    @Test
    void an_entry_that_the_store_refuses_takes_no_other_with_it() throws SQLException {
        execute("alter table decision add constraint no_such_case check (case_id <> 'refused')");
        List<Entry> entries = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            entries.add(entry(Decisions.at(NOON.plusMillis(n), n % 10 == 7 ? "refused" : "good")));
        }
        entries.forEach(commits::submit);
        for (int n = 0; n < entries.size(); n++) {
            Entry entry = entries.get(n);
            if (n % 10 == 7) {
                assertThatThrownBy(entry.answered::join).hasCauseInstanceOf(IllegalStateException.class);
            } else {
                assertThat(entry.answered.join()).isInstanceOf(Appended.Committed.class);
            }
        }
        assertThat(number("select count(*) from decision")).isEqualTo(36);
    }

    @Test
    void a_key_is_answered_with_what_came_first_under_it() throws SQLException {
        RequestKey key = new RequestKey("caller", "POST /decisions", "key-1");
        DecisionRecord first = Decisions.at(NOON, "first");
        Kept kept = new Kept(Fingerprint.of("es", bytes("a")), first.id(), null);
        assertThat(submit(entry(commits, key, kept, first))).isInstanceOf(Appended.Committed.class);
        DecisionRecord second = Decisions.at(NOON.plusMillis(1), "second");
        Kept other = new Kept(Fingerprint.of("es", bytes("b")), second.id(), null);
        assertThat(submit(entry(commits, key, other, second)))
                .isEqualTo(new Appended.Repeated(new Kept(Fingerprint.of("es", bytes("a")), first.id(), null)));
        assertThat(number("select count(*) from decision")).isEqualTo(1);
    }

    @Test
    void a_key_that_is_too_old_stands_for_nothing() throws SQLException {
        RequestKey key = new RequestKey("caller", "POST /decisions", "key-1");
        DecisionRecord first = Decisions.at(NOON, "first");
        DecisionRecord second = Decisions.at(NOON.plusMillis(1), "second");
        submit(entry(commits, key, new Kept(Fingerprint.of("es", bytes("a")), first.id(), null), first));
        execute("update request_key set received_at = received_at - interval '25 hours'");
        assertThat(submit(entry(commits, key, new Kept(Fingerprint.of("es", bytes("b")), second.id(), null), second)))
                .isInstanceOf(Appended.Committed.class);
        assertThat(number("select count(*) from decision")).isEqualTo(2);
    }

    @Test
    void the_same_keys_in_two_services_at_once_are_one_row_each() throws Exception {
        try (GroupCommit other = commits(4_096, A_WHILE)) {
            List<Entry> entries = new ArrayList<>();
            for (int n = 0; n < 300; n++) {
                RequestKey key = new RequestKey("caller", "POST /decisions", "key-" + n * 7 % 300);
                for (GroupCommit service : List.of(commits, other)) {
                    DecisionRecord decision = Decisions.at(NOON.plusMillis(n), key.key());
                    Entry entry = entry(
                            service, key, new Kept(Fingerprint.of("es", bytes("a")), decision.id(), null), decision);
                    service.submit(entry);
                    entries.add(entry);
                }
            }
            for (Entry entry : entries) {
                assertThat(entry.answered.get(30, TimeUnit.SECONDS)).isNotInstanceOf(Appended.Contradicted.class);
            }
        }
        assertThat(number("select count(*) from decision")).isEqualTo(300);
        assertThat(number("select count(distinct case_id) from decision")).isEqualTo(300);
    }

    @Test
    void a_key_is_free_again_when_its_caller_is_answered() {
        Entry entry = entry(Decisions.at(NOON, "a"));
        AtomicBoolean settled = new AtomicBoolean();
        var unused = entry.answered.thenRun(() -> settled.set(entry.settled.isDone()));
        commits.submit(entry);
        entry.answered.join();
        assertThat(settled).isTrue();
    }

    @Test
    void who_waits_for_a_store_that_is_silent_is_told_in_time_and_the_key_finds_the_truth_later() throws Exception {
        commits.close();
        commits = commits(4_096, NOT_LONG);
        RequestKey key = new RequestKey("caller", "POST /decisions", "key-1");
        DecisionRecord decision = Decisions.at(NOON, "a");
        Kept kept = new Kept(Fingerprint.of("es", bytes("a")), decision.id(), null);
        Entry entry = entry(commits, key, kept, decision);
        try (Connection connection = dataSource.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table decision in exclusive mode");
            commits.submit(entry);
            assertThatThrownBy(entry.answered::join)
                    .hasCauseInstanceOf(RecordUnavailableException.class)
                    .satisfies(failed -> assertThat(fate(failed)).isEqualTo(Fate.UNKNOWN));
            assertThat(availability.isDown()).isTrue();
            assertThat(entry.settled).isNotDone();
            connection.commit();
        }
        entry.settled.get(30, TimeUnit.SECONDS);
        assertThat(availability.isDown()).isFalse();
        DecisionRecord again = Decisions.at(NOON.plusMillis(1), "a");
        Entry retry = entry(commits, key, new Kept(kept.fingerprint(), again.id(), null), again);
        assertThat(submit(retry)).isEqualTo(new Appended.Repeated(kept));
    }

    @Test
    void what_no_writer_took_in_time_is_not_recorded_later() throws Exception {
        commits.close();
        commits = commits(4_096, NOT_LONG);
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table decision in exclusive mode");
            for (int n = 0; n < 20; n++) {
                Entry entry = entry(Decisions.at(NOON.plusMillis(n), "case"));
                commits.submit(entry);
                entries.add(entry);
                Thread.sleep(5);
            }
            for (Entry entry : entries) {
                assertThatThrownBy(entry.answered::join).hasCauseInstanceOf(RecordUnavailableException.class);
            }
            connection.commit();
        }
        long unknown = 0;
        for (Entry entry : entries) {
            entry.settled.get(30, TimeUnit.SECONDS);
            try {
                entry.answered.join();
            } catch (CompletionException failed) {
                unknown += fate(failed) == Fate.UNKNOWN ? 1 : 0;
            }
        }
        assertThat(unknown).isBetween(1L, 19L);
        assertThat(number("select count(*) from decision")).isEqualTo(unknown);
    }

    @Test
    void more_than_may_wait_is_refused_at_once() throws SQLException {
        commits.close();
        commits = commits(10, A_WHILE);
        try (Connection connection = dataSource.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table decision in exclusive mode");
            List<Entry> accepted = new ArrayList<>();
            assertThatThrownBy(() -> {
                        for (int n = 0; n < 1_000; n++) {
                            Entry entry = entry(Decisions.at(NOON.plusMillis(n), "case"));
                            commits.submit(entry);
                            accepted.add(entry);
                        }
                    })
                    .isInstanceOf(RecordUnavailableException.class)
                    .satisfies(refused -> assertThat(((RecordUnavailableException) refused).fate())
                            .isEqualTo(Fate.OVERLOADED));
            connection.commit();
            accepted.forEach(entry -> assertThat(entry.answered.join()).isInstanceOf(Appended.Committed.class));
            assertThat(number("select count(*) from decision")).isEqualTo(accepted.size());
        }
    }

    @Test
    void what_waits_when_the_service_stops_is_recorded() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            Entry entry = entry(Decisions.at(NOON.plusMillis(n), "case"));
            commits.submit(entry);
            entries.add(entry);
        }
        commits.close();
        for (Entry entry : entries) {
            assertThat(entry.answered.get(1, TimeUnit.SECONDS)).isInstanceOf(Appended.Committed.class);
        }
        assertThat(number("select count(*) from decision")).isEqualTo(2_000);
        assertThatThrownBy(() -> commits.submit(entries.get(0))).isInstanceOf(RecordUnavailableException.class);
    }

    // ---- a store that goes back in time, connections that are lost

    @Test
    void what_is_appended_is_complete_in_itself_whatever_the_store_forgot() throws SQLException {
        // Given a writer that knows situation, outcome, release and the end of its chain, and a store that lost them
        // all
        releases.put("sha256:2026.11.1", bytes("the sources"));
        submit(entry(Decisions.at(NOON, "before")));
        submit(entry(Decisions.at(NOON.plusMillis(1), "before")));
        execute("truncate decision, situation, outcome, release, seal, chain restart identity");
        // When the same situation comes again, on the same connection
        DecisionRecord after = Decisions.at(NOON.plusMillis(2), "after");
        assertThat(submit(entry(after))).isInstanceOf(Appended.Committed.class);
        // Then nothing is missing
        assertThat(find(after)).contains(after);
        assertThat(number("select count(*) from release where sources is not null"))
                .isEqualTo(1);
        assertThat(number("select count(*) from seal where number = 1")).isEqualTo(1);
    }

    @Test
    void the_number_of_a_release_is_not_used_for_another_that_got_it_meanwhile() throws SQLException {
        submit(entry(Decisions.at(NOON, "before")));
        execute("truncate release restart identity");
        execute("insert into release (digest, version) values ('sha256:another', 'another')");
        DecisionRecord after = Decisions.at(NOON.plusMillis(1), "after");
        submit(entry(after));
        assertThat(find(after)).contains(after);
    }

    @Test
    void a_store_that_lost_only_one_of_many_contents_is_given_that_one_again() throws SQLException {
        DecisionRecord one = decided("{\"charges\":1}", 0);
        DecisionRecord other = decided("{\"charges\":2}", 1);
        submit(entry(one, other));
        execute("delete from situation where facts like '%2%'");
        DecisionRecord again = decided("{\"charges\":2}", 2);
        submit(entry(decided("{\"charges\":1}", 3), again));
        assertThat(find(again)).contains(again);
        assertThat(find(other)).contains(other);
    }

    private static DecisionRecord decided(String input, int millis) {
        return Decisions.at(
                NOON.plusMillis(millis),
                "RETENTION",
                "case",
                "c-1",
                "2026.11.1",
                input,
                "{\"tools\":[]}",
                "RET-BON-01");
    }

    @Test
    void nobody_notices_that_connections_were_lost_while_nobody_used_them() throws SQLException {
        for (int n = 0; n < 4; n++) {
            submit(entry(Decisions.at(NOON.plusMillis(n), "before")));
        }
        long forgotten = commits.forgotten();
        loseConnections();
        DecisionRecord after = Decisions.at(NOON.plusMillis(9), "after");
        assertThat(submit(entry(after))).isInstanceOf(Appended.Committed.class);
        assertThat(find(after)).contains(after);
        assertThat(commits.forgotten()).isGreaterThan(forgotten);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_committed_although_the_connection_was_lost_is_recorded_once(boolean keyed) throws SQLException {
        commits.close();
        SeveringDataSource severing = new SeveringDataSource(dataSource);
        commits = commits(severing);
        submit(entry(Decisions.at(NOON, "before")));
        severing.afterTheNextCommit();
        DecisionRecord decision = Decisions.at(NOON.plusMillis(1), "once");
        RequestKey key = keyed ? new RequestKey("caller", "POST /decisions", "key-1") : null;
        Kept kept = keyed ? new Kept(Fingerprint.of("es", bytes("a")), decision.id(), null) : null;

        assertThat(submit(entry(commits, key, kept, decision))).isInstanceOf(Appended.Committed.class);

        assertThat(severing.severed()).isTrue();
        assertThat(number("select count(*) from decision where case_id = 'once'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from seal")).isEqualTo(2);
    }

    @Test
    void what_was_not_committed_when_the_connection_was_lost_is_recorded_once() throws SQLException {
        commits.close();
        SeveringDataSource severing = new SeveringDataSource(dataSource);
        commits = commits(severing);
        submit(entry(Decisions.at(NOON, "before")));
        severing.beforeTheNextCommit();
        DecisionRecord decision = Decisions.at(NOON.plusMillis(1), "once");

        assertThat(submit(entry(decision))).isInstanceOf(Appended.Committed.class);

        assertThat(severing.severed()).isTrue();
        assertThat(number("select count(*) from decision where case_id = 'once'"))
                .isEqualTo(1);
    }

    @Test
    void that_the_store_went_back_is_noticed_by_the_next_connection() throws SQLException {
        submit(entry(Decisions.at(NOON, "kept")));
        for (int n = 1; n <= 20; n++) {
            submit(entry(Decisions.at(NOON.plusMillis(n), "gone")));
        }
        execute("delete from decision where case_id = 'gone'");
        execute("delete from seal where number > 1");
        loseConnections();
        submit(entry(Decisions.at(NOON.plusMillis(99), "after")));
        submit(entry(Decisions.at(NOON.plusMillis(100), "after")));
        assertThat(acknowledged.rowsGone()).isBetween(1L, 20L);
        assertThat(acknowledged.gone().get(0).toString()).contains("are gone");
    }

    private void loseConnections() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and application_name = current_setting('application_name')");
    }

    private GroupCommit commits(DataSource other) {
        return new GroupCommit(
                other,
                new GroupCommit.Settings(1, 4_096, 1L << 30, A_WHILE, Duration.ofSeconds(3), Duration.ofHours(24)),
                availability,
                releases,
                acknowledged,
                Clock.systemUTC());
    }

    private Optional<DecisionRecord> find(DecisionRecord decision) throws SQLException {
        return new DecisionTable(new Readers(dataSource, availability), dataSource, connection -> Pseudonyms.none())
                .find(decision.id());
    }

    @Test
    void a_customer_may_say_the_same_again_and_nothing_else() throws TimeoutException, SQLException {
        DecisionRecord decision = Decisions.at(NOON, "a");
        submit(entry(decision));
        assertThat(submit(answers(decision, "BONIFICACION", "REJECTED"))).isInstanceOf(Appended.Committed.class);
        assertThat(submit(answers(decision, "BONIFICACION", "REJECTED"))).isInstanceOf(Appended.Committed.class);
        assertThat(submit(answers(decision, "BONIFICACION", "ACCEPTED")))
                .isEqualTo(new Appended.Contradicted(
                        List.of(new NewAnswer(decision.id(), "BONIFICACION", "REJECTED", NOON))));
        assertThat(number("select count(*) from answer")).isEqualTo(1);
    }

    private Entry answers(DecisionRecord decision, String tool, String answer) {
        return new Entry(
                List.of(),
                List.of(Entry.AnswerRow.of(new NewAnswer(decision.id(), tool, answer, NOON))),
                null,
                null,
                commits.deadline(0));
    }

    private static Fate fate(Throwable failed) {
        return ((RecordUnavailableException) failed.getCause()).fate();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
