package io.criterio.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.release.LiveRelease;
import io.criterio.rules.RuleSources;
import io.criterio.verification.RangeVerification;
import io.criterio.verification.RecordedCase;
import io.criterio.verification.VerificationRun;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

@QuarkusTest
class VerifyCommandTest {

    @Inject
    Clock clock;

    @Inject
    RecordedCase recorded;

    @Inject
    LiveRelease live;

    @Inject
    RangeVerification verification;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Instant start;

    @BeforeEach
    void what_others_have_decided_is_out_of_the_range() throws InterruptedException {
        Thread.sleep(2);
        start = clock.instant();
    }

    @Test
    void decisions_that_nobody_touched_are_identical() {
        recorded.decide();
        recorded.decide();

        assertThat(verify()).isZero();
        assertThat(out.toString().lines()).containsExactly("verified: 2", "different: 0", "not verifiable: 0");
        assertThat(err.toString()).contains("2 of 2 (100 %)");
    }

    @Test
    void every_one_that_differs_is_a_line_with_its_place() {
        recorded.decide();
        UUID second = recorded.decide();
        UUID third = recorded.decide();
        recorded.replaceInOutcome(second, "\"verdict\":\"ELIGIBLE\"", "\"verdict\":\"FORBIDDEN\"");
        recorded.forgetRule(third, "RET-GAR-02");

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "different " + second + " /outcome/tools/0/verdict",
                        "different " + third + " /rules",
                        "verified: 1",
                        "different: 2",
                        "not verifiable: 0");
    }

    @Test
    void one_whose_outcome_is_gone_differs() {
        UUID id = recorded.decide();
        recorded.deleteOutcome(id);

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString())
                .contains("different " + id + " its input or outcome is missing in the record")
                .contains("different: 1");
    }

    @Test
    void each_is_decided_under_its_own_release() {
        RuleSources sources = live.pinned().release().sources();
        String limits = sources.text("retention/limits.yaml");
        UUID same = recorded.decide();
        UUID other = recorded.decide();
        recorded.under(sources.with("retention/limits.yaml", limits + "# the same numbers\n"), same);
        recorded.under(sources.with("retention/limits.yaml", limits.replace("maxCharges: 3", "maxCharges: 2")), other);

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString())
                .contains("verified: 1")
                .contains("different " + other)
                .doesNotContain("" + same);
    }

    @Test
    void what_is_masked_is_counted_and_no_finding() {
        recorded.replaceInInput(recorded.decide(), "{\"type\"", "{\"masked\":[\"/facts/policy\"],\"type\"");

        assertThat(verify()).isZero();
        assertThat(out.toString().lines())
                .containsExactly("verified: 0", "different: 0", "not verifiable: 1", "  1 masked");
    }

    @Test
    void what_cannot_be_decided_again_is_told_by_reason() {
        UUID lost = recorded.decide();
        UUID invalid = recorded.decide();
        recorded.underUnknown("sha256:lost-" + lost, lost);
        recorded.replaceInInput(invalid, "\"charges\":3", "\"charges\":-3");

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString())
                .contains("not verifiable: 2")
                .contains("  1 The rules of release sha256:lost-" + lost + " are not in the archive.")
                .contains("  1 The recorded input is not a valid request any more: /facts/policy/charges");
    }

    @Test
    void decisions_of_another_type_are_left_out() {
        recorded.decide();

        assertThat(verify("--type", "ASSIGNMENT")).isZero();
        assertThat(out.toString()).contains("verified: 0");
        assertThat(err.toString()).contains("Nothing was decided in this range.");
    }

    @Test
    void a_type_that_there_is_not_is_wrong_use() {
        assertThatThrownBy(() -> verify("--type", "RETENCION"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--type is \"RETENCION\"")
                .hasMessageContaining("did you mean RETENTION?");
    }

    @Test
    void many_pages_are_gone_through_once_and_in_order() {
        UUID good = recorded.decide();
        UUID bad = recorded.decide();
        recorded.replaceInOutcome(bad, "\"verdict\":\"ELIGIBLE\"", "\"verdict\":\"X\"");
        recorded.repeat(good, 9_000);
        recorded.repeat(bad, 9_000);

        assertThat(verify()).isEqualTo(1);

        assertThat(out.toString()).contains("verified: 9001").contains("different: 9001");
        List<String> ids = out.toString()
                .lines()
                .filter(line -> line.startsWith("different 0"))
                .map(line -> line.split(" ")[1])
                .toList();
        assertThat(ids).hasSize(9_001).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_run_that_is_cancelled_says_how_far_it_got() {
        UUID bad = recorded.decide();
        recorded.replaceInOutcome(bad, "\"verdict\":\"ELIGIBLE\"", "\"verdict\":\"X\"");
        recorded.repeat(bad, 12_000);
        VerificationRun run = verification.of(start, null, null, 2);
        List<UUID> told = new ArrayList<>();

        run.run((id, where) -> {
            told.add(id);
            run.cancel();
        });

        assertThat(run.isCancelled()).isTrue();
        assertThat(run.done()).isBetween(1L, 11_999L);
        assertThat(told).isNotEmpty();
        assertThat(run.reached())
                .hasValueSatisfying(reached -> assertThat(reached).isAfterOrEqualTo(start));
    }

    private int verify(String... more) {
        VerifyCommand command = new VerifyCommand();
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> arguments = new ArrayList<>(List.of("--from", start.toString()));
        arguments.addAll(List.of(more));
        line.parseArgs(arguments.toArray(String[]::new));
        command.check();
        return command.work();
    }
}
