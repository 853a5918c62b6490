package io.criterio.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stages of a feature, in order: one table of what each adds to what is known and which findings it reads.
 *
 * <p>A stage sees the facts of the request, the parameters, and what the stages before it added.
 */
public final class Stages {

    /** No stage: every rule may fire. */
    static final Stage NONE = new Stage("", Set.of(), Set.of(), Map.of());

    private final List<Stage> all;

    private Stages(List<Stage> all) {
        this.all = List.copyOf(all);
    }

    /** Starts a table with the facts that a request gives. */
    public static Table request(Class<?>... facts) {
        return new Table().adds(facts);
    }

    /** In order. */
    public List<Stage> all() {
        return all;
    }

    /** The stage of a name. */
    public Stage stage(String name) {
        return all.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage '" + name + "'; there are " + all));
    }

    /** The stage of a rule: where what it finds is read, and what it asks for is known; else the first; {@link #NONE} without. */
    Stage of(Definition rule) {
        List<Stage> reading = all.stream().filter(each -> each.reads(rule.info)).toList();
        return reading.stream()
                .filter(each -> unknown(rule, each).isEmpty())
                .findFirst()
                .orElse(reading.isEmpty() ? NONE : reading.get(0));
    }

    private static Set<String> unknown(Definition rule, Stage stage) {
        Set<String> unknown = new LinkedHashSet<>();
        for (Condition.Pattern pattern : rule.patterns) {
            if (!pattern.type().parameters()
                    && !stage.known().contains(pattern.type().type())) {
                unknown.add(pattern.type().name());
            }
        }
        return unknown;
    }

    /** Notes every rule that could not have an effect: nobody reads what it finds, or it asks for what is not known. */
    void check(List<Definition> rules, List<RuleProblem> problems) {
        for (Definition rule : rules) {
            RuleInfo info = rule.info;
            Stage stage = of(rule);
            if (stage == NONE) {
                List<String> findings = all.stream()
                        .flatMap(each -> each.findings().stream())
                        .map(Class::getSimpleName)
                        .toList();
                problems.add(new RuleProblem(
                        info.file(),
                        info.line(),
                        "no stage reads " + info.consequence().finding() + ": the rule would have no effect",
                        Closest.hint(info.consequence().finding(), findings, "findings that are read")));
                continue;
            }
            Set<String> unknown = unknown(rule, stage);
            if (!unknown.isEmpty()) {
                problems.add(new RuleProblem(
                        info.file(),
                        info.line(),
                        info.consequence().finding() + " is read in the stage '" + stage + "', where "
                                + String.join(", ", unknown)
                                + (unknown.size() == 1 ? " is" : " are") + " not known: the rule would never fire",
                        "known there: "
                                + stage.known().stream()
                                        .map(Class::getSimpleName)
                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    /** A table that is being written. */
    public static final class Table {

        private final List<Stage> stages = new ArrayList<>();
        private final Set<Class<?>> several = new LinkedHashSet<>();
        private final Map<String, Set<Class<?>>> knownAfter = new LinkedHashMap<>();
        private Set<Class<?>> known = new LinkedHashSet<>();
        private Map<Class<?>, Together> reads = new LinkedHashMap<>();
        private String name = "";

        private Table() {}

        /** Facts of which there is one each. */
        public Table adds(Class<?>... facts) {
            known.addAll(List.of(facts));
            return this;
        }

        /** Facts of a type of which there may be none or several. */
        public Table addsSeveral(Class<?> fact) {
            several.add(fact);
            return adds(fact);
        }

        /** The next stage: it knows everything that the one before knew. */
        public Table stage(String next) {
            end();
            name = next;
            return this;
        }

        /** A stage that knows what an earlier one knew, and nothing that was found in between. */
        public Table stageAfter(String earlier, String next) {
            end();
            Set<Class<?>> then = knownAfter.get(earlier);
            if (then == null) {
                throw new IllegalArgumentException("no stage '" + earlier + "' before '" + next + "'");
            }
            known = new LinkedHashSet<>(then);
            name = next;
            return this;
        }

        /** A stage that is asked about one fact, whatever else there is. */
        public Table about(String next, Class<?> fact) {
            end();
            known = new LinkedHashSet<>(Set.of(fact));
            name = next;
            return this;
        }

        /** Kinds of findings that are read in this stage. */
        public Table reads(Together together, Class<?>... findings) {
            for (Class<?> finding : findings) {
                if (reads.put(finding, together) != null) {
                    throw new IllegalArgumentException(finding.getSimpleName() + " is read twice in " + name);
                }
            }
            return this;
        }

        /** The table. */
        public Stages end() {
            if (!name.isEmpty()) {
                stages.add(new Stage(name, known, several, reads));
                knownAfter.put(name, new LinkedHashSet<>(known));
                known = new LinkedHashSet<>(known);
                reads = new LinkedHashMap<>();
                name = "";
            }
            return new Stages(stages);
        }
    }
}
