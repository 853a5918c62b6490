package io.criterio.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.assignment.fact.Phase;
import io.criterio.release.Release;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentPolicyTest {

    private static final RuleSources SOURCES = ShippedAssignment.RELEASE.sources();

    @Test
    void every_rule_of_the_rulebook_stands_in_the_ruleset() {
        Set<String> ids = new TreeSet<>();
        for (RuleInfo rule : ShippedAssignment.POLICY.rules().rules()) {
            ids.add(rule.id());
        }
        assertThat(ids)
                .containsExactly(
                        "ASG-CAP-01",
                        "ASG-COM-01",
                        "ASG-COM-02",
                        "ASG-DAY-01",
                        "ASG-DER-01",
                        "ASG-DER-02",
                        "ASG-DER-03",
                        "ASG-EXP-01",
                        "ASG-LED-01",
                        "ASG-NEW-01",
                        "ASG-OUT-01",
                        "ASG-SHO-01",
                        "ASG-TIE-01",
                        "ASG-TIM-01");
    }

    @Test
    void every_number_has_a_profile_of_its_own() {
        assertThat(IntStream.range(0, Profiles.COUNT).mapToObj(number -> Profiles.profile(number, Phase.SWEEP)))
                .doesNotHaveDuplicates()
                .hasSize(945);
    }

    @Test
    void a_release_whose_rules_leave_a_profile_open_is_refused() {
        assertRefused("steady.drl", "steady days take broken commitments", "no rule says what becomes of Profile[");
    }

    @Test
    void a_release_that_does_not_say_which_bucket_comes_first_is_refused() {
        assertRefused(
                "steady.drl",
                "broken commitments come before new records",
                "the rules do not say which of [COMPROMISO_ROTO, SIN_GESTION] comes next in STEADY");
    }

    @Test
    void a_release_without_a_capacity_is_refused() {
        assertRefused("ledger.drl", "a day takes so many records", "no rule states the Capacity of a day in SWEEP");
    }

    @Test
    void a_release_without_an_order_is_refused() {
        assertRefused("derivados.drl", "among derivados the freshest", "the orders of DERIVADO in SWEEP are []");
    }

    @Test
    void a_release_whose_ties_do_not_end_with_the_record_is_refused() {
        String ledger = SOURCES.text("assignment/ledger.drl").replace("Key.SECTOR, Key.RECORD_ID", "Key.SECTOR");
        assertRefused(SOURCES.with("assignment/ledger.drl", ledger), "ties in SWEEP fall by [SECTOR]");
    }

    @Test
    void a_rule_without_a_sentence_is_refused() {
        String es = SOURCES.text("assignment/texts/es.yaml").replaceAll("(?s)ASG-CAP-01:.*?(?=ASG-)", "");
        assertRefused(SOURCES.with("assignment/texts/es.yaml", es), "ASG-CAP-01.sentence");
    }

    /** Takes the rule out whose name holds some words. */
    private static void assertRefused(String file, String words, String message) {
        String path = "assignment/" + file;
        String without = SOURCES.text(path).replaceAll("(?s)rule \"[^\"]*" + words + "[^\"]*\".*?\nend\n", "");
        assertThat(without).isNotEqualTo(SOURCES.text(path));
        assertRefused(SOURCES.with(path, without), message);
    }

    private static void assertRefused(RuleSources sources, String message) {
        assertThatThrownBy(() -> AssignmentRelease.of(Release.of(sources)))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessageContaining(message);
    }
}
