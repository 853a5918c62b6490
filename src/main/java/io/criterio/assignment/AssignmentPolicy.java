package io.criterio.assignment;

import io.criterio.assignment.fact.CampaignDay;
import io.criterio.assignment.fact.Limits;
import io.criterio.assignment.fact.Phase;
import io.criterio.assignment.finding.InPhase;
import io.criterio.rules.Findings;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The assignment rules of one release, ready to decide: what they say of every profile in either phase has been asked
 * once, when the policy was made. Thread-safe.
 */
final class AssignmentPolicy {

    private final RuleSet rules;
    private final Map<Phase, PhasePolicy> phases;
    private final Map<CampaignDay, Findings> days = new ConcurrentHashMap<>();

    private AssignmentPolicy(RuleSet rules, Map<Phase, PhasePolicy> phases) {
        this.rules = rules;
        this.phases = phases;
    }

    /**
     * Asks the rules everything there is to ask about a profile.
     *
     * @param rules compiled with the limits as a parameter
     * @param flaws learns where the rules leave a profile open or contradict each other; the policy is then of no use
     */
    static AssignmentPolicy of(RuleSet rules, Limits limits, List<Flaw> flaws) {
        Map<Phase, PhasePolicy> phases = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            phases.put(phase, PhasePolicy.of(rules, phase, flaws));
        }
        AssignmentPolicy policy = new AssignmentPolicy(rules, phases);
        for (int day = 1; day <= limits.sweepDays() + 1; day++) {
            policy.stated(day, flaws).one(InPhase.class, new InPhase(Phase.SWEEP));
        }
        return policy;
    }

    /** What holds on a day of the campaign. */
    PhasePolicy on(int campaignDay) {
        List<Flaw> flaws = new ArrayList<>();
        Phase phase = stated(campaignDay, flaws)
                .one(InPhase.class, new InPhase(Phase.SWEEP))
                .finding()
                .phase();
        PhasePolicy policy = phases.get(phase);
        if (policy == null || !flaws.isEmpty()) {
            throw new IllegalStateException("the phase of campaign day " + campaignDay + " is not clear: " + flaws);
        }
        return policy;
    }

    /** What the rules found about a day of the campaign. */
    Findings day(int campaignDay) {
        return days.computeIfAbsent(new CampaignDay(campaignDay), day -> rules.evaluate(List.of(day)));
    }

    RuleSet rules() {
        return rules;
    }

    private Stated stated(int campaignDay, List<Flaw> flaws) {
        return new Stated("campaign day " + campaignDay, day(campaignDay), flaws::add);
    }
}
