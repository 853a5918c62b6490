package io.criterio.retention;

import io.criterio.retention.Evidence.CaseEvidence;
import io.criterio.retention.api.RetentionTrace;
import io.criterio.retention.api.RetentionTrace.Completion;
import io.criterio.retention.api.RetentionTrace.HeldBack;
import io.criterio.retention.api.RetentionTrace.Match;
import io.criterio.retention.api.RetentionTrace.Rule;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Usage;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleExplanation;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells of every rule whether it fired on the evidence of a decision, and if not, what held it back. */
final class TraceView {

    private final RuleSet rules;

    TraceView(RuleSet rules) {
        this.rules = rules;
    }

    RetentionTrace trace(RetentionPolicy.Decision decision, List<Fired> fired, List<Object> facts) {
        Map<RuleInfo, Set<Match>> matches = new LinkedHashMap<>();
        for (Fired one : fired) {
            matches.computeIfAbsent(one.rule(), none -> new LinkedHashSet<>())
                    .add(new Match(one.facts().stream().map(TraceView::named).toList(), named(one.finding())));
        }
        List<Rule> traced = new ArrayList<>();
        for (RuleInfo rule : rules.rules()) {
            Set<Match> found = matches.get(rule);
            traced.add(new Rule(
                    rule.id(),
                    rule.name(),
                    rule.kind().name().toLowerCase(Locale.ROOT),
                    rule.source(),
                    rule.file(),
                    rule.line(),
                    found != null,
                    found == null ? null : List.copyOf(found),
                    found == null ? heldBack(rules.considered(rule, facts)) : null));
        }
        return new RetentionTrace(completions(decision.evidence()), traced);
    }

    private static List<Completion> completions(Evidence evidence) {
        List<Completion> completions = new ArrayList<>();
        for (int i = 0; i < evidence.completions().size(); i++) {
            Claim claim = evidence.completions().get(i);
            CaseEvidence one = evidence.cases().get(evidence.caseOf()[i]);
            completions.add(new Completion(
                    claim.motive().name(),
                    claim.usage() == Usage.USED,
                    claim.experience() == Experience.UNKNOWN
                            ? null
                            : claim.experience().name(),
                    one.handled().motive().name()));
        }
        return completions;
    }

    private static List<HeldBack> heldBack(RuleExplanation explanation) {
        List<HeldBack> heldBack = new ArrayList<>();
        for (RuleExplanation.Pattern pattern : explanation.patterns()) {
            if (pattern.candidates() == 0 && !pattern.held()) {
                heldBack.add(new HeldBack(pattern.fact(), null, null, null, null));
            }
            for (RuleExplanation.Comparison comparison : pattern.comparisons()) {
                if (!pattern.held() && !comparison.held() && pattern.candidates() > 0) {
                    heldBack.add(new HeldBack(
                            pattern.fact(),
                            comparison.attribute(),
                            Reasons.operator(comparison.operator()),
                            comparison.required() == null ? null : Reasons.plainValue(comparison.required()),
                            comparison.actual() == null ? null : Reasons.plainValue(comparison.actual())));
                }
            }
        }
        return heldBack;
    }

    /** A fact or finding as its type and its values. */
    private static Map<String, Object> named(Object thing) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("type", thing.getClass().getSimpleName());
        for (RecordComponent component : thing.getClass().getRecordComponents()) {
            try {
                named.put(
                        component.getName(),
                        Reasons.plainValue(component.getAccessor().invoke(thing)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a public record has public accessors: " + thing, e);
            }
        }
        return named;
    }
}
