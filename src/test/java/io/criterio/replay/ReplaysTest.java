package io.criterio.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.criterio.candidate.SentReleases;
import io.criterio.candidate.SentRules;
import io.criterio.decision.Redecided;
import io.criterio.record.DecisionRecord;
import io.criterio.release.LiveRelease;
import io.criterio.release.ReleaseName;
import io.criterio.replay.ReplaySummary.Conversations;
import io.criterio.replay.ReplaySummary.Field;
import io.criterio.replay.ReplaySummary.Figure;
import io.criterio.replay.ReplaySummary.Reason;
import io.criterio.replay.ReplaySummary.TypeCounts;
import io.criterio.rules.RuleSources;
import io.criterio.verification.RecordedCase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ReplaysTest {

    @Inject
    Clock clock;

    @Inject
    LiveRelease live;

    @Inject
    Replays replays;

    @Inject
    SentReleases sent;

    @Inject
    RecordedCase recorded;

    @TempDir
    Path folder;

    private static Candidate compiled;

    private Instant start;

    @BeforeEach
    void what_others_have_decided_is_out_of_the_range() throws InterruptedException {
        Thread.sleep(2);
        start = clock.instant();
    }

    @Test
    void the_live_release_against_itself_changes_nothing_of_any_type() throws IOException {
        int decided = RecordedBase.decideAll("self-" + start);

        for (Candidate itself : List.of(
                replays.release(live.pinned().release().version()),
                replays.rules(live.pinned().release().sources()))) {
            ReplaySummary summary = replay(itself);

            assertThat(summary.examples()).isEmpty();
            assertThat(summary.counts().decisions()).isEqualTo(decided);
            assertThat(summary.counts().identical()).isEqualTo(decided);
            assertThat(summary.types())
                    .extracting(TypeCounts::type)
                    .containsExactly(
                            "ASSIGNMENT",
                            "FOLLOW_UP",
                            "MANAGEMENT_ENTRY",
                            "RETENTION",
                            "SCORECARD",
                            "VISIT_NEIGHBOURS",
                            "WEEK_PLAN");
            assertThat(summary.figures())
                    .isNotEmpty()
                    .allSatisfy(figure -> assertThat(figure.after()).isEqualTo(figure.before()));
            assertThat(summary.figures().stream().map(Figure::type).distinct()).hasSize(7);
            assertThat(summary.conversations())
                    .extracting(Conversations::replayed, Conversations::changed)
                    .containsExactly(10L, 0L);
            assertThat(folder.resolve("differences")).isEmptyFile();
            itself.close();
        }
    }

    @Test
    void rules_that_are_sent_decide_until_they_have_taken_too_long_or_are_cancelled() throws IOException {
        recorded.decide();
        SentRules itself = new SentRules(Map.of(), false);

        try (Candidate same = replays.sent(sent.prepare(itself, "/rules"), Duration.ofHours(1));
                Candidate late = replays.sent(sent.prepare(itself, "/rules"), Duration.ofHours(-1));
                Candidate cancelled = replays.sent(sent.prepare(itself, "/rules"), Duration.ofHours(1))) {
            assertThat(replay(same).counts().identical()).isEqualTo(1);
            assertThatThrownBy(() -> replay(late))
                    .isInstanceOf(CandidateLostException.class)
                    .hasMessageContaining("criterio.sent-rules.longest-replay");
            cancelled.cancel();
            assertThatThrownBy(() -> replay(cancelled))
                    .isInstanceOf(CandidateLostException.class)
                    .hasMessage("The replay was cancelled.");
        }
    }

    @Test
    void a_stricter_limit_shows_in_fields_rules_and_figures() throws IOException {
        recorded.decide();
        recorded.decide();

        ReplaySummary summary = replay(stricter());

        assertThat(summary.candidate().version()).isEqualTo("stricter");
        assertThat(summary.counts().changed()).isEqualTo(2);
        assertThat(summary.counts().changedInWordsOnly()).isZero();
        assertThat(summary.fields()).contains(new Field("/outcome/tools/*/verdict", 2));
        assertThat(summary.rules())
                .filteredOn(rule -> rule.rule().equals("RET-BON-01"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.appeared()).isEqualTo(2));
        assertThat(summary.figures())
                .extracting(Figure::figure, Figure::before, Figure::after)
                .contains(
                        tuple("BONIFICACION.eligible", 2L, 0L),
                        tuple("BONIFICACION.forbidden", 0L, 2L),
                        tuple("BONIFICACION.offered", 2L, 0L));
        assertThat(summary.figures())
                .filteredOn(figure -> figure.figure().equals("BONIFICACION.forbidden"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.beforeRate()).isEqualByComparingTo("0");
                    assertThat(figure.afterRate()).isEqualByComparingTo("1");
                });
        List<ChangedDecision.Line> lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).appeared()).contains("RET-BON-01");
        assertThat(lines.get(0).differences())
                .filteredOn(place -> place.pointer().equals("/outcome/tools/0/verdict"))
                .singleElement()
                .satisfies(place -> {
                    assertThat(String.valueOf(place.recorded())).isEqualTo("\"ELIGIBLE\"");
                    assertThat(String.valueOf(place.now())).isEqualTo("\"FORBIDDEN\"");
                });
    }

    @Test
    void another_wording_is_counted_as_words() throws IOException {
        recorded.decide();
        RuleSources sources = live.pinned().release().sources();

        ReplaySummary summary = replay(replays.rules(
                sources.with("retention/texts/es.yaml", reworded(sources.text("retention/texts/es.yaml")))));

        assertThat(summary.counts().changed()).isEqualTo(1);
        assertThat(summary.counts().changedInWordsOnly()).isEqualTo(1);
        assertThat(summary.rules()).isEmpty();
    }

    /** Every text that is a sentence, without its full stop. */
    private static String reworded(String texts) {
        return texts.replaceAll("(?m)\\.$", ".!").replaceAll("(?m)\\.\"$", ".!\"");
    }

    @Test
    void a_conversation_diverges_at_its_first_turn_that_changes() throws IOException {
        RecordedBase.turn("steady-" + start, 1);
        RecordedBase.turn("turning-" + start, 1);
        RecordedBase.turn("steady-" + start, 2);
        RecordedBase.turn("turning-" + start, 2);
        UUID third = RecordedBase.turn("turning-" + start, 3);
        RecordedBase.turn("turning-" + start, 3);
        UUID first = RecordedBase.turn("at-once-" + start, 3);

        Conversations conversations = replay(stricter()).conversations();

        assertThat(conversations.replayed()).isEqualTo(3);
        assertThat(conversations.changed()).isEqualTo(2);
        assertThat(conversations.divergingAt())
                .containsExactly(new ReplaySummary.DivergingTurn(1, 1), new ReplaySummary.DivergingTurn(3, 1));
        assertThat(conversations.examples())
                .containsExactly(
                        new ReplaySummary.Diverging(third, "turning-" + start, 3, 4, 2),
                        new ReplaySummary.Diverging(first, "at-once-" + start, 1, 1, 1));
        assertThat(Files.readAllLines(folder.resolve("conversations"))).hasSize(2);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("turns-"));
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("diverging-"));
    }

    @Test
    void what_is_masked_or_cannot_be_read_is_counted_apart() throws IOException {
        recorded.replaceInInput(recorded.decide(), "{\"type\"", "{\"masked\":[\"/facts/policy\"],\"type\"");
        recorded.replaceInInput(recorded.decide(), "\"charges\":3", "\"charges\":-3");
        recorded.deleteOutcome(recorded.decide());
        recorded.decide();

        ReplaySummary summary = replay(replays.release(live.pinned().release().digest()));

        assertThat(summary.counts()).isEqualTo(new ReplaySummary.Counts(4, 1, 0, 0, 1, 2));
        assertThat(summary.notReplayable())
                .extracting(Reason::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).contains("/facts/policy/charges"),
                        reason -> assertThat(reason).contains("missing in the record"));
    }

    @Test
    void a_candidate_that_cannot_be_prepared_reads_nothing_and_says_why() throws IOException {
        recorded.decide();
        RuleSources sources = live.pinned().release().sources();
        RuleSources broken = RecordedBase.with(sources, "retention/bonificacion.drl", "charges", "chargs");
        UUID other = recorded.decide();
        recorded.under(broken, other);

        ReplaySummary summary = replay(replays.release(broken.release().digest()));

        assertThat(summary.counts().unreadable()).isEqualTo(2);
        assertThat(summary.notReplayable().get(0).reason()).contains("chargs");
    }

    @Test
    void decisions_are_chosen_by_time_type_case_and_release() throws IOException {
        UUID one = RecordedBase.turn("chosen-" + start, 3);
        RecordedBase.turn("not-chosen-" + start, 3);
        RuleSources other =
                RecordedBase.with(live.pinned().release().sources(), "release.yaml", "version: ", "version: other-");
        recorded.under(other, one);

        assertThat(decisions(null, "chosen-" + start, null)).isEqualTo(1);
        assertThat(decisions("RETENTION", null, null)).isEqualTo(2);
        assertThat(decisions("ASSIGNMENT", null, null)).isZero();
        assertThat(decisions(null, null, other.release().version())).isEqualTo(1);
        assertThat(decisions(null, "not-chosen-" + start, other.release().digest()))
                .isZero();
        assertThat(replays.selection(start, start, null, null, null).to()).isEqualTo(start);
    }

    @Test
    void what_is_not_there_is_refused_with_what_is() {
        assertThatThrownBy(() -> replays.selection(null, null, "RETENCION", null, null))
                .hasMessageContaining("type is \"RETENCION\"")
                .hasMessageContaining("did you mean RETENTION?");
        assertThatThrownBy(() -> replays.selection(clock.instant().plusSeconds(60), null, null, null, null))
                .hasMessageContaining("after now");
        assertThatThrownBy(() -> replays.release("1999.1"))
                .hasMessageContaining("release is \"1999.1\"")
                .hasMessageContaining("not in the archive");
    }

    @Test
    void a_version_of_two_releases_has_to_be_named_by_digest() {
        RuleSources sources = live.pinned().release().sources();
        RuleSources one = sources.with("release.yaml", "name: criterio-rules\nversion: twice\n");
        RuleSources two = one.with("retention/note.txt", "Nothing follows from this.\n");
        recorded.under(one, recorded.decide());
        recorded.under(two, recorded.decide());

        assertThatThrownBy(() -> replays.release("twice"))
                .hasMessageContaining(one.release().digest())
                .hasMessageContaining(two.release().digest());
        assertThat(replays.release(two.release().digest()).release().version()).isEqualTo("twice");
    }

    @Test
    void many_pages_give_the_same_bytes_however_many_threads_there_are() throws IOException {
        UUID changing = recorded.decide();
        recorded.repeat(changing, 9_000);
        recorded.decide(7);
        Instant end = clock.instant().plusMillis(1);
        Candidate candidate = stricter();
        ReplaySummary.Selection selection = replays.selection(start, end, null, null, null);

        byte[] first = Replays.json(replays.run(replays.of(candidate, selection, 1), output("one")));
        byte[] second = Replays.json(replays.run(replays.of(candidate, selection, 3), output("two")));

        assertThat(new String(second, StandardCharsets.UTF_8)).isEqualTo(new String(first, StandardCharsets.UTF_8));
        assertThat(Files.mismatch(folder.resolve("differences-one"), folder.resolve("differences-two")))
                .isEqualTo(-1);
        assertThat(Files.readAllLines(folder.resolve("differences-one")))
                .hasSize(9_002)
                .isSorted();
    }

    @Test
    void a_list_that_is_full_says_how_many_it_holds() throws IOException {
        recorded.repeat(recorded.decide(), 99);
        ReplayRun run = replays.of(stricter(), replays.selection(start, null, null, null, null), 2);

        ReplaySummary summary =
                replays.run(run, new ReplayRun.Output(folder.resolve("differences"), null, folder, 10_000));

        assertThat(summary.counts().changed()).isEqualTo(100);
        assertThat(summary.listed()).isBetween(1L, 50L);
        assertThat(lines()).hasSize((int) summary.listed());
    }

    @Test
    void a_run_that_is_cancelled_ends_with_what_it_has() throws IOException {
        recorded.repeat(recorded.decide(), 20_000);
        Candidate stricter = stricter();
        ReplayRun[] run = new ReplayRun[1];
        Candidate cancelling = new Candidate() {
            @Override
            public ReleaseName release() {
                return stricter.release();
            }

            @Override
            public List<Redecided> decide(List<DecisionRecord> decisions) {
                run[0].cancel();
                return stricter.decide(decisions);
            }
        };
        run[0] = replays.of(cancelling, replays.selection(start, null, null, null, null), 2);

        ReplaySummary summary = replays.run(run[0], output("cancelled"));

        assertThat(run[0].isCancelled()).isTrue();
        assertThat(summary.counts().decisions()).isLessThan(20_001);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("turns-"));
    }

    /** Compiled once for all tests. */
    private Candidate stricter() {
        if (compiled == null) {
            compiled =
                    replays.rules(RecordedBase.stricter(live.pinned().release().sources()));
        }
        return compiled;
    }

    private long decisions(String type, String caseId, String release) throws IOException {
        ReplayRun run = replays.of(
                replays.release(live.pinned().release().digest()),
                replays.selection(start, null, type, caseId, release),
                2);
        long decisions = replays.run(run, output("chosen")).counts().decisions();
        assertThat(run.total()).hasValue(decisions);
        return decisions;
    }

    private ReplaySummary replay(Candidate candidate) throws IOException {
        return replays.run(
                replays.of(candidate, replays.selection(start, null, null, null, null), 2),
                new ReplayRun.Output(
                        folder.resolve("differences"), folder.resolve("conversations"), folder, Long.MAX_VALUE));
    }

    private ReplayRun.Output output(String name) {
        return new ReplayRun.Output(
                folder.resolve("differences-" + name), folder.resolve("conversations-" + name), folder, Long.MAX_VALUE);
    }

    private List<ChangedDecision.Line> lines() throws IOException {
        return Files.readAllLines(folder.resolve("differences")).stream()
                .map(ReplaysTest::line)
                .toList();
    }

    private static ChangedDecision.Line line(String line) {
        try {
            return ChangedDecision.read(line);
        } catch (IOException impossible) {
            throw new IllegalStateException(line, impossible);
        }
    }
}
