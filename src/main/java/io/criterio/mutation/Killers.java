package io.criterio.mutation;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionFeature;
import io.criterio.decision.DecisionType;
import io.criterio.release.Release;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.scenario.DeciderUnderTest;
import io.criterio.scenario.DecisionUnderTest;
import io.criterio.scenario.OutcomeShape;
import io.criterio.scenario.Scenario;
import io.criterio.scenario.ScenarioRunner;
import io.criterio.scenario.Suite;
import io.criterio.scenario.SuiteReader;
import io.criterio.scenario.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scenarios of one ruleset, which are to notice when a rule is changed. Safe for use by several threads at once. */
public final class Killers {

    private final List<Suite> suites;

    private Killers(List<Suite> suites) {
        this.suites = suites;
    }

    /**
     * Those that are shipped with a ruleset.
     *
     * @throws io.criterio.scenario.ScenarioProblemsException if something is wrong with them
     */
    public static Killers of(RuleSources sources, String ruleset) {
        Map<String, OutcomeShape> outcomes = new HashMap<>();
        DecisionFeature.all().forEach(type -> outcomes.put(type.name(), OutcomeShape.of(type.outcomeClass())));
        Map<String, String> texts = new TreeMap<>();
        for (String path : sources.under(ruleset + "/scenarios", "yaml")) {
            texts.put(path, sources.text(path));
        }
        return new Killers(new SuiteReader(outcomes).readAll(texts));
    }

    /** How a mutant was noticed. */
    public sealed interface Kill {

        /** A scenario that no longer holds. */
        record ByScenario(String scenario, String place) implements Kill {}

        /** The release is refused, or cannot decide. */
        record Refused(String problem) implements Kill {}
    }

    /**
     * The first scenario that fails, those about the rule first.
     *
     * @param rule id of the rule that was changed
     * @return null when none does
     */
    public @Nullable Kill first(RuleSources mutated, String rule) {
        Map<String, Decider> deciders = new HashMap<>();
        Map<String, DecisionUnderTest> decisions = new HashMap<>();
        Release release = Release.of(mutated);
        try {
            for (DecisionType type : DecisionFeature.all()) {
                if (suites.stream().anyMatch(suite -> suite.type().equals(type.name()))) {
                    Decider decider = type.prepare(release);
                    deciders.put(type.name(), decider);
                    decisions.put(type.name(), decision(decider, type));
                }
            }
            for (Case one : ordered(rule)) {
                DecisionUnderTest decision = decisions.get(one.type());
                if (decision == null) {
                    throw new IllegalStateException("nobody decides " + one.type());
                }
                for (Turn turn : one.scenario().turns()) {
                    if (!ScenarioRunner.run(turn, decision).asExpected()) {
                        return new Kill.ByScenario(
                                one.scenario().name(), turn.place().toString());
                    }
                }
            }
            return null;
        } catch (RuleProblemsException refused) {
            return new Kill.Refused(refused.problems().get(0).toString());
        } catch (IllegalStateException | IllegalArgumentException | java.util.NoSuchElementException failed) {
            return new Kill.Refused(String.valueOf(failed.getMessage()));
        } finally {
            deciders.values().forEach(Decider::close);
        }
    }

    private record Case(String type, Scenario scenario) {}

    private List<Case> ordered(String rule) {
        List<Case> about = new ArrayList<>();
        List<Case> others = new ArrayList<>();
        for (Suite suite : suites) {
            for (Scenario scenario : suite.scenarios()) {
                (scenario.rules().contains(rule) ? about : others).add(new Case(suite.type(), scenario));
            }
        }
        return Stream.concat(about.stream(), others.stream()).toList();
    }

    private static DecisionUnderTest decision(Decider decider, DecisionType type) {
        return DeciderUnderTest.of(decider, type.requestClass(), "es");
    }
}
