package io.criterio.retention.finding;

/**
 * A request to file in a system.
 *
 * @param minDays business days that it takes at least
 * @param maxDays business days that it takes at most; 0 when no time is promised
 */
public record Filing(String system, String reason, int minDays, int maxDays) implements Finding {
    public Filing {
        if (minDays < 0 || maxDays < minDays) {
            throw new IllegalArgumentException("a filing takes from " + minDays + " to " + maxDays
                    + " business days; expected 0 <= min <= max, see requestMinDays and requestMaxDays in limits.yaml");
        }
    }

    /** A filing for which the policy promises no time. */
    public Filing(String system, String reason) {
        this(system, reason, 0, 0);
    }
}
