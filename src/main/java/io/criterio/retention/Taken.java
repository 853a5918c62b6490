package io.criterio.retention;

import io.criterio.retention.Evidence.CaseEvidence;
import io.criterio.retention.fact.Candidate;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Conversation;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Fact;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Packaged;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.Statement;
import io.criterio.retention.fact.Usage;
import io.criterio.retention.finding.Ask;
import io.criterio.retention.finding.ImpliedMotive;
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
        Object first = facts.get(0);
        if (first instanceof Candidate) {
            return new Terms(found.fired()).all();
        }
        if (first instanceof Packaged) {
            int tools = ToolSet.NONE;
            for (Object fact : facts) {
                tools = ToolSet.with(tools, ((Packaged) fact).tool());
            }
            return PackageTerms.of(tools, found.fired());
        }
        if (first instanceof Policy && facts.get(1) instanceof Case handled) {
            // A claim and the terms are asked for apart.
            CaseEvidence alone = new CaseEvidence(handled, found, found, new Terms(List.of()), List.of());
            return new Assessment(alone).read(rules::explain);
        }
        if (first instanceof Claim claim) {
            return explained(rules, found, ask -> isMissing(ask.fact(), claim));
        }
        if (first instanceof Statement statement) {
            boolean known = statement.motive() != Motive.UNKNOWN
                    || !found.of(ImpliedMotive.class).isEmpty();
            return explained(rules, found, ask -> !(known && ask.fact() == Fact.MOTIVE));
        }
        if (first instanceof Conversation) {
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
