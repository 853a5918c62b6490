package io.criterio.oracle;

import io.criterio.oracle.CompleteCase.Combination;
import io.criterio.oracle.Expected.Choice;
import io.criterio.oracle.Expected.ForbiddenBy;
import io.criterio.oracle.Expected.MotiveAnswer;
import io.criterio.oracle.Expected.PackageAnswer;
import io.criterio.oracle.Expected.ProposalAnswer;
import io.criterio.oracle.Expected.ProposalVerdict;
import io.criterio.oracle.Expected.Quantity;
import io.criterio.oracle.Expected.Question;
import io.criterio.oracle.Expected.ToolAnswer;
import io.criterio.oracle.Expected.Verdict;
import io.criterio.oracle.Situation.Motive;
import io.criterio.oracle.Situation.OfferStatus;
import io.criterio.oracle.Situation.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook's answer to a situation: what holds whatever the missing facts turn out to be. It decides every completion
 * ({@link CompleteCase}) and merges.
 */
public final class Oracle {

    private final Situation situation;
    private final Function<Completion, CompleteCase> judge;
    private final List<CompleteCase> cases;

    private Oracle(Situation situation, Function<Completion, CompleteCase> judge) {
        this.situation = situation;
        this.judge = judge;
        this.cases = Completion.of(situation).stream().map(judge).toList();
    }

    static Oracle of(Situation situation) {
        return new Oracle(situation, CompleteCase::new);
    }

    public static Expected decide(Situation situation) {
        return of(situation).answer(null);
    }

    public static Expected decide(Situation situation, Proposal proposal) {
        return of(situation).answer(proposal);
    }

    /** Judges every complete case once: for going through a whole grid, which has few of them. Thread-safe. */
    public static final class Remembering {

        private final Map<Completion, CompleteCase> judged = new ConcurrentHashMap<>();

        private Oracle of(Situation situation) {
            return new Oracle(situation, completion -> judged.computeIfAbsent(completion, CompleteCase::new));
        }

        public Expected decide(Situation situation) {
            return of(situation).answer(null);
        }

        /** What is answered to each proposal, in their order. */
        public List<Expected> decide(Situation situation, List<Proposal> proposals) {
            var oracle = of(situation);
            var answer = oracle.answer(null);
            return proposals.stream()
                    .map(proposal -> answer.with(oracle.validate(proposal, answer.packages())))
                    .toList();
        }
    }

    private Expected answer(@Nullable Proposal proposal) {
        var tools = List.of(Tool.values()).stream().map(this::tool).toList();
        var packages = packages();
        return new Expected(
                motive(),
                tools,
                packages,
                questions(),
                warnings(),
                steps(),
                proposal == null ? null : validate(proposal, packages));
    }

    // --- Motive -----------------------------------------------------------------------------------------------------

    private MotiveAnswer motive() {
        return new MotiveAnswer(situation.motive(), handledAs(), motiveRule());
    }

    private @Nullable Motive handledAs() {
        return common(one -> one.completion().handledAs());
    }

    private @Nullable String motiveRule() {
        // RET-MOT-03: handled as MAL_SERVICIO from here on.
        if (cases.stream().allMatch(one -> one.completion().isConverted())) {
            return "RET-MOT-03";
        }
        if (motiveAndArgumentDisagree()) {
            return "RET-MOT-02";
        }
        // RET-MOT-01: an argument implies a motive.
        return situation.motive() == null && situation.argument() != null ? "RET-MOT-01" : null;
    }

    private List<String> warnings() {
        return motiveAndArgumentDisagree() ? List.of("RET-MOT-02") : List.of();
    }

    /** RET-MOT-02: motive and argument disagree; the stated motive stands, with a warning. */
    private boolean motiveAndArgumentDisagree() {
        return situation.motive() != null
                && situation.argument() != null
                && situation.motive() != situation.argument().implies();
    }

    // --- Tools ------------------------------------------------------------------------------------------------------

    private ToolAnswer tool(Tool tool) {
        var verdict = verdict(tool);
        return new ToolAnswer(
                tool,
                verdict,
                forbiddenBy(tool),
                passed(tool),
                verdict == Verdict.FORBIDDEN ? List.of() : requires(tool),
                tool == Tool.BONIFICACION && verdict == Verdict.ELIGIBLE ? quantity() : null,
                verdict == Verdict.UNDETERMINED ? missing(tool) : List.of());
    }

    /** Forbidden under every completion, eligible under every one, else undetermined. */
    Verdict verdict(Tool tool) {
        var verdict = common(one -> one.verdicts().get(tool));
        return verdict == null ? Verdict.UNDETERMINED : verdict;
    }

    private List<ForbiddenBy> forbiddenBy(Tool tool) {
        var rules = mergeRules(one -> one.forbiddenBy(tool).keySet());
        return rules.stream()
                .map(rule -> new ForbiddenBy(rule, because(tool, rule)))
                .toList();
    }

    private List<String> because(Tool tool, String rule) {
        var because = new TreeSet<String>();
        for (var one : cases) {
            because.addAll(one.forbiddenBy(tool).getOrDefault(rule, Collections.emptySortedSet()));
        }
        return List.copyOf(because);
    }

    /** The tool's own rules that forbid it under no completion. */
    private List<String> passed(Tool tool) {
        var passed = new ArrayList<String>();
        for (var rule : cases.get(0).ownRules(tool).keySet()) {
            if (cases.stream().noneMatch(one -> one.ownRules(tool).get(rule))) {
                passed.add(rule);
            }
        }
        return passed;
    }

    private List<Tool> requires(Tool tool) {
        return switch (tool) {
            // RET-BON-03, RET-DOW-03: with PRIVILEGIO.
            case BONIFICACION, DOWNSELL -> List.of(Tool.PRIVILEGIO);
            // RET-PRI-01: with one of these two, as far as they may be used at all.
            case PRIVILEGIO ->
                List.of(Tool.BONIFICACION, Tool.DOWNSELL).stream()
                        .filter(companion -> cases.stream().anyMatch(one -> one.isAdmissible(companion)))
                        .toList();
            case GARANTIAS, MIGRACION, REACTIVACION -> List.of();
        };
    }

    /** RET-BON-05. */
    private Quantity quantity() {
        return new Quantity(1, CompleteCase.maxRebate(situation), common(CompleteCase::recommendedRebate));
    }

    private List<Fact> missing(Tool tool) {
        return factsThatChange(one -> one.verdicts().get(tool));
    }

    // --- Packages ---------------------------------------------------------------------------------------------------

    private List<PackageAnswer> packages() {
        var packages = new ArrayList<PackageAnswer>();
        for (var combination : listed()) {
            packages.add(new PackageAnswer(
                    packages.size() + 1,
                    choices(combination.tools(), combination.quantity()),
                    List.copyOf(combination.extras()),
                    // RET-DOW-04: the advisor loses the commission.
                    combination.tools().contains(Tool.DOWNSELL),
                    forecloses(combination.tools()),
                    // RET-BON-06: filed as a service request in SIS, 3 to 5 business days.
                    combination.tools().contains(Tool.BONIFICACION)));
        }
        return packages;
    }

    /** "A package is listed only if it is valid under every completion"; with the extras it has under every one. */
    List<Combination> listed() {
        var listed = new ArrayList<Combination>();
        for (var combination : cases.get(0).packages()) {
            var everywhere = cases.stream()
                    .flatMap(one -> one.packages().stream())
                    .filter(combination::isSamePackageAs)
                    .toList();
            if (everywhere.size() == cases.size()) {
                var extras = new TreeSet<>(combination.extras());
                everywhere.forEach(one -> extras.retainAll(one.extras()));
                listed.add(new Combination(combination.tools(), combination.quantity(), extras));
            }
        }
        return listed;
    }

    /** "Offering one tool can rule others out for the rest of the case": put the package on the table and decide again. */
    private List<Tool> forecloses(Set<Tool> offered) {
        var then = situation;
        for (var tool : offered) {
            then = then.withOffer(tool, OfferStatus.OFFERED);
        }
        var after = new Oracle(then, judge);
        return List.of(Tool.values()).stream()
                .filter(tool -> verdict(tool) != Verdict.FORBIDDEN && after.verdict(tool) == Verdict.FORBIDDEN)
                .toList();
    }

    // --- Questions --------------------------------------------------------------------------------------------------

    /** "A question is asked if and only if its answer can change a verdict or a package." */
    List<Question> questions() {
        return QuestionsByAnswering.of(situation, then -> new Oracle(then, judge)).stream()
                .map(fact -> new Question(fact, questionRule(fact)))
                .toList();
    }

    /** The other reading: the facts that decide a complete case, the other missing facts settled. */
    List<Fact> factsThatDecide() {
        return factsThatChange(one -> List.of(one.verdicts(), one.packages()));
    }

    private String questionRule(Fact fact) {
        return switch (fact) {
            case MOTIVE -> "RET-MOT-05";
            case ASSISTANCE_USED -> {
                var motive = situation.effectiveMotive();
                yield motive == null || motive == Motive.IMPOSICION ? "RET-MOT-04" : "RET-MIG-01";
            }
            case EXPERIENCE -> "RET-MOT-04";
        };
    }

    /** The facts of which two answers, everything else the same, make a difference to what is looked at. */
    private List<Fact> factsThatChange(Function<CompleteCase, Object> looked) {
        var facts = new ArrayList<Fact>();
        for (var fact : Fact.values()) {
            if (changes(fact, looked)) {
                facts.add(fact);
            }
        }
        return facts;
    }

    private boolean changes(Fact fact, Function<CompleteCase, Object> looked) {
        for (var one : cases) {
            for (var other : cases) {
                if (Completion.differOnlyIn(fact, one.completion(), other.completion())
                        && !looked.apply(one).equals(looked.apply(other))) {
                    return true;
                }
            }
        }
        return false;
    }

    // --- Steps ------------------------------------------------------------------------------------------------------

    private SortedSet<String> steps() {
        var rules = new TreeSet<String>();
        // RET-PRO-05: the exit protocol closes every answer.
        rules.add("RET-PRO-05");
        if (situation.hasAcceptance()) {
            // RET-ACC-01: the answer moves to closing.
            rules.add("RET-ACC-01");
            return rules;
        }
        // RET-PRO-01: the welcome protocol opens every case.
        rules.add("RET-PRO-01");
        if (situation.status() == Status.CANCELLED) {
            // RET-REA-01: offer REACTIVACION with its script.
            rules.add("RET-REA-01");
            // RET-REA-03: the argument follows the reason of the earlier cancellation, once it is known.
            rules.add("RET-REA-03");
            return rules;
        }
        var motive = handledAs() == null ? situation.effectiveMotive() : handledAs();
        if (motive != null) {
            rules.add(
                    switch (motive) {
                        case MAL_SERVICIO -> "RET-PRO-02";
                        case DESCONOCIMIENTO -> "RET-PRO-03";
                        case IMPOSICION -> "RET-PRO-04";
                    });
        }
        return rules;
    }

    // --- Proposal ---------------------------------------------------------------------------------------------------

    private ProposalAnswer validate(Proposal proposal, List<PackageAnswer> packages) {
        var breaks = cases.stream().map(one -> one.violations(proposal)).toList();
        if (breaks.stream().allMatch(Set::isEmpty)) {
            return new ProposalAnswer(ProposalVerdict.ACCEPTED, List.of(), null, false);
        }
        var violations = mergeRules(one -> one.violations(proposal));
        if (breaks.stream().anyMatch(Set::isEmpty)) {
            return new ProposalAnswer(ProposalVerdict.UNDETERMINED, violations, null, false);
        }
        var nearest = nearest(proposal, packages);
        return new ProposalAnswer(ProposalVerdict.REJECTED, violations, nearest, nearest == null);
    }

    /** "Fewest tools added or removed, then fewest quantity changes", then the better ranked. */
    private @Nullable List<Choice> nearest(Proposal proposal, List<PackageAnswer> packages) {
        return packages.stream()
                .min(Comparator.comparingInt((PackageAnswer one) -> toolChanges(proposal, one))
                        .thenComparingInt(one -> quantityChanges(proposal, one))
                        .thenComparingInt(PackageAnswer::rank))
                .map(one -> withProposedRebate(proposal, one))
                .orElse(null);
    }

    private static int toolChanges(Proposal proposal, PackageAnswer wanted) {
        var added = new HashSet<>(wanted.toolsOnly());
        added.removeAll(proposal.tools());
        var removed = new HashSet<>(proposal.tools());
        removed.removeAll(wanted.toolsOnly());
        return added.size() + removed.size();
    }

    private int quantityChanges(Proposal proposal, PackageAnswer wanted) {
        var rebate = proposal.rebate();
        return rebate != null && wanted.toolsOnly().contains(Tool.BONIFICACION) && rebate != closestRebate(rebate)
                ? 1
                : 0;
    }

    private List<Choice> withProposedRebate(Proposal proposal, PackageAnswer wanted) {
        var rebate = proposal.rebate();
        return rebate == null ? wanted.tools() : choices(new TreeSet<>(wanted.toolsOnly()), closestRebate(rebate));
    }

    /** RET-BON-05: the rebate nearest to the proposed one that the policy allows. */
    private int closestRebate(int rebate) {
        return Math.max(1, Math.min(rebate, CompleteCase.maxRebate(situation)));
    }

    private static List<Choice> choices(Set<Tool> tools, @Nullable Integer rebate) {
        return tools.stream()
                .map(tool -> new Choice(tool, tool == Tool.BONIFICACION ? rebate : null))
                .toList();
    }

    // --- Merging over the completions -------------------------------------------------------------------------------

    /** What is the same under every completion, or null. */
    private <T> @Nullable T common(Function<CompleteCase, T> looked) {
        var first = looked.apply(cases.get(0));
        return cases.stream().allMatch(one -> looked.apply(one).equals(first)) ? first : null;
    }

    /** The rules that hold under every completion; when there is none, those that hold under some. */
    private List<String> mergeRules(Function<CompleteCase, Set<String>> rules) {
        var every = new TreeSet<>(rules.apply(cases.get(0)));
        var some = new TreeSet<String>();
        for (var one : cases) {
            every.retainAll(rules.apply(one));
            some.addAll(rules.apply(one));
        }
        return List.copyOf(every.isEmpty() ? some : every);
    }
}
