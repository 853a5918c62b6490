package io.criterio.assignment;

import io.criterio.oracle.base.AssignmentProperties;
import io.criterio.oracle.base.RandomBases;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AssignmentPropertiesTest {

    private static final int BASES = 10_000;

    @Test
    void every_plan_keeps_to_what_holds_for_the_plan_of_any_base() {
        AssignmentProperties properties =
                new AssignmentProperties(new ProductPlanner(ShippedAssignment.POLICY, ShippedAssignment.CALENDARS));

        LongStream.range(0, BASES).forEach(seed -> properties.holdFor(RandomBases.base(seed), new Random(seed)));
    }
}
