package io.criterio.retention.fact;

import io.criterio.rules.Parameters;

/**
 * The numbers of the retention policy, from {@code limits.yaml}.
 *
 * @param minCharges fewest premiums charged for a rebate to be possible (RET-BON-01)
 * @param maxCharges most premiums charged for a rebate to be possible (RET-BON-01)
 * @param minRebate fewest premiums a rebate gives back (RET-BON-05)
 * @param maxRebate most premiums a rebate gives back (RET-BON-05)
 * @param imposicionRebate premiums recommended for an imposed, never used product (RET-BON-05)
 * @param otherRebate premiums recommended otherwise (RET-BON-05)
 * @param requestMinDays business days that a service request takes at least (RET-BON-06)
 * @param requestMaxDays business days that a service request takes at most (RET-BON-06)
 */
@Parameters
public record Limits(
        int minCharges,
        int maxCharges,
        int minRebate,
        int maxRebate,
        int imposicionRebate,
        int otherRebate,
        int requestMinDays,
        int requestMaxDays) {}
