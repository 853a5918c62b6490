package io.criterio.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.verification.Differences;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeFiguresTest {

    private final OutcomeFigures figures = new OutcomeFigures();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ASSIGNMENT       | {"capacity": 25, "assigned": [{}, {}], "shortfall": 23, "needsSupervisor": ["r"]} | {assigned=2, capacity=25, daysWithShortfall=1, needsSupervisor=1, shortfall=23}
                    ASSIGNMENT       | {"capacity": 25, "assigned": [{}], "shortfall": 0} | {assigned=1, capacity=25}
                    VISIT_NEIGHBOURS | {"neighbours": [{}, {}, {}]}                       | {neighbours=3}
                    MANAGEMENT_ENTRY | {"admitted": true}                                 | {admitted=1}
                    MANAGEMENT_ENTRY | {"admitted": false}                                | {refused=1}
                    FOLLOW_UP        | {"steps": [{}]}                                    | {steps=1}
                    WEEK_PLAN        | {"days": [{"recordIds": ["a", "b"]}, {"recordIds": ["c"]}], "unplaced": ["d"]} | {planned=3, unplaced=1}
                    SCORECARD        | {"standards": [{"met": true}, {"met": false}, {"met": true}]} | {standardsMet=2, standardsMissed=1}
                    UNHEARD_OF       | {"x": 1}                                           | {}
                    RETENTION        | not JSON                                           | {}
                    """)
    void an_outcome_is_counted_by_its_type(String type, String outcome, String expected) {
        assertThat(new TreeMap<>(figures.of(type, Differences.tree(outcome)))).hasToString(expected);
    }

    @Test
    void a_tool_counts_by_verdict_by_offer_and_by_first_offer() {
        Map<String, Integer> counted = figures.of("RETENTION", Differences.tree("""
                {"tools": [{"tool": "BONIFICACION", "verdict": "ELIGIBLE"}, {"tool": "DOWNSELL", "verdict": "FORBIDDEN"}],
                 "packages": [{"rank": 1, "tools": [{"tool": "BONIFICACION"}], "commissionLost": true},
                              {"rank": 2, "tools": [{"tool": "BONIFICACION"}, {"tool": "PRIVILEGIO"}]}]}
                """));

        assertThat(counted)
                .containsOnly(
                        Map.entry("BONIFICACION.eligible", 1),
                        Map.entry("BONIFICACION.offered", 1),
                        Map.entry("BONIFICACION.offeredFirst", 1),
                        Map.entry("DOWNSELL.forbidden", 1),
                        Map.entry("PRIVILEGIO.offered", 1),
                        Map.entry("packages", 2),
                        Map.entry("somethingToOffer", 1),
                        Map.entry("commissionLost", 1));
    }

    @Test
    void equal_figures_are_one_object() {
        assertThat(figures.of("FOLLOW_UP", Differences.tree("{\"steps\": [1]}")))
                .isSameAs(figures.of("FOLLOW_UP", Differences.tree("{\"steps\": [2], \"x\": 1}")));
    }
}
