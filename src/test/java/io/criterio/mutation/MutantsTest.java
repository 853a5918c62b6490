package io.criterio.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.mutation.Mutant.Edit;
import io.criterio.rules.RuleSources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutantsTest {

    private static final String RULE = """
            package io.criterio.retention.one;

            import io.criterio.retention.fact.*;
            import io.criterio.retention.finding.*;

            // when a comment says rule "X", that is no rule
            rule "RET-BON-01 a rebate needs one to three charges"
              @id( RET-BON-01 )
              @kind( hard )
              @source( CARD )
            when
              Limits( $min : minCharges, $max : maxCharges )
              Policy( charges < $min || charges >= $max, plan in ( Plan.PIF, Plan.PIF_BASICO ) )
            then
              insert( new Forbidden( Tool.BONIFICACION, Tool.DOWNSELL ) );
            end
            """;

    private static List<Mutant> of(String file, String text) {
        return Mutants.of(RuleSources.of(Map.of("release.yaml", "name: a\nversion: 1\n", file, text)), "retention");
    }

    private static List<String> changes(Edit edit) {
        return of("retention/one.drl", RULE).stream()
                .filter(mutant -> mutant.edit() == edit)
                .map(Mutant::change)
                .toList();
    }

    @Test
    void a_rule_is_disabled() {
        List<Mutant> mutants = of("retention/one.drl", RULE).stream()
                .filter(mutant -> mutant.edit() == Edit.RULE_DISABLED)
                .toList();

        assertThat(mutants).singleElement().satisfies(mutant -> {
            assertThat(mutant.rule()).isEqualTo("RET-BON-01");
            assertThat(mutant.hard()).isTrue();
            assertThat(mutant.line()).isEqualTo(7);
            assertThat(mutant.text()).doesNotContain("insert").hasLineCount(RULE.split("\n", -1).length - 1);
        });
    }

    @Test
    void a_condition_is_dropped_whole_and_in_part() {
        assertThat(changes(Edit.CONDITION_DROPPED))
                .containsExactlyInAnyOrder(
                        "charges < $min || charges >= $max → nothing",
                        "charges < $min → nothing",
                        "charges >= $max → nothing",
                        "plan in ( Plan.PIF, Plan.PIF_BASICO ) → nothing");
    }

    @Test
    void a_bound_is_shifted_and_an_operator_flipped() {
        assertThat(changes(Edit.BOUND_SHIFTED))
                .containsExactlyInAnyOrder("charges < $min → charges <= $min", "charges >= $max → charges > $max");
        assertThat(changes(Edit.OPERATOR_FLIPPED))
                .containsExactlyInAnyOrder(
                        "charges < $min → charges >= $min", "charges >= $max → charges < $max", "in → not in");
    }

    @Test
    void and_and_or_are_swapped_and_values_dropped() {
        assertThat(changes(Edit.AND_OR_SWAPPED)).containsExactly("|| → &&");
        assertThat(changes(Edit.VALUE_DROPPED))
                .containsExactlyInAnyOrder(
                        "Plan.PIF → nothing",
                        "Plan.PIF_BASICO → nothing",
                        "Tool.BONIFICACION → nothing",
                        "Tool.DOWNSELL → nothing");
    }

    @Test
    void every_number_of_the_limits_goes_up_and_down_but_not_below_nothing() {
        assertThat(of("retention/limits.yaml", "# three\nmaxCharges: 3  # 4\nnone: 0\ncalendar: MX\n"))
                .extracting(mutant -> mutant.subject() + " " + mutant.change())
                .containsExactly("maxCharges 3 → 2", "maxCharges 3 → 4", "none 0 → 1");
    }
}
