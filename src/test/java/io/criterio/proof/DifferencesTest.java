package io.criterio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.proof.Differences.Difference;
import io.criterio.proof.Differences.Group;
import io.criterio.release.Release;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final RuleSources SHIPPED =
            RulesFolder.read(Path.of("rules")).interpreted();

    private static InputSpaces spaces(String ruleset) {
        return InputSpaces.all().stream()
                .filter(one -> one.ruleset().equals(ruleset))
                .findFirst()
                .orElseThrow();
    }

    private static Differences differences(String ruleset, RuleSources after) {
        return new Differences(spaces(ruleset), Release.of(SHIPPED), Release.of(after));
    }

    private static List<Differences.Report> compared(String ruleset, RuleSources after) {
        Differences differences = differences(ruleset, after);
        return differences.spaces().stream()
                .map(space -> differences.compare(space, new Walk(2)))
                .toList();
    }

    private static RuleSources edited(String file, String what, String with) {
        assertThat(SHIPPED.text(file)).contains(what);
        return SHIPPED.with(file, SHIPPED.text(file).replace(what, with));
    }

    @Test
    void a_release_does_not_differ_from_itself() {
        assertThat(compared("field", SHIPPED)).allSatisfy(report -> {
            assertThat(report.situations()).isPositive();
            assertThat(report.changed()).isZero();
            assertThat(report.groups()).isEmpty();
        });
    }

    @Test
    void an_edit_that_means_the_same_changes_nothing() {
        RuleSources same = edited(
                "assignment/sweep.drl",
                "status != Status.SIN_GESTION || commitment != Commitment.NONE",
                "commitment != Commitment.NONE || status != Status.SIN_GESTION");

        assertThat(compared("assignment", same))
                .allSatisfy(report -> assertThat(report.changed()).isZero());
    }

    @Test
    void another_limit_is_told_by_the_rule_that_reads_it_with_the_smallest_example() {
        List<Differences.Report> reports =
                compared("field", edited("field/limits.yaml", "simulations: 6", "simulations: 7"));

        Differences.Report scorecards = reports.stream()
                .filter(report -> report.type().equals("SCORECARD"))
                .findFirst()
                .orElseThrow();
        assertThat(reports).filteredOn(report -> report.changed() > 0).containsExactly(scorecards);
        Group verdicts = scorecards.groups().stream()
                .filter(group -> group.kinds().contains("verdict"))
                .findFirst()
                .orElseThrow();
        assertThat(verdicts.smallest().example().facts()).contains("simulations: 6");
        assertThat(verdicts.smallest().changes())
                .extracting(change -> change.kind() + " " + change.before() + " " + change.after())
                .contains("verdict true false");
    }

    @Test
    void a_text_is_a_difference_in_whatever_language_it_is() {
        String english = SHIPPED.text("field/texts/en.yaml");
        int at = english.indexOf("FLD-ENT-01.reason");
        String line = at < 0 ? "" : english.substring(at, english.indexOf('\n', at));
        RuleSources reworded = at < 0
                ? SHIPPED.with(
                        "field/texts/en.yaml", english.replaceFirst("(?m)^(\\s+GATHER_INFORMATION: ).*$", "$1Ask."))
                : SHIPPED.with("field/texts/en.yaml", english.replace(line, line + " Indeed."));

        List<Group> groups = compared("field", reworded).stream()
                .flatMap(report -> report.groups().stream())
                .toList();

        assertThat(groups)
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.kinds()).containsExactly("text"));
    }

    @Test
    void the_first_difference_is_a_scenario_that_holds_before() {
        Optional<Difference> first = differences("field", edited("field/limits.yaml", "neighbours: 5", "neighbours: 4"))
                .first(() -> false);

        assertThat(first)
                .hasValueSatisfying(difference -> assertThat(difference.scenario("five neighbours"))
                        .startsWith("  - name: five neighbours\n    given: {facts: {visit: ")
                        .contains("    expect: {"));
    }
}
