package io.criterio.retention;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.criterio.proof.Decisions.Asked;
import io.criterio.retention.Evidence.CaseEvidence;
import io.criterio.retention.RetentionOutcome.OfferPackage;
import io.criterio.retention.RetentionOutcome.PlanBranch;
import io.criterio.retention.RetentionOutcome.StepGroup;
import io.criterio.retention.RetentionOutcome.ToolQuantity;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Conversation;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.OfferStatus;
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
import io.criterio.rules.StageRules;
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
 * The retention rules of one release, ready to decide: goes through the {@linkplain RetentionStages stages}, and hands what
 * the rules find to the fold. What a stage found is kept by what its rules read. Thread-safe.
 */
final class RetentionPolicy {

    /** Kinds of cases whose packages are kept. */
    private static final int KEPT = 1_024;

    private final RuleSet rules;
    private final Reasons reasons;
    private final Map<Tool, List<String>> hardRules = new EnumMap<>(Tool.class);
    private final Map<Claim, List<Claim>> completions = new ConcurrentHashMap<>();
    private final StageRules statement;
    private final StageRules claim;
    private final StageRules handling;
    private final StageRules tool;
    private final StageRules packaging;
    private final StageRules guidance;
    private final Map<CombiningKey, Combining> combining;

    /** What the packages of a case depend on. */
    private record CombiningKey(Case handled, Object tools, Object packages) {}

    /**
     * Makes the policy of a release.
     *
     * @param rules the retention ruleset, compiled with {@code Limits} and {@code Implication}s as its parameters
     */
    RetentionPolicy(RuleSet rules) {
        this(
                rules,
                rules.in(RetentionStages.STATEMENT),
                rules.in(RetentionStages.CLAIM),
                rules.in(RetentionStages.CASE),
                rules.in(RetentionStages.TOOL),
                rules.in(RetentionStages.PACKAGE),
                rules.in(RetentionStages.GUIDANCE),
                Caffeine.newBuilder()
                        .maximumSize(KEPT)
                        .<CombiningKey, Combining>build()
                        .asMap());
    }

    private RetentionPolicy(
            RuleSet rules,
            StageRules statement,
            StageRules claim,
            StageRules handling,
            StageRules tool,
            StageRules packaging,
            StageRules guidance,
            Map<CombiningKey, Combining> combining) {
        this.rules = rules;
        this.statement = statement;
        this.claim = claim;
        this.handling = handling;
        this.tool = tool;
        this.packaging = packaging;
        this.guidance = guidance;
        this.combining = combining;
        this.reasons = new Reasons(rules::explain);
        for (Tool one : Tool.values()) {
            hardRules.put(one, hardRules(one));
        }
    }

    /** The same policy, which asks its rules once of facts that it meets again: for going through every situation. */
    RetentionPolicy remembering() {
        return new RetentionPolicy(
                rules,
                statement.remembering(),
                claim.remembering(),
                handling.remembering(),
                tool.remembering(),
                packaging.remembering(),
                guidance.remembering(),
                new ConcurrentHashMap<>());
    }

    /** The same policy, which asks its rules anew about every case: to measure what that takes. */
    RetentionPolicy asking() {
        return new RetentionPolicy(
                rules, statement, claim, handling.forgetting(), tool, packaging, guidance, combining);
    }

    /** An outcome with everything it was made of, for the trace. */
    record Decision(RetentionOutcome outcome, Evidence evidence, Findings guidance) {}

    /** Decides. */
    Decision decide(Situation situation, Proposed proposed, boolean withPlan) {
        Evidence evidence = gather(situation);
        RetentionFold fold = new RetentionFold(evidence, reasons);
        Motive handledAs = evidence.handledAs();
        Guidance guidance = guidance(evidence, situation);
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

    private Guidance guidance(Evidence evidence, Situation situation) {
        Findings findings = guidance.find(guided(evidence, situation));
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
        Guidance guidance = guidance(like.evidence(), situation);
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

    /** What the guidance of such a situation depends on. */
    Object guidedBy(Decision like, Situation situation) {
        return guidedBy(like.evidence(), situation);
    }

    private Object guidedBy(Evidence evidence, Situation situation) {
        return List.of(situation.customer(), guidance.key(guided(evidence, situation)));
    }

    /** What is known in the stage of guidance. */
    private static List<Object> guided(Evidence evidence, Situation situation) {
        return guided(situation, evidence.claim(), evidence.handledAs());
    }

    static List<Object> guided(Situation situation, Claim claim, @Nullable Motive handledAs) {
        return Known.with(Known.claim(situation, claim), conversation(situation, handledAs, claim.motive()));
    }

    /**
     * Everything that fired for a decision, whatever completion it fired under; asked anew, so that every fact is the one of
     * this situation.
     */
    List<Fired> firedAnew(Decision decision) {
        Evidence evidence = decision.evidence();
        List<List<Object>> claims =
                evidence.cases().stream().map(CaseEvidence::known).toList();
        return questions(evidence, claims).stream()
                .flatMap(one -> one.stage().anew(one.known()).fired().stream())
                .toList();
    }

    /** What the rules of a stage are asked about. */
    private record Question(StageRules stage, List<Object> known) {}

    /**
     * The way of a decision through the stages.
     *
     * @param claims what is known of the claims to ask about, beside the one that was told
     */
    private List<Question> questions(Evidence evidence, List<List<Object>> claims) {
        Situation situation = evidence.situation();
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(statement, Known.statement(situation)));
        questions.add(new Question(claim, Known.claim(situation, evidence.claim())));
        claims.forEach(one -> questions.add(new Question(claim, one)));
        for (CaseEvidence one : evidence.cases()) {
            questions.add(new Question(handling, one.known()));
            questions.add(new Question(tool, Known.candidates(one.known(), one.handled())));
            for (PackageTerms terms : new Assessment(one).packages) {
                questions.add(new Question(packaging, Known.packaged(one.known(), one.handled(), terms.tools())));
            }
        }
        questions.add(new Question(guidance, guided(evidence, situation)));
        return questions;
    }

    /** The same, about every completion. */
    private List<Question> questions(Evidence evidence) {
        return questions(
                evidence,
                evidence.completions().stream()
                        .map(way -> Known.completed(evidence.situation(), evidence.effective(), way))
                        .toList());
    }

    /** Everything that fired for a decision; a fact may be one of another situation that the rules take for the same. */
    List<Fired> fired(Decision decision) {
        List<Fired> fired = new ArrayList<>();
        Evidence evidence = decision.evidence();
        fired.addAll(evidence.said().fired());
        fired.addAll(evidence.asked().fired());
        for (CaseEvidence one : evidence.cases()) {
            fired.addAll(one.claimed().fired());
            fired.addAll(one.findings().fired());
            fired.addAll(one.combining().candidates().fired());
            for (PackageTerms terms : new Assessment(one).packages) {
                fired.addAll(one.combining().packaged(terms).fired());
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
                rules.addAll(tool.quantity().alsoBoundBy());
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

    /** Every fact that is known in some stage of a decision. */
    List<Object> facts(Decision decision) {
        Set<Object> facts = new LinkedHashSet<>();
        questions(decision.evidence()).forEach(one -> facts.addAll(one.known()));
        return List.copyOf(facts);
    }

    /** What the rules were asked for a decision, stage by stage: the facts that the rules of the stage read. */
    List<List<?>> asked(Decision decision) {
        return List.copyOf(new LinkedHashSet<>(asked(decision.evidence())));
    }

    /** What the rules are asked for a situation, some of it more than once. */
    Asked asked(Situation situation) {
        Evidence evidence = gather(situation);
        return new Asked(asked(evidence), guidedBy(evidence, situation));
    }

    private List<List<?>> asked(Evidence evidence) {
        List<List<?>> asked = new ArrayList<>();
        questions(evidence).forEach(one -> asked.add(one.stage().reading().facts(one.known())));
        return asked;
    }

    /** The rules of this release. */
    RuleSet rules() {
        return rules;
    }

    // ---- evidence ---------------------------------------------------------------------------------------------

    /** What the stages up to the case find. */
    Evidence gather(Situation situation) {
        Findings said = statement.find(Known.statement(situation));
        Motive implied = null;
        for (Fired fired : said.fired()) {
            if (fired.finding() instanceof ImpliedMotive of) {
                implied = of.motive();
            }
        }
        Motive effective =
                situation.motive() != Motive.UNKNOWN ? situation.motive() : implied != null ? implied : Motive.UNKNOWN;
        Claim told = new Claim(effective, situation.usage(), situation.experience());
        List<Claim> ways = completions.computeIfAbsent(told, Completions::of);
        List<CaseEvidence> cases = new ArrayList<>(ways.size());
        List<List<Object>> keys = new ArrayList<>(ways.size());
        int[] caseOf = new int[ways.size()];
        for (int i = 0; i < caseOf.length; i++) {
            caseOf[i] = caseOf(situation, effective, ways.get(i), cases, keys);
        }
        Findings asked = claim.find(Known.claim(situation, told));
        return new Evidence(situation, said, asked, implied, effective, ways, cases, caseOf);
    }

    /** What the rules on what was said find: who says what. */
    List<Object> said(Situation situation) {
        List<Object> said = new ArrayList<>();
        statement
                .find(Known.statement(situation))
                .fired()
                .forEach(fired -> said.add(List.of(fired.rule(), fired.finding())));
        return said;
    }

    /** Completions that are the same to all that follows are one case. */
    private int caseOf(
            Situation situation, Motive effective, Claim way, List<CaseEvidence> cases, List<List<Object>> keys) {
        List<Object> completed = Known.completed(situation, effective, way);
        Findings claimed = claim.find(completed);
        Case handled = new Case(handledAs(way, claimed), way.usage());
        List<Object> known = Known.with(completed, handled);
        CombiningKey combined = new CombiningKey(handled, tool.key(known), packaging.key(known));
        List<Object> key = List.of(combined, handling.key(known));
        int same = keys.indexOf(key);
        if (same >= 0) {
            return same;
        }
        keys.add(key);
        cases.add(new CaseEvidence(handled, known, claimed, handling.find(known), combining(combined, known)));
        return cases.size() - 1;
    }

    static Motive handledAs(Claim way, Findings claimed) {
        Motive handledAs = way.motive();
        for (Fired fired : claimed.fired()) {
            if (fired.finding() instanceof HandledAs turned) {
                handledAs = turned.motive();
            }
        }
        return handledAs;
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

    private Combining combining(CombiningKey key, List<Object> known) {
        Combining before = combining.get(key);
        if (before != null) {
            return before;
        }
        Case handled = key.handled();
        Findings found = tool.anew(Known.candidates(known, handled));
        Terms terms = new Terms(found.fired());
        List<PackageTerms> composable = new ArrayList<>();
        Map<PackageTerms, Findings> byPackage = new HashMap<>();
        for (int tools = 1; tools <= ToolSet.ALL; tools++) {
            if (terms.breaches(tools).isEmpty()) {
                Findings findings = packaging.find(Known.packaged(known, handled, tools));
                PackageTerms packageTerms = PackageTerms.of(tools, findings.fired());
                byPackage.put(packageTerms, findings);
                composable.add(packageTerms);
            }
        }
        composable.sort(PackageTerms::byRank);
        Combining made = new Combining(found, terms, composable, byPackage);
        combining.put(key, made);
        return made;
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
