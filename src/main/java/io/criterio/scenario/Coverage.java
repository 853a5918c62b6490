package io.criterio.scenario;

import io.criterio.decision.Decider;
import io.criterio.rules.Influence;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What suites show of the rules of a release. A rule is covered when it fires in some case. A condition is covered when
 * there is a case in which the rule fires because of it, and one in which it alone keeps the rule from firing: turned
 * round, with all the others as they are, it makes the difference both ways.
 *
 * <p>Only cases that came out as expected show anything. Of a case that puts many facts before the rules, such as the
 * records of a day, each counts.
 *
 * @param rules those of every ruleset that a suite's decisions ask, in catalogue order
 * @param cases how many requests were decided
 * @param failed results that are not as expected
 * @param mistaken entries under {@code undecidable} that do not hold, each with what is wrong
 */
public record Coverage(
        List<RuleCoverage> rules, int cases, List<ScenarioResult> failed, List<ScenarioProblem> mistaken) {

    public Coverage {
        rules = List.copyOf(rules);
        failed = List.copyOf(failed);
        mistaken = List.copyOf(mistaken);
    }

    /**
     * One DRL rule.
     *
     * @param fires a case in which it fires; null when there is none
     * @param conditions in the order of the rule
     */
    public record RuleCoverage(RuleInfo rule, @Nullable Shown fires, List<ConditionCoverage> conditions) {
        public RuleCoverage {
            conditions = List.copyOf(conditions);
        }

        /** Whether nothing is left to show. */
        public boolean isComplete() {
            return fires != null && conditions.stream().allMatch(one -> one.isShown() || one.undecidable() != null);
        }
    }

    /**
     * One condition.
     *
     * @param text as the rule writes it, with the name of the fact before it
     * @param made a case in which the rule fires because of it
     * @param heldBack a case in which it alone keeps the rule from firing
     * @param undecidable why there can be no such cases
     */
    public record ConditionCoverage(
            String text,
            @Nullable Shown made,
            @Nullable Shown heldBack,
            @Nullable Undecidable undecidable) {

        /** Whether both cases are there. */
        public boolean isShown() {
            return made != null && heldBack != null;
        }
    }

    /** A part of a whole. */
    public record Share(int part, int whole) {

        /** In percent, rounded down: 100 means all of them. */
        public int percent() {
            return whole == 0 ? 100 : (int) (100L * part / whole);
        }

        @Override
        public String toString() {
            return part + " of " + whole + " (" + percent() + " %)";
        }
    }

    /** How many of the rules fire. */
    public Share firing() {
        return new Share(
                (int) rules.stream().filter(rule -> rule.fires() != null).count(), rules.size());
    }

    /** How many of the conditions that can be decided alone are. */
    public Share deciding() {
        List<ConditionCoverage> decidable = rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .filter(condition -> condition.undecidable() == null)
                .toList();
        return new Share(
                (int) decidable.stream().filter(ConditionCoverage::isShown).count(), decidable.size());
    }

    /** The conditions that are listed as undecidable. */
    public List<Undecidable> undecidable() {
        List<Undecidable> all = new ArrayList<>();
        for (RuleCoverage rule : rules) {
            for (ConditionCoverage condition : rule.conditions()) {
                if (condition.undecidable() != null) {
                    all.add(condition.undecidable());
                }
            }
        }
        return all;
    }

    /** Whether so many percent of the rules and of the conditions are covered, every case is as expected, and no entry is mistaken. */
    public boolean reaches(int percent) {
        return failed.isEmpty()
                && mistaken.isEmpty()
                && firing().percent() >= percent
                && deciding().percent() >= percent;
    }

    /** Runs suites against a release and looks at what they show. */
    public static Coverage of(List<Suite> suites, ReleaseUnderTest release) {
        return new Gathering(release).of(suites);
    }

    /** Coverage while it is being gathered. */
    private static final class Gathering {

        private final ReleaseUnderTest release;
        private final Map<String, Marks> rules = new TreeMap<>();
        private final List<ScenarioResult> failed = new ArrayList<>();
        private int cases;

        Gathering(ReleaseUnderTest release) {
            this.release = release;
        }

        /** What was seen of the rules of one ruleset. */
        private static final class Marks {
            private final RuleSet rules;
            private final Set<List<?>> seen = new HashSet<>();
            private final Map<RuleInfo, @Nullable Shown> fires = new LinkedHashMap<>();
            private final Map<RuleInfo, Shown[]> made = new LinkedHashMap<>();
            private final Map<RuleInfo, Shown[]> heldBack = new LinkedHashMap<>();

            Marks(RuleSet rules) {
                this.rules = rules;
                for (RuleInfo rule : rules.rules()) {
                    int conditions = rules.conditions(rule).size();
                    fires.put(rule, null);
                    made.put(rule, new Shown[conditions]);
                    heldBack.put(rule, new Shown[conditions]);
                }
            }

            void look(List<?> facts, Shown at) {
                if (!seen.add(facts)) {
                    return;
                }
                for (RuleInfo rule : rules.rules()) {
                    Influence influence = rules.influence(rule, facts);
                    if (influence.fires()) {
                        fires.putIfAbsent(rule, at);
                    }
                    mark(influence.made(), made.get(rule), at);
                    mark(influence.heldBack(), heldBack.get(rule), at);
                }
            }

            private static void mark(Set<Integer> numbers, Shown @Nullable [] shown, Shown at) {
                for (int number : numbers) {
                    if (shown != null && shown[number] == null) {
                        shown[number] = at;
                    }
                }
            }
        }

        Coverage of(List<Suite> suites) {
            for (Suite suite : suites) {
                DeciderUnderTest decision = release.decider(suite.type());
                for (Scenario scenario : suite.scenarios()) {
                    ScenarioResult result = ScenarioRunner.run(scenario, decision);
                    cases += result.turns().size();
                    if (!result.asExpected()) {
                        failed.add(result);
                    }
                    for (TurnResult turn : result.turns()) {
                        if (turn.asExpected()) {
                            look(suite, scenario, turn.turn(), decision);
                        }
                    }
                }
            }
            return folded(suites);
        }

        private void look(Suite suite, Scenario scenario, Turn turn, DeciderUnderTest decision) {
            Shown at = new Shown(suite.name(), scenario.name(), turn.place());
            decision.asked(turn.request()).ifPresent(asked -> {
                Marks marks = marks(asked);
                asked.cases().forEach(facts -> marks.look(facts, at));
            });
        }

        private Marks marks(Decider.Asked asked) {
            return rules.computeIfAbsent(asked.rules().name(), name -> new Marks(asked.rules()));
        }

        private Coverage folded(List<Suite> suites) {
            Map<List<String>, Undecidable> listed = new LinkedHashMap<>();
            List<ScenarioProblem> mistaken = new ArrayList<>();
            for (Suite suite : suites) {
                for (Undecidable one : suite.undecidable()) {
                    Undecidable earlier = listed.putIfAbsent(List.of(one.rule(), one.condition()), one);
                    if (earlier != null) {
                        mistaken.add(new ScenarioProblem(
                                one.place(),
                                one.condition() + " of " + one.rule() + " is listed already, at " + earlier.place()));
                    }
                }
            }
            List<RuleCoverage> covered = new ArrayList<>();
            for (Marks marks : rules.values()) {
                marks.fires.forEach((rule, fires) ->
                        covered.add(new RuleCoverage(rule, fires, conditions(marks, rule, listed, mistaken))));
            }
            listed.values()
                    .forEach(left -> mistaken.add(new ScenarioProblem(
                            left.place(),
                            "there is no condition " + left.condition() + " of a rule \"" + left.rule()
                                    + "\"; expected both as the coverage report writes them")));
            return new Coverage(covered, cases, failed, mistaken);
        }

        private static List<ConditionCoverage> conditions(
                Marks marks, RuleInfo rule, Map<List<String>, Undecidable> listed, List<ScenarioProblem> mistaken) {
            List<String> texts = marks.rules.conditions(rule);
            List<ConditionCoverage> conditions = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                Undecidable undecidable = listed.remove(List.of(rule.name(), texts.get(i)));
                Shown made = shown(marks.made, rule, i);
                Shown heldBack = shown(marks.heldBack, rule, i);
                if (undecidable != null && made != null && heldBack != null) {
                    mistaken.add(new ScenarioProblem(
                            undecidable.place(),
                            undecidable.condition() + " is decided alone after all, in " + heldBack + " and in " + made
                                    + "; take the entry out"));
                }
                conditions.add(new ConditionCoverage(texts.get(i), made, heldBack, undecidable));
            }
            return conditions;
        }

        private static @Nullable Shown shown(Map<RuleInfo, Shown[]> marks, RuleInfo rule, int condition) {
            Shown[] shown = marks.get(rule);
            return shown == null ? null : shown[condition];
        }
    }
}
