package io.criterio.retention;

import io.criterio.proof.Decisions.Asked;
import io.criterio.retention.Evidence.CaseEvidence;
import io.criterio.retention.RetentionOutcome.OfferPackage;
import io.criterio.retention.RetentionOutcome.PlanBranch;
import io.criterio.retention.RetentionOutcome.StepGroup;
import io.criterio.retention.RetentionOutcome.ToolQuantity;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.Candidate;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Conversation;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Packaged;
import io.criterio.retention.fact.Statement;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import io.criterio.retention.finding.Areas;
import io.criterio.retention.finding.Ask;
import io.criterio.retention.finding.Disagreement;
import io.criterio.retention.finding.HandledAs;
import io.criterio.retention.finding.ImpliedMotive;
import io.criterio.retention.finding.Steps;
import io.criterio.retention.finding.Treatment;
import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import io.criterio.rules.Kind;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The retention rules of one release, ready to decide. Gathers what the rules find and hands it to the fold.
 *
 * <p>Most rules look at a profile that has few values: what was said (36), the claim (36), the conversation (some
 * hundreds), the terms of combining (6). Each profile is evaluated once per release and kept; what remains for the
 * engine in a decision is the policy, the case and its offers. Thread-safe.
 */
final class RetentionPolicy {

    private final RuleSet rules;
    private final Reasons reasons;
    private final Map<Tool, List<String>> hardRules = new EnumMap<>(Tool.class);
    private final Map<Statement, Findings> statements = new ConcurrentHashMap<>();
    private final Map<Claim, Findings> claims = new ConcurrentHashMap<>();
    private final Map<Claim, List<Claim>> completions = new ConcurrentHashMap<>();
    private final Map<Conversation, Findings> conversations = new ConcurrentHashMap<>();
    private final Map<Case, Combining> combining = new HashMap<>();

    /** What the rules found in facts met before; none kept where each decision asks anew. */
    private final @Nullable Map<List<?>, Findings> remembered;

    /**
     * Makes the policy of a release.
     *
     * @param rules the retention ruleset, compiled with {@code Limits} and {@code Implication}s as its parameters
     */
    RetentionPolicy(RuleSet rules) {
        this(rules, null);
    }

    private RetentionPolicy(RuleSet rules, @Nullable Map<List<?>, Findings> remembered) {
        this.rules = rules;
        this.remembered = remembered;
        this.reasons = new Reasons(rules::explain);
        for (Tool tool : Tool.values()) {
            hardRules.put(tool, hardRules(tool));
        }
        for (Motive motive : Motive.values()) {
            for (Usage usage : Usage.values()) {
                if (motive != Motive.UNKNOWN && usage != Usage.UNKNOWN) {
                    combining.put(new Case(motive, usage), combining(motive, usage));
                }
            }
        }
    }

    /** The same policy, which asks its rules once of facts that it meets again: for going through every situation. */
    RetentionPolicy remembering() {
        return new RetentionPolicy(rules, new ConcurrentHashMap<>());
    }

    private Findings ask(List<?> facts) {
        return remembered == null ? rules.evaluate(facts) : remembered.computeIfAbsent(facts, rules::evaluate);
    }

    /** How tools combine in one kind of case. */
    record Combining(
            Findings candidates, Terms terms, List<PackageTerms> composable, Map<PackageTerms, Findings> byPackage) {

        Findings packaged(PackageTerms terms) {
            Findings findings = byPackage.get(terms);
            if (findings == null) {
                throw new IllegalArgumentException(terms + " is no package of these terms");
            }
            return findings;
        }
    }

    /** An outcome with everything it was made of, for the trace. */
    record Decision(RetentionOutcome outcome, Evidence evidence, Findings guidance) {}

    /** Decides. */
    Decision decide(Situation situation, Proposed proposed, boolean withPlan) {
        Evidence evidence = gather(situation);
        RetentionFold fold = new RetentionFold(evidence, reasons);
        Motive handledAs = evidence.handledAs();
        Guidance guidance = guidance(conversation(situation, evidence), situation);
        List<OfferPackage> packages = fold.packages();
        RetentionOutcome outcome = new RetentionOutcome(
                RetentionOutcome.Told.of(situation),
                evidence.implied(),
                handledAs,
                motiveRule(evidence, fold),
                fold.bestTools(),
                fold.tools(this::hardRulesOf),
                packages,
                fold.proposal(proposed, packages),
                fold.questions(),
                warnings(evidence),
                guidance.steps(),
                guidance.treatment(),
                guidance.areasRule(),
                withPlan ? plan(situation, packages) : null);
        return new Decision(outcome, evidence, guidance.findings());
    }

    /** What the rules say of a conversation. */
    private record Guidance(
            Findings findings,
            List<StepGroup> steps,
            RetentionOutcome.@Nullable Treatment treatment,
            @Nullable String areasRule) {}

    private Guidance guidance(Conversation conversation, Situation situation) {
        Findings findings = conversations.computeIfAbsent(conversation, of -> ask(List.of(of)));
        List<StepGroup> steps = new ArrayList<>();
        RetentionOutcome.Treatment treatment = null;
        String areasRule = null;
        for (Fired fired : findings.fired()) {
            if (fired.finding() instanceof Steps group) {
                steps.add(new StepGroup(fired.rule().id(), group.variant()));
            } else if (fired.finding() instanceof Treatment) {
                treatment = new RetentionOutcome.Treatment(
                        situation.customer(), fired.rule().id());
            } else if (fired.finding() instanceof Areas) {
                areasRule = fired.rule().id();
            }
        }
        return new Guidance(findings, steps, treatment, areasRule);
    }

    /**
     * A decision on a situation that differs from that of {@code like} in the customer's type and the reason of an
     * earlier cancellation alone: these guide the conversation, and nothing else depends on them.
     */
    Decision guided(Decision like, Situation situation) {
        Guidance guidance = guidance(conversation(like, situation), situation);
        RetentionOutcome known = like.outcome();
        return new Decision(
                new RetentionOutcome(
                        known.told(),
                        known.implied(),
                        known.handledAs(),
                        known.motiveRule(),
                        known.bestTools(),
                        known.tools(),
                        known.packages(),
                        known.proposal(),
                        known.questions(),
                        known.warnings(),
                        guidance.steps(),
                        guidance.treatment(),
                        guidance.areasRule(),
                        known.plan()),
                like.evidence(),
                guidance.findings());
    }

    /** The conversation of such a situation. */
    Conversation conversation(Decision like, Situation situation) {
        return conversation(situation, like.evidence());
    }

    private static Conversation conversation(Situation situation, Evidence evidence) {
        return conversation(situation, evidence.handledAs(), evidence.effective());
    }

    /** Everything that fired for a decision, whatever completion it fired under. */
    List<Fired> fired(Decision decision) {
        List<Fired> fired = new ArrayList<>();
        Evidence evidence = decision.evidence();
        fired.addAll(evidence.said().fired());
        fired.addAll(evidence.asked().fired());
        for (CaseEvidence one : evidence.cases()) {
            Combining combining = combining(one.handled());
            fired.addAll(one.claimed().fired());
            fired.addAll(one.findings().fired());
            fired.addAll(combining.candidates().fired());
            for (PackageTerms terms : new Assessment(one).packages) {
                fired.addAll(combining.packaged(terms).fired());
            }
        }
        fired.addAll(decision.guidance().fired());
        return fired;
    }

    /**
     * Ids of the rules that have a say in the outcome, sorted: what they found stands in it. A rule on combining tools
     * always finds its terms; it has a say where they stand in the way.
     */
    Set<String> rulesOf(Decision decision) {
        Set<String> rules = new TreeSet<>();
        RetentionOutcome outcome = decision.outcome();
        for (Fired fired : decision.evidence().said().fired()) {
            if (!(fired.finding() instanceof Ask)) {
                rules.add(fired.rule().id());
            }
        }
        if (outcome.motiveRule() != null) {
            rules.add(outcome.motiveRule());
        }
        outcome.bestTools().forEach(best -> rules.add(best.rule()));
        for (RetentionOutcome.ToolVerdict tool : outcome.tools()) {
            tool.forbiddenBy().forEach(reason -> rules.add(reason.rule()));
            if (tool.quantity() != null) {
                rules.add(tool.quantity().rule());
            }
        }
        outcome.packages().forEach(offer -> rules.addAll(offer.rules()));
        if (outcome.proposal() != null) {
            outcome.proposal().violations().forEach(violation -> rules.add(violation.rule()));
        }
        outcome.questions().forEach(question -> rules.add(question.rule()));
        decision.guidance().fired().forEach(fired -> rules.add(fired.rule().id()));
        return rules;
    }

    /** Every fact that was put before the rules for a decision. */
    List<Object> facts(Decision decision) {
        Set<Object> facts = new LinkedHashSet<>();
        Evidence evidence = decision.evidence();
        Situation situation = evidence.situation();
        facts.add(new Statement(situation.motive(), situation.argument()));
        facts.add(new Claim(evidence.effective(), situation.usage(), situation.experience()));
        facts.addAll(evidence.completions());
        facts.add(situation.policy());
        facts.addAll(situation.offers());
        for (CaseEvidence one : evidence.cases()) {
            facts.add(one.handled());
            for (Tool tool : Tool.values()) {
                facts.add(new Candidate(tool, one.handled().motive()));
            }
            for (PackageTerms terms : new Assessment(one).packages) {
                for (Tool tool : ToolSet.list(terms.tools())) {
                    facts.add(new Packaged(
                            tool, one.handled().motive(), one.handled().usage()));
                }
            }
        }
        facts.add(conversation(situation, evidence));
        return List.copyOf(facts);
    }

    /** What the rules were asked for a decision: the facts of each case that was put before them. */
    List<List<?>> asked(Decision decision) {
        return List.copyOf(new LinkedHashSet<>(asked(decision.evidence())));
    }

    /** What the rules are asked for a situation, some of it more than once. */
    Asked asked(Situation situation) {
        Evidence evidence = gather(situation);
        return new Asked(asked(evidence), conversation(situation, evidence));
    }

    private static List<List<?>> asked(Evidence evidence) {
        List<List<?>> asked = new ArrayList<>();
        Situation situation = evidence.situation();
        asked.add(List.of(new Statement(situation.motive(), situation.argument())));
        asked.add(List.of(new Claim(evidence.effective(), situation.usage(), situation.experience())));
        evidence.completions().forEach(claim -> asked.add(List.of(claim)));
        for (CaseEvidence one : evidence.cases()) {
            Case handled = one.handled();
            asked.add(facts(situation, handled));
            asked.add(candidates(handled.motive()));
            for (PackageTerms terms : new Assessment(one).packages) {
                asked.add(packaged(terms.tools(), handled.motive(), handled.usage()));
            }
        }
        asked.add(List.of(conversation(situation, evidence)));
        return asked;
    }

    /** The rules of this release. */
    RuleSet rules() {
        return rules;
    }

    // ---- evidence ---------------------------------------------------------------------------------------------

    private Evidence gather(Situation situation) {
        Findings said = said(situation.motive(), situation.argument());
        Motive implied = null;
        for (Fired fired : said.fired()) {
            if (fired.finding() instanceof ImpliedMotive of) {
                implied = of.motive();
            }
        }
        Motive effective =
                situation.motive() != Motive.UNKNOWN ? situation.motive() : implied != null ? implied : Motive.UNKNOWN;
        Claim claim = new Claim(effective, situation.usage(), situation.experience());
        List<Claim> ways = completions.computeIfAbsent(claim, Completions::of);
        List<CaseEvidence> cases = new ArrayList<>(ways.size());
        int[] caseOf = new int[ways.size()];
        for (int i = 0; i < caseOf.length; i++) {
            Findings claimed = claimed(ways.get(i));
            caseOf[i] = caseOf(situation, ways.get(i), claimed, cases);
        }
        return new Evidence(situation, said, claimed(claim), implied, effective, ways, cases, caseOf);
    }

    private int caseOf(Situation situation, Claim completion, Findings claimed, List<CaseEvidence> cases) {
        Motive handledAs = completion.motive();
        for (Fired fired : claimed.fired()) {
            if (fired.finding() instanceof HandledAs turned) {
                handledAs = turned.motive();
            }
        }
        for (int i = 0; i < cases.size(); i++) {
            Case known = cases.get(i).handled();
            if (known.motive() == handledAs && known.usage() == completion.usage()) {
                return i;
            }
        }
        Case handled = new Case(handledAs, completion.usage());
        Combining combining = combining(handled);
        cases.add(new CaseEvidence(
                handled, claimed, evaluate(situation, handled), combining.terms(), combining.composable()));
        return cases.size() - 1;
    }

    private Findings evaluate(Situation situation, Case handled) {
        return ask(facts(situation, handled));
    }

    private static List<Object> facts(Situation situation, Case handled) {
        List<Offer> offers = situation.offers();
        List<Object> facts = new ArrayList<>(offers.size() + 2);
        facts.add(situation.policy());
        facts.add(handled);
        facts.addAll(offers);
        return facts;
    }

    static List<Object> candidates(Motive motive) {
        List<Object> candidates = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            candidates.add(new Candidate(tool, motive));
        }
        return candidates;
    }

    static List<Object> packaged(int tools, Motive motive, Usage usage) {
        List<Object> facts = new ArrayList<>();
        for (Tool tool : ToolSet.list(tools)) {
            facts.add(new Packaged(tool, motive, usage));
        }
        return facts;
    }

    private Findings said(Motive motive, Argument argument) {
        return statements.computeIfAbsent(new Statement(motive, argument), statement -> ask(List.of(statement)));
    }

    private Findings claimed(Claim claim) {
        return claims.computeIfAbsent(claim, of -> ask(List.of(of)));
    }

    /** While it is open how the case is handled, so is how the use of the assistance is to be taken. */
    private static Conversation conversation(Situation situation, @Nullable Motive handledAs, Motive effective) {
        return new Conversation(
                situation.progress(),
                situation.policy().status(),
                handledAs == null ? effective : handledAs,
                handledAs == null ? Usage.UNKNOWN : situation.usage(),
                situation.reason(),
                situation.customer());
    }

    private Combining combining(Case handled) {
        Combining known = combining.get(handled);
        if (known == null) {
            throw new IllegalStateException("case is " + handled + "; expected a motive and a usage that are known");
        }
        return known;
    }

    private Combining combining(Motive motive, Usage usage) {
        Findings found = ask(candidates(motive));
        Terms terms = new Terms(found.fired());
        List<PackageTerms> composable = new ArrayList<>();
        Map<PackageTerms, Findings> byPackage = new HashMap<>();
        for (int tools = 1; tools <= ToolSet.ALL; tools++) {
            if (terms.breaches(tools).isEmpty()) {
                Findings findings = ask(packaged(tools, motive, usage));
                PackageTerms packageTerms = PackageTerms.of(tools, findings.fired());
                byPackage.put(packageTerms, findings);
                composable.add(packageTerms);
            }
        }
        composable.sort(PackageTerms::byRank);
        return new Combining(found, terms, List.copyOf(composable), Map.copyOf(byPackage));
    }

    // ---- what goes round the fold -----------------------------------------------------------------------------

    private static @Nullable String motiveRule(Evidence evidence, RetentionFold fold) {
        if (fold.converted()) {
            for (Fired fired : evidence.cases().get(0).claimed().fired()) {
                if (fired.finding() instanceof HandledAs) {
                    return fired.rule().id();
                }
            }
        }
        String rule = null;
        for (Fired fired : evidence.said().fired()) {
            if (fired.finding() instanceof Disagreement) {
                return fired.rule().id();
            }
            if (fired.finding() instanceof ImpliedMotive && evidence.situation().motive() == Motive.UNKNOWN) {
                rule = fired.rule().id();
            }
        }
        return rule;
    }

    private static List<RetentionOutcome.Warning> warnings(Evidence evidence) {
        List<RetentionOutcome.Warning> warnings = List.of();
        for (Fired fired : evidence.said().fired()) {
            if (fired.finding() instanceof Disagreement disagreement) {
                warnings = List.of(new RetentionOutcome.Warning(fired.rule().id(), disagreement.implied()));
            }
        }
        return warnings;
    }

    private List<String> hardRulesOf(Tool tool) {
        return hardRules.getOrDefault(tool, List.of());
    }

    private List<String> hardRules(Tool tool) {
        TreeSet<String> ids = new TreeSet<>();
        for (RuleInfo rule : rules.rules()) {
            if (rule.kind() == Kind.HARD
                    && rule.consequence().finding().equals("Forbidden")
                    && rule.consequence().arguments().contains("Tool." + tool.name())) {
                ids.add(rule.id());
            }
        }
        return List.copyOf(ids);
    }

    // ---- the plan ---------------------------------------------------------------------------------------------

    /** The tree of legal continuations: each package, accepted (which closes the case) or rejected (which leads on). */
    private List<PlanBranch> plan(Situation situation, List<OfferPackage> packages) {
        List<PlanBranch> branches = new ArrayList<>(packages.size());
        for (OfferPackage offer : packages) {
            List<Tool> tools = offer.tools().stream().map(ToolQuantity::tool).toList();
            Situation refused = situation.after(tools, OfferStatus.REJECTED);
            boolean repeats = refused.offers().equals(situation.offers());
            branches.add(new PlanBranch(
                    offer.tools(), offer.extras(), repeats ? List.of() : plan(refused, packagesOf(refused)), repeats));
        }
        return branches;
    }

    private List<OfferPackage> packagesOf(Situation situation) {
        return new RetentionFold(gather(situation), reasons).packages();
    }
}
