package io.criterio.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.assignment.fact.Limits;
import io.criterio.assignment.fact.Phase;
import io.criterio.assignment.fact.Profile;
import io.criterio.rules.RuleInfo;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssignmentPolicyTest {

    @Test
    void every_rule_of_the_rulebook_stands_in_the_ruleset() {
        assertThat(ShippedAssignment.RULES.rules())
                .extracting(RuleInfo::id)
                .containsOnly(
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
        assertThat(new TreeSet<>(ShippedAssignment.RULES.rules().stream()
                        .map(RuleInfo::id)
                        .toList()))
                .hasSize(14);
    }

    @Test
    void every_profile_has_a_number_and_every_number_a_profile() {
        List<Profile> profiles = java.util.stream.IntStream.range(0, Profiles.COUNT)
                .mapToObj(number -> Profiles.profile(number, Phase.SWEEP))
                .toList();

        assertThat(profiles).doesNotHaveDuplicates().hasSize(945);
    }

    @Test
    void a_number_of_the_policy_that_is_missing_mistyped_or_not_positive_is_named() {
        assertThatThrownBy(() -> LimitsFile.read(
                        "assignment/limits.yaml", "capacity: many\nsweepdays: 3\nplanningHours: 2\n", Limits.class))
                .hasMessageContaining("line 1: capacity is \"many\"")
                .hasMessageContaining("sweepDays is missing")
                .hasMessageContaining("line 2: sweepdays is not known");
        assertThatThrownBy(() -> LimitsFile.read(
                        "assignment/limits.yaml", "capacity: 0\nsweepDays: 3\nplanningHours: 2\n", Limits.class))
                .hasMessageContaining("capacity is 0; expected 1 or more");
    }
}
