package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentTrace;
import io.criterio.assignment.api.AssignmentTrace.FiredRule;
import io.criterio.assignment.api.AssignmentTrace.ProfileTrace;
import io.criterio.assignment.api.AssignmentTrace.RuleName;
import io.criterio.assignment.fact.Profile;
import io.criterio.assignment.finding.Direct;
import io.criterio.assignment.finding.Excluded;
import io.criterio.assignment.finding.Qualifies;
import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what the rules made of a day and of the profiles in its base. Pure. */
final class AssignmentTraces {

    /** What rules on profiles insert; the other rules are about the day. */
    private static final Set<String> PROFILE_FINDINGS =
            Set.of(Qualifies.class.getSimpleName(), Excluded.class.getSimpleName(), Direct.class.getSimpleName());

    private AssignmentTraces() {}

    static AssignmentTrace trace(AssignmentPolicy policy, DayPlan plan) {
        PhasePolicy phase = policy.on(plan.campaignDay());
        List<FiredRule> day = new ArrayList<>(fired(policy.day(plan.campaignDay())));
        day.addAll(fired(phase.day()));
        List<ProfileTrace> profiles = new ArrayList<>(plan.profiles().size());
        for (Map.Entry<Integer, Integer> entry : plan.profiles().entrySet()) {
            profiles.add(profile(policy, phase, entry.getKey(), entry.getValue()));
        }
        return new AssignmentTrace(day, profiles);
    }

    private static ProfileTrace profile(AssignmentPolicy policy, PhasePolicy phase, int number, int records) {
        Profile profile = Profiles.profile(number, phase.phase());
        Findings findings = phase.profiles().get(number);
        return new ProfileTrace(
                profile.origin().name(),
                profile.status().name(),
                profile.commitment().name(),
                profile.assignee().name(),
                profile.phase().name(),
                records,
                outcome(phase.verdicts().get(number)),
                fired(findings),
                heldBack(policy, findings));
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

    private static List<FiredRule> fired(Findings findings) {
        return findings.fired().stream()
                .map(fired -> new FiredRule(
                        fired.rule().id(), fired.rule().name(), fired.finding().toString()))
                .toList();
    }

    private static List<RuleName> heldBack(AssignmentPolicy policy, Findings findings) {
        Set<String> fired = new HashSet<>();
        for (Fired one : findings.fired()) {
            fired.add(one.rule().name());
        }
        List<RuleName> heldBack = new ArrayList<>();
        for (RuleInfo rule : policy.rules().rules()) {
            if (PROFILE_FINDINGS.contains(rule.consequence().finding()) && !fired.contains(rule.name())) {
                heldBack.add(new RuleName(rule.id(), rule.name()));
            }
        }
        return heldBack;
    }
}
