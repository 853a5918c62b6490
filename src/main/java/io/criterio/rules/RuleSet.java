package io.criterio.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;

/**
 * A compiled ruleset: evaluates facts, and explains what it found. Safe for use by any number of threads at once.
 *
 * <p>Holds classes and memory of its own until it is closed.
 */
public final class RuleSet implements AutoCloseable {

    private final ReleaseId release;
    private final String name;
    private final Definition[] definitions;
    private final List<?> parameters;
    private final List<RuleInfo> rules;
    private final Map<RuleInfo, Definition> byRule;
    private final Matching matching;
    private final @Nullable Budget budget;
    private final @Nullable Stages stages;

    private RuleSet(
            ReleaseId release,
            String name,
            Definition[] definitions,
            List<?> parameters,
            @Nullable Budget budget,
            @Nullable Stages stages,
            Function<List<?>, Matching> matching) {
        this.release = release;
        this.name = name;
        this.definitions = definitions;
        List<RuleInfo> infos = new ArrayList<>();
        Map<RuleInfo, Definition> byRule = new IdentityHashMap<>();
        for (Definition each : definitions) {
            infos.add(each.info);
            byRule.put(each.info, each);
        }
        this.rules = List.copyOf(infos);
        this.byRule = byRule;
        List<?> constant = List.copyOf(parameters);
        this.parameters = constant;
        this.budget = budget;
        this.stages = stages;
        this.matching = matching.apply(constant);
    }

    private static Matching pool(Engine engine, Definition[] definitions, List<?> parameters) {
        Map<Rule, Integer> indexes = indexes(engine.base(), definitions);
        return new SessionPool(() -> new Session(engine.base(), indexes, definitions, parameters), engine::dispose);
    }

    private static Map<Rule, Integer> indexes(KieBase base, Definition[] definitions) {
        Map<Rule, Integer> indexes = new IdentityHashMap<>();
        for (int i = 0; i < definitions.length; i++) {
            Rule rule = base.getRule(definitions[i].drlPackage, definitions[i].info.name());
            if (rule == null) {
                throw new IllegalStateException("compiled, but not there: " + definitions[i].info);
            }
            indexes.put(rule, i);
        }
        return indexes;
    }

    /**
     * Lints and compiles one ruleset. Of sources that are {@linkplain RuleSources#interpreted interpreted} it is linted
     * only, and evaluated as it was read.
     *
     * @param ruleset its folder: {@code retention}
     * @param parameters facts that every evaluation has, such as the limits of the release
     * @throws RuleProblemsException with all problems
     */
    public static RuleSet compile(RuleSources sources, String ruleset, List<?> parameters) {
        return compile(sources, ruleset, parameters, null);
    }

    /**
     * The same of a ruleset whose feature decides in stages: a rule that would have no effect in them is a problem.
     *
     * @throws RuleProblemsException with all problems
     */
    public static RuleSet compile(RuleSources sources, String ruleset, List<?> parameters, @Nullable Stages stages) {
        List<RuleProblem> problems = new ArrayList<>();
        List<Definition> definitions = lint(sources, ruleset, problems);
        if (!sources.isRecorded()) {
            if (stages != null) {
                stages.check(definitions, problems);
            }
            definitions.forEach(rule -> ParameterUse.check(rule, parameters, problems));
        }
        if (!problems.isEmpty()) {
            throw new RuleProblemsException(problems);
        }
        Definition[] all = definitions.toArray(new Definition[0]);
        if (sources.isInterpreted()) {
            Budget budget = sources.budget();
            return new RuleSet(
                    sources.release(),
                    ruleset,
                    all,
                    parameters,
                    budget,
                    stages,
                    constant -> new Interpreter(all, constant, budget));
        }
        Engine engine = Engine.compile(ruleset, files(sources, ruleset), RuleSet.class.getClassLoader());
        return new RuleSet(
                sources.release(), ruleset, all, parameters, null, stages, constant -> pool(engine, all, constant));
    }

    /** The problems that can be told without compiling, in all rulesets of a release; none if it is fine so far. */
    public static List<RuleProblem> lint(RuleSources sources) {
        List<RuleProblem> problems = new ArrayList<>();
        for (String ruleset : sources.rulesets()) {
            lint(sources, ruleset, problems);
        }
        return problems;
    }

    private static List<Definition> lint(RuleSources sources, String ruleset, List<RuleProblem> problems) {
        List<Definition> definitions = new ArrayList<>();
        for (String file : files(sources, ruleset).keySet()) {
            definitions.addAll(sources.definitions(
                    file,
                    problems,
                    text -> new FileReader(ruleset, file, text, RuleSet.class.getClassLoader(), problems).read()));
        }
        FileReader.refuseDuplicates(definitions, problems);
        return definitions;
    }

    /** The rules of a ruleset, by path. */
    static Map<String, String> files(RuleSources sources, String ruleset) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : sources.under(ruleset, "drl")) {
            files.put(file, sources.text(file));
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no ruleset '" + ruleset + "' in release "
                    + sources.release().version() + ", it has " + sources.rulesets());
        }
        return files;
    }

    /**
     * Fires every rule that the facts and the parameters satisfy.
     *
     * @param facts records, none null, immutable; facts that are equal count once. A {@link Stage} before them lets only
     *     its own rules fire
     * @throws IllegalStateException if the rule set is closed, or if the rules match more than 100,000 times
     * @throws RuleProblemsException if the rules have a {@link Budget} and it does not suffice
     */
    public Findings evaluate(List<?> facts) {
        return new Findings(matching.evaluate(facts));
    }

    /** The rules of one stage. */
    public StageRules in(Stage stage) {
        return StageRules.of(this, stage);
    }

    /** What the rules of a stage read. */
    public Reading reading(Stage stage) {
        return new Reading(stage, definitions, rule -> true);
    }

    /** What some rules of a stage read. */
    public Reading reading(Stage stage, Predicate<RuleInfo> some) {
        return new Reading(stage, definitions, some);
    }

    /** All rules in catalogue order: by file name, then by line. */
    public List<RuleInfo> rules() {
        return rules;
    }

    /** The folder: {@code retention}. */
    public String name() {
        return name;
    }

    /** The release it was compiled from. */
    public ReleaseId release() {
        return release;
    }

    /**
     * What the facts that a rule matched would have to be for it not to fire: its comparisons turned round. Of an
     * alternative ({@code ||}) only the parts that held; nothing about {@link Parameters} and about {@code not}.
     *
     * @param fired as returned by {@link #evaluate}
     */
    public List<Unmet> explain(Fired fired) {
        return Explanations.unmet(definition(fired.rule()), fired.facts());
    }

    /**
     * How a rule's conditions stand against facts, those included that it was compiled with.
     *
     * @param rule one of {@link #rules}
     */
    public RuleExplanation considered(RuleInfo rule, List<?> facts) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(facts);
        Steps steps = budget == null ? Steps.UNCOUNTED : budget.begin();
        return Explanations.considered(definition(rule), all, steps);
    }

    /**
     * The conditions of a rule as it writes them: its comparisons ({@code Policy.charges < $min}), and the patterns that
     * compare nothing ({@code Visit}), unless there is always such a fact.
     *
     * @param rule one of {@link #rules}
     */
    public List<String> conditions(RuleInfo rule) {
        return influences(rule).texts();
    }

    /**
     * Which conditions of a rule make the difference for facts, those included that it was compiled with.
     *
     * @param rule one of {@link #rules}
     * @return conditions by their place in {@link #conditions}, from 0
     */
    public Influence influence(RuleInfo rule, List<?> facts) {
        if (!Stage.before(facts).reads(rule)) {
            return new Influence(false, Set.of(), Set.of());
        }
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(facts);
        return influences(rule).of(all);
    }

    private Influences influences(RuleInfo rule) {
        Definition definition = definition(rule);
        return new Influences(definition, stages == null ? Stages.NONE : stages.of(definition));
    }

    private Definition definition(RuleInfo rule) {
        Definition definition = byRule.get(rule);
        if (definition != null) {
            return definition;
        }
        for (Definition each : definitions) {
            if (each.info.equals(rule)) {
                return each;
            }
        }
        throw new IllegalArgumentException("rule \"" + rule.name() + "\" is not of " + name + " " + release.version()
                + ": was it from another release?");
    }

    /** What these rules tell apart, and what they do not. */
    public Distinctions distinctions() {
        return new Distinctions(definitions, parameters);
    }

    /** What those of another stage than this tell apart. */
    public Distinctions distinctionsOutside(Stage stage) {
        return new Distinctions(
                Arrays.stream(definitions)
                        .filter(rule -> !stage.reads(rule.info))
                        .toArray(Definition[]::new),
                parameters);
    }

    /** Whether nothing more is evaluated. */
    public boolean isClosed() {
        return matching.isClosed();
    }

    /**
     * Gives the classes and the memory back. Evaluations under way finish; none can start afterwards.
     */
    @Override
    public void close() {
        matching.close();
    }

    @Override
    public String toString() {
        return name + " " + release;
    }
}
