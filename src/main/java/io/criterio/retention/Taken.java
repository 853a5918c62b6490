package io.criterio.retention;

import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Fact;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Packaged;
import io.criterio.retention.fact.Usage;
import io.criterio.retention.finding.Ask;
import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the fold takes from what the rules find in a set of facts, as a value. Of candidates it reads their terms, of a
 * package what it brings, of a case its assessment, and it asks for no fact that is there.
 */
final class Taken {

    private Taken() {}

    /** What is taken; the same value under two rulesets makes the same decisions, all else being equal. */
    static Object from(RuleSet rules, List<?> facts) {
        Findings found = rules.evaluate(facts);
        Object stage = facts.get(0);
        if (stage == RetentionStages.TOOL) {
            return new Terms(found.fired()).all(rules::explain);
        }
        if (stage == RetentionStages.PACKAGE) {
            int tools = ToolSet.NONE;
            for (Object fact : facts) {
                if (fact instanceof Packaged packaged) {
                    tools = ToolSet.with(tools, packaged.tool());
                }
            }
            // A package that no rule reads is none that brings anything.
            return tools == ToolSet.NONE ? List.of() : PackageTerms.of(tools, found.fired());
        }
        if (stage == RetentionStages.CASE) {
            return Assessment.read(found, rules::explain);
        }
        if (stage == RetentionStages.CLAIM) {
            Claim claim = facts.stream()
                    .filter(Claim.class::isInstance)
                    .map(Claim.class::cast)
                    .findFirst()
                    .orElse(null);
            return explained(rules, found, ask -> claim == null || isMissing(ask.fact(), claim));
        }
        if (stage == RetentionStages.STATEMENT) {
            return explained(rules, found, ask -> true);
        }
        if (stage == RetentionStages.GUIDANCE) {
            return found.fired().stream()
                    .map(fired -> List.of(fired.rule().id(), fired.finding()))
                    .toList();
        }
        throw new IllegalArgumentException("facts are " + facts + "; expected some that decisions ask about");
    }

    private static boolean isMissing(Fact fact, Claim claim) {
        return switch (fact) {
            case MOTIVE -> claim.motive() == Motive.UNKNOWN;
            case ASSISTANCE_USED -> claim.usage() == Usage.UNKNOWN;
            case EXPERIENCE -> claim.experience() == Experience.UNKNOWN;
        };
    }

    /** Of questions, those that may be asked; of everything else, also why it was found. */
    private static List<Object> explained(RuleSet rules, Findings found, Predicate<Ask> mayBeAsked) {
        List<Object> explained = new ArrayList<>();
        for (Fired fired : found.fired()) {
            if (!(fired.finding() instanceof Ask ask)) {
                explained.add(List.of(fired.rule().id(), fired.finding(), rules.explain(fired)));
            } else if (mayBeAsked.test(ask)) {
                explained.add(List.of(fired.rule().id(), ask));
            }
        }
        return explained;
    }
}
