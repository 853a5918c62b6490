package io.criterio.assignment.fact;

import io.criterio.rules.Parameters;

/**
 * The numbers of the assignment policy, from {@code limits.yaml}.
 *
 * @param capacity most records a day (ASG-CAP-01)
 * @param sweepDays how many campaign days sweep the base (ASG-NEW-01)
 * @param planningHours most hours that planning takes in steady days (ASG-TIM-01)
 */
@Parameters
public record Limits(int capacity, int sweepDays, int planningHours) {
    public Limits {
        check("capacity", capacity);
        check("sweepDays", sweepDays);
        check("planningHours", planningHours);
    }

    private static void check(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; expected 1 or more: see assignment/limits.yaml");
        }
    }
}
