package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentTrace;
import io.criterio.assignment.api.AssignmentTrace.ProfileTrace;
import io.criterio.assignment.fact.CampaignDay;
import io.criterio.assignment.fact.PlanningDay;
import io.criterio.assignment.fact.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what the rules made of a day and of the profiles in its base. */
final class AssignmentTraces {

    private final AssignmentPolicy policy;
    private final RuleTraces traces;

    AssignmentTraces(AssignmentPolicy policy) {
        this.policy = policy;
        this.traces = new RuleTraces(policy.rules());
    }

    AssignmentTrace trace(DayPlan plan) {
        PhasePolicy phase = policy.on(plan.campaignDay());
        List<ProfileTrace> profiles = new ArrayList<>(plan.profiles().size());
        for (Map.Entry<Integer, Integer> entry : plan.profiles().entrySet()) {
            profiles.add(profile(phase, entry.getKey(), entry.getValue()));
        }
        return new AssignmentTrace(
                traces.of(new CampaignDay(plan.campaignDay()), policy.day(plan.campaignDay())),
                traces.of(new PlanningDay(phase.phase()), phase.day()),
                profiles);
    }

    private ProfileTrace profile(PhasePolicy phase, int number, int records) {
        Profile profile = Profiles.profile(number, phase.phase());
        return new ProfileTrace(
                profile.origin().name(),
                profile.status().name(),
                profile.commitment().name(),
                profile.assignee().name(),
                profile.phase().name(),
                records,
                outcome(phase.verdicts().get(number)),
                traces.of(profile, phase.profiles().get(number)));
    }

    private static String outcome(Verdict verdict) {
        if (verdict instanceof Verdict.Qualified qualified) {
            return qualified.bucket().name();
        }
        if (verdict instanceof Verdict.Out out) {
            return out.reason().exclusion().name();
        }
        throw new IllegalStateException("verdict is " + verdict + "; expected Qualified or Out");
    }
}
