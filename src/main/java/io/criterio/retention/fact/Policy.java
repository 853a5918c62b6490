package io.criterio.retention.fact;

/**
 * The policy in question.
 *
 * @param charges number of premiums already charged, 0 or more
 */
public record Policy(PolicyStatus status, Plan plan, int charges) {
    public Policy {
        if (charges < 0) {
            throw new IllegalArgumentException(
                    "charges is " + charges + "; expected 0 or more: the number of premiums already charged");
        }
    }
}
