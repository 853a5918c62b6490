package io.criterio.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * "Its answer can change a verdict or a package" can be read of the complete cases ({@link Oracle}) or of the answer given
 * now ({@link QuestionsByAnswering}). This says where the two readings part.
 */
class QuestionDefinitionsTest {

    private record Parted(Situation situation, List<Fact> byCompleteCases, List<Fact> byAnswering) {}

    /**
     * With no motive known every verdict is open for the motive's sake, and the experience, which matters to IMPOSICION
     * alone, closes none of them by itself. Everywhere else the two readings ask the same.
     */
    @Test
    void the_readings_part_only_in_asking_for_the_experience_before_the_motive_is_known() {
        var parted = Grid.situations()
                .filter(QuestionDefinitionsTest::hasMissingFacts)
                .map(one -> new Parted(one, asked(one), QuestionsByAnswering.of(one)))
                .filter(one -> !one.byCompleteCases().equals(one.byAnswering()))
                .toList();

        assertThat(parted)
                .as("situations in which the readings part")
                .hasSize(840)
                .allSatisfy(one -> {
                    assertThat(one.situation().effectiveMotive()).isNull();
                    assertThat(extra(one)).containsExactly(Fact.EXPERIENCE);
                    assertThat(one.byAnswering()).contains(Fact.MOTIVE).isSubsetOf(one.byCompleteCases());
                });
    }

    private static boolean hasMissingFacts(Situation situation) {
        return situation.effectiveMotive() == null
                || situation.assistanceUsed() == null
                || situation.experience() == null;
    }

    private static List<Fact> asked(Situation situation) {
        return Oracle.of(situation).factsThatDecide();
    }

    private static List<Fact> extra(Parted parted) {
        var extra = new ArrayList<>(parted.byCompleteCases());
        extra.removeAll(Set.copyOf(parted.byAnswering()));
        return extra;
    }
}
