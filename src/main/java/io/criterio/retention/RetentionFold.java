package io.criterio.retention;

import io.criterio.retention.RetentionOutcome.BestTool;
import io.criterio.retention.RetentionOutcome.Condition;
import io.criterio.retention.RetentionOutcome.OfferPackage;
import io.criterio.retention.RetentionOutcome.ProposalVerdict;
import io.criterio.retention.RetentionOutcome.Quantity;
import io.criterio.retention.RetentionOutcome.Question;
import io.criterio.retention.RetentionOutcome.Reason;
import io.criterio.retention.RetentionOutcome.ToolQuantity;
import io.criterio.retention.RetentionOutcome.ToolVerdict;
import io.criterio.retention.RetentionOutcome.Verdict;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Fact;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import io.criterio.retention.finding.Ask;
import io.criterio.rules.Fired;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds what the rules found into verdicts, packages and questions: what holds however the missing facts turn out.
 * Pure: the same evidence gives an equal result.
 */
final class RetentionFold {

    private static final List<Tool> TOOLS = List.of(Tool.values());

    private final Evidence evidence;
    private final Reasons reasons;
    private final List<Assessment> assessments;
    private final boolean complete;

    RetentionFold(Evidence evidence, Reasons reasons) {
        this.evidence = evidence;
        this.reasons = reasons;
        List<Assessment> assessments = new ArrayList<>(evidence.cases().size());
        for (Evidence.CaseEvidence one : evidence.cases()) {
            assessments.add(new Assessment(one));
        }
        this.assessments = assessments;
        this.complete = evidence.completions().size() == 1;
    }

    // ---- verdicts ---------------------------------------------------------------------------------------------

    List<ToolVerdict> tools(Function<Tool, List<String>> hardRules) {
        List<ToolVerdict> verdicts = new ArrayList<>(TOOLS.size());
        for (Tool tool : TOOLS) {
            verdicts.add(tool(tool, hardRules.apply(tool)));
        }
        return verdicts;
    }

    Verdict verdict(Tool tool) {
        boolean all = true;
        boolean some = false;
        for (Assessment one : assessments) {
            boolean forbids = one.forbids(tool);
            all &= forbids;
            some |= forbids;
        }
        return all ? Verdict.FORBIDDEN : some ? Verdict.UNDETERMINED : Verdict.ELIGIBLE;
    }

    private ToolVerdict tool(Tool tool, List<String> hardRules) {
        Verdict verdict = verdict(tool);
        List<Reason> forbiddenBy = verdict == Verdict.ELIGIBLE ? List.of() : forbiddenBy(tool);
        return new ToolVerdict(
                tool,
                verdict,
                verdict == Verdict.ELIGIBLE ? quantity(tool) : null,
                forbiddenBy,
                verdict == Verdict.FORBIDDEN ? List.of() : requires(tool),
                passed(tool, hardRules),
                verdict == Verdict.UNDETERMINED ? missing(tool) : List.of());
    }

    private List<Reason> forbiddenBy(Tool tool) {
        List<List<Reason>> byCase = new ArrayList<>(assessments.size());
        for (Assessment one : assessments) {
            byCase.add(forbiddenBy(one, tool));
        }
        return merge(byCase);
    }

    private List<Reason> forbiddenBy(Assessment one, Tool tool) {
        List<Reason> found = ownReasons(one, tool);
        if (ToolSet.contains(one.unaccompanied, tool)) {
            for (Terms.Term term : one.evidence.terms().company(tool)) {
                if (ToolSet.without(term.tools(), one.inadmissible) == ToolSet.NONE) {
                    found.add(companyReason(one, tool, term));
                }
            }
        }
        return found;
    }

    private List<Reason> ownReasons(Assessment one, Tool tool) {
        List<Fired> own = one.own.get(tool.ordinal());
        List<Reason> found = new ArrayList<>(own.size() + 1);
        for (Fired fired : own) {
            found.add(
                    new Reason(fired.rule().id(), tool, reasons.conditions(evidence, one.evidence, fired), List.of()));
        }
        return found;
    }

    /** Every companion is out: the combination rule forbids, because of the rules that rule the companions out. */
    private Reason companyReason(Assessment one, Tool tool, Terms.Term term) {
        Set<String> because = new TreeSet<>();
        Set<Condition> conditions = new LinkedHashSet<>(reasons.combining(evidence, one.evidence, term.fired()));
        for (Tool companion : ToolSet.list(term.tools())) {
            for (Fired fired : one.own.get(companion.ordinal())) {
                because.add(fired.rule().id());
                conditions.addAll(reasons.conditions(evidence, one.evidence, fired));
            }
        }
        return new Reason(term.rule(), tool, List.copyOf(conditions), List.copyOf(because));
    }

    /**
     * Merges the reasons of all cases: those whose rule stands in the way in every case; if no rule does, all of them.
     * Reasons of one rule become one, sorted by rule.
     */
    private static List<Reason> merge(List<List<Reason>> byCase) {
        if (byCase.size() == 1 && byCase.get(0).size() < 2) {
            return byCase.get(0);
        }
        TreeMap<String, Reason> merged = new TreeMap<>();
        Map<String, Integer> cases = new TreeMap<>();
        for (List<Reason> ofCase : byCase) {
            Set<String> seen = new TreeSet<>();
            for (Reason reason : ofCase) {
                merged.merge(reason.rule(), reason, RetentionFold::join);
                if (seen.add(reason.rule())) {
                    cases.merge(reason.rule(), 1, Integer::sum);
                }
            }
        }
        List<Reason> common = new ArrayList<>(merged.size());
        for (Reason reason : merged.values()) {
            if (cases.getOrDefault(reason.rule(), 0) == byCase.size()) {
                common.add(reason);
            }
        }
        return common.isEmpty() ? new ArrayList<>(merged.values()) : common;
    }

    private static Reason join(Reason one, Reason other) {
        Set<Condition> conditions = new LinkedHashSet<>(one.conditions());
        conditions.addAll(other.conditions());
        Set<String> because = new TreeSet<>(one.because());
        because.addAll(other.because());
        return new Reason(one.rule(), one.tool(), List.copyOf(conditions), List.copyOf(because));
    }

    private @Nullable Quantity quantity(Tool tool) {
        Assessment first = assessments.get(0);
        if (!first.counted(tool)) {
            return null;
        }
        int recommended = first.recommended(tool);
        for (Assessment one : assessments) {
            if (one.recommended(tool) != recommended) {
                recommended = 0;
            }
        }
        List<String> rules = first.quantityRules(tool);
        return new Quantity(
                first.min(tool),
                first.max(tool),
                recommended,
                rules.get(0),
                List.copyOf(rules.subList(1, rules.size())));
    }

    private List<Tool> requires(Tool tool) {
        int admissible = ToolSet.NONE;
        for (Assessment one : assessments) {
            for (Terms.Term term : one.evidence.terms().company(tool)) {
                admissible |= ToolSet.without(term.tools(), one.inadmissible);
            }
        }
        return ToolSet.list(admissible);
    }

    private List<String> passed(Tool tool, List<String> hardRules) {
        List<String> passed = new ArrayList<>(hardRules.size());
        for (String rule : hardRules) {
            if (!fires(tool, rule)) {
                passed.add(rule);
            }
        }
        return passed;
    }

    private boolean fires(Tool tool, String rule) {
        for (Assessment one : assessments) {
            List<Fired> own = one.own.get(tool.ordinal());
            for (int i = 0; i < own.size(); i++) {
                if (own.get(i).rule().id().equals(rule)) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- packages ---------------------------------------------------------------------------------------------

    /** The packages that are valid however the missing facts turn out, in rank order. */
    List<OfferPackage> packages() {
        return packages(assessments);
    }

    private static List<OfferPackage> packages(List<Assessment> assessments) {
        Assessment first = assessments.get(0);
        List<OfferPackage> packages = new ArrayList<>(first.packages.size());
        for (PackageTerms terms : first.packages) {
            List<ToolQuantity> tools = quantities(first, terms);
            Set<String> extras = new LinkedHashSet<>(terms.extras());
            Set<String> rules = new TreeSet<>(terms.rules());
            Set<RetentionOutcome.StepGroup> actions = new LinkedHashSet<>(terms.actions());
            boolean everywhere = true;
            for (int i = 1; i < assessments.size() && everywhere; i++) {
                PackageTerms same = find(assessments.get(i), terms.tools());
                everywhere =
                        same != null && quantities(assessments.get(i), same).equals(tools);
                if (same != null) {
                    extras.retainAll(same.extras());
                    rules.retainAll(same.rules());
                    actions.retainAll(same.actions());
                }
            }
            if (everywhere) {
                packages.add(new OfferPackage(
                        tools,
                        List.copyOf(extras),
                        terms.commissionLost(),
                        ToolSet.list(terms.forecloses() & stillOpen(assessments)),
                        terms.filings(),
                        List.copyOf(actions),
                        List.copyOf(rules)));
            }
        }
        return packages;
    }

    private static int stillOpen(List<Assessment> assessments) {
        int open = ToolSet.NONE;
        for (Assessment one : assessments) {
            open |= ToolSet.without(ToolSet.ALL, one.forbidden());
        }
        return open;
    }

    private static @Nullable PackageTerms find(Assessment one, int tools) {
        for (PackageTerms terms : one.packages) {
            if (terms.tools() == tools) {
                return terms;
            }
        }
        return null;
    }

    private static List<ToolQuantity> quantities(Assessment one, PackageTerms terms) {
        List<ToolQuantity> quantities = new ArrayList<>(2);
        for (Tool tool : ToolSet.list(terms.tools())) {
            quantities.add(new ToolQuantity(tool, one.recommended(tool)));
        }
        return quantities;
    }

    List<BestTool> bestTools() {
        if (evidence.handledAs() == null) {
            return List.of();
        }
        List<BestTool> best = new ArrayList<>();
        for (BestTool tool : evidence.cases().get(0).terms().best()) {
            if (verdict(tool.tool()) != Verdict.FORBIDDEN) {
                best.add(tool);
            }
        }
        best.sort(Comparator.comparing(BestTool::tool));
        return best;
    }

    // ---- missing facts ----------------------------------------------------------------------------------------

    /**
     * Asks for a missing fact if and only if its answer can change a verdict or a package: if there is an answer with
     * which, whatever else is still missing, this outcome would be another one.
     */
    List<Question> questions() {
        if (complete) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        Outlook now = outlook(assessments);
        for (Fact fact : Fact.values()) {
            for (List<Assessment> answered : answers(fact)) {
                if (!outlook(answered).equals(now)) {
                    questions.add(new Question(fact, askedBy(fact)));
                    break;
                }
            }
        }
        return questions;
    }

    /** What is left of the assessments after each answer to the fact; nothing when the fact is not missing. */
    private Collection<List<Assessment>> answers(Fact fact) {
        Map<Object, List<Assessment>> byAnswer = new LinkedHashMap<>();
        List<Claim> completions = evidence.completions();
        for (int i = 0; i < completions.size(); i++) {
            Claim completion = completions.get(i);
            Assessment assessment = assessments.get(evidence.caseOf()[i]);
            if (fact == Fact.EXPERIENCE && completion.usage() == Usage.NOT_USED) {
                // Nothing was experienced here: no answer rules this completion out.
                for (Experience answer : List.of(Experience.GOOD, Experience.BAD)) {
                    add(byAnswer, answer, assessment);
                }
                continue;
            }
            add(
                    byAnswer,
                    switch (fact) {
                        case MOTIVE -> completion.motive();
                        case ASSISTANCE_USED -> completion.usage();
                        case EXPERIENCE -> completion.experience();
                    },
                    assessment);
        }
        return byAnswer.size() < 2 || !isMissing(fact) ? List.of() : byAnswer.values();
    }

    private static void add(Map<Object, List<Assessment>> byAnswer, Object answer, Assessment assessment) {
        List<Assessment> left = byAnswer.computeIfAbsent(answer, none -> new ArrayList<>());
        if (!left.contains(assessment)) {
            left.add(assessment);
        }
    }

    private boolean isMissing(Fact fact) {
        return switch (fact) {
            case MOTIVE -> evidence.effective() == Motive.UNKNOWN;
            case ASSISTANCE_USED -> evidence.situation().usage() == Usage.UNKNOWN;
            case EXPERIENCE -> evidence.situation().experience() == Experience.UNKNOWN;
        };
    }

    /** What a question is about: the verdicts and the packages. */
    private record Outlook(int forbiddenAlways, int forbiddenSometimes, List<Offering> packages) {
        private record Offering(List<ToolQuantity> tools, List<String> extras) {}
    }

    private static Outlook outlook(List<Assessment> assessments) {
        int always = ToolSet.ALL;
        int sometimes = ToolSet.NONE;
        for (Assessment one : assessments) {
            always &= one.forbidden();
            sometimes |= one.forbidden();
        }
        List<Outlook.Offering> packages = new ArrayList<>();
        for (OfferPackage offer : packages(assessments)) {
            packages.add(new Outlook.Offering(offer.tools(), offer.extras()));
        }
        return new Outlook(always, sometimes, packages);
    }

    /** The missing facts that decide the verdict: with everything else settled, it still depends on them. */
    private List<Fact> missing(Tool tool) {
        List<Fact> missing = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            if (decides(fact, (one, other) -> one.forbids(tool) != other.forbids(tool))) {
                missing.add(fact);
            }
        }
        return missing;
    }

    private String askedBy(Fact fact) {
        for (Fired fired : evidence.asked().fired()) {
            if (fired.finding() instanceof Ask ask && ask.fact() == fact) {
                return fired.rule().id();
            }
        }
        throw new IllegalStateException(
                "the answer to " + fact.pointer() + " matters, but no rule asks for it; expected"
                        + " a rule that inserts new Ask( Fact." + fact + " ) for " + evidence.situation());
    }

    private interface Difference {
        boolean between(Assessment one, Assessment other);
    }

    /** Whether two completions that are alike but for this fact are different in the given respect. */
    private boolean decides(Fact fact, Difference difference) {
        List<Claim> completions = evidence.completions();
        for (int i = 0; i < completions.size(); i++) {
            for (int j = i + 1; j < completions.size(); j++) {
                int one = evidence.caseOf()[i];
                int other = evidence.caseOf()[j];
                if (one != other
                        && differOnlyIn(fact, completions.get(i), completions.get(j))
                        && difference.between(assessments.get(one), assessments.get(other))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean differOnlyIn(Fact fact, Claim one, Claim other) {
        boolean sameMotive = one.motive() == other.motive();
        boolean sameUsage = one.usage() == other.usage();
        boolean sameExperience = one.experience() == other.experience();
        return switch (fact) {
            case MOTIVE -> !sameMotive && sameUsage && sameExperience;
            // An experience belongs to the use of the assistance: without use there is none to be the same.
            case ASSISTANCE_USED -> sameMotive && !sameUsage;
            case EXPERIENCE ->
                sameMotive
                        && sameUsage
                        && !sameExperience
                        && one.usage() == Usage.USED
                        && other.experience() != Experience.UNKNOWN;
        };
    }

    // ---- the advisor's own package ----------------------------------------------------------------------------

    @Nullable
    ProposalVerdict proposal(Proposed proposed, List<OfferPackage> packages) {
        if (proposed.isEmpty()) {
            return null;
        }
        List<List<Reason>> byCase = new ArrayList<>(assessments.size());
        int violated = 0;
        for (Assessment one : assessments) {
            List<Reason> violations = violations(one, proposed);
            byCase.add(violations);
            violated += violations.isEmpty() ? 0 : 1;
        }
        ProposalVerdict.Outcome outcome = violated == 0
                ? ProposalVerdict.Outcome.ACCEPTED
                : violated == assessments.size()
                        ? ProposalVerdict.Outcome.REJECTED
                        : ProposalVerdict.Outcome.UNDETERMINED;
        Map<Tool, Integer> quantities = new EnumMap<>(Tool.class);
        proposed.items().forEach(item -> quantities.put(item.tool(), item.quantity()));
        return new ProposalVerdict(
                outcome,
                violated == 0 ? List.of() : merge(byCase),
                outcome == ProposalVerdict.Outcome.REJECTED ? nearest(proposed, packages) : List.of(),
                Collections.unmodifiableMap(quantities));
    }

    private List<Reason> violations(Assessment one, Proposed proposed) {
        List<Reason> violations = new ArrayList<>();
        for (Proposed.Item item : proposed.items()) {
            violations.addAll(ownReasons(one, item.tool()));
            if (item.quantity() != Proposed.Item.UNSPECIFIED && one.counted(item.tool())) {
                quantityViolation(one, item, violations);
            }
        }
        for (Terms.Breach breach : one.evidence.terms().breaches(proposed.tools())) {
            boolean companyMissing = breach.wanted() != ToolSet.NONE;
            Condition condition = new Condition(
                    "/proposal",
                    companyMissing ? "exactlyOneOf" : "noneOf",
                    names(companyMissing ? breach.wanted() : breach.unwanted()),
                    names(proposed.tools()),
                    null);
            List<Condition> conditions = new ArrayList<>(List.of(condition));
            conditions.addAll(
                    reasons.combining(evidence, one.evidence, breach.term().fired()));
            violations.add(new Reason(breach.term().rule(), breach.tool(), List.copyOf(conditions), List.of()));
        }
        return violations;
    }

    /** Every rule whose bounds the quantity leaves; of one rule once. */
    private static void quantityViolation(Assessment one, Proposed.Item item, List<Reason> violations) {
        Set<String> blamed = new TreeSet<>();
        for (Assessment.Bounds bounds : one.bounds(item.tool())) {
            boolean tooMany = item.quantity() > bounds.max();
            if ((tooMany || item.quantity() < bounds.min()) && blamed.add(bounds.rule())) {
                Map<String, Object> required = new LinkedHashMap<>();
                required.put("tool", item.tool().name());
                required.put("quantity", tooMany ? bounds.max() : bounds.min());
                Map<String, Object> actual = new LinkedHashMap<>();
                actual.put("tool", item.tool().name());
                actual.put("quantity", item.quantity());
                violations.add(new Reason(
                        bounds.rule(),
                        item.tool(),
                        List.of(new Condition("/proposal", tooMany ? "lte" : "gte", required, actual, null)),
                        List.of()));
            }
        }
    }

    private static List<String> names(int tools) {
        return ToolSet.list(tools).stream().map(Tool::name).toList();
    }

    /** Fewest tools added or removed, then fewest quantity changes, then rank. */
    private List<ToolQuantity> nearest(Proposed proposed, List<OfferPackage> packages) {
        List<ToolQuantity> nearest = List.of();
        int fewest = Integer.MAX_VALUE;
        for (OfferPackage candidate : packages) {
            int tools = ToolSet.of(
                    candidate.tools().stream().map(ToolQuantity::tool).toList());
            int distance = Integer.bitCount(tools ^ proposed.tools()) * (TOOLS.size() + 1);
            List<ToolQuantity> adapted = new ArrayList<>(candidate.tools().size());
            for (ToolQuantity tool : candidate.tools()) {
                ToolQuantity kept = keep(tool, proposed.quantity(tool.tool()));
                distance += proposed.quantity(tool.tool()) != Proposed.Item.UNSPECIFIED
                                && tool.quantity() != 0
                                && kept.quantity() != proposed.quantity(tool.tool())
                        ? 1
                        : 0;
                adapted.add(kept);
            }
            if (distance < fewest) {
                fewest = distance;
                nearest = List.copyOf(adapted);
            }
        }
        return nearest;
    }

    private ToolQuantity keep(ToolQuantity tool, int proposed) {
        if (tool.quantity() == 0 || proposed == Proposed.Item.UNSPECIFIED) {
            return tool;
        }
        Assessment any = assessments.get(0);
        return new ToolQuantity(tool.tool(), Math.max(any.min(tool.tool()), Math.min(any.max(tool.tool()), proposed)));
    }

    // ---- the motive -------------------------------------------------------------------------------------------

    /** Whether every completion turned the motive into another one. */
    boolean converted() {
        Motive handledAs = evidence.handledAs();
        return handledAs != null && evidence.effective() != Motive.UNKNOWN && handledAs != evidence.effective();
    }
}
