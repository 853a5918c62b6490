package io.criterio.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.base.Base;
import io.criterio.oracle.base.DailyPlanner;
import io.criterio.oracle.base.Differences;
import io.criterio.oracle.base.RandomBases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The product against a second statement of the same rules that shares no code with it. */
class AssignmentOracleTest {

    private static final int BASES = 10_000;
    private static final int SHOWN = 20;

    @Test
    void ten_thousand_random_bases_get_the_oracles_plan() {
        ProductPlanner product = new ProductPlanner(ShippedAssignment.POLICY, ShippedAssignment.CALENDARS);
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < BASES && differences.size() < SHOWN; seed++) {
            Base base = RandomBases.base(seed);
            for (String difference : Differences.between(DailyPlanner.plan(base), product.apply(base))) {
                differences.add("seed " + seed + ", " + difference);
            }
        }

        assertThat(differences).isEmpty();
    }
}
