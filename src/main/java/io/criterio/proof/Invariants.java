package io.criterio.proof;

import io.criterio.decision.DecisionFeature;
import io.criterio.decision.DecisionType;
import io.criterio.rules.RuleSources;
import io.criterio.scenario.Invariant;
import io.criterio.scenario.InvariantReader;
import io.criterio.scenario.OutcomeShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The invariants that lie beside the rules of a release. */
public final class Invariants {

    private Invariants() {}

    /** Where the invariants of a ruleset stand: {@code retention/invariants.yaml}. */
    public static String file(String ruleset) {
        return ruleset + "/invariants.yaml";
    }

    /**
     * Those of a ruleset; none where there is no such file.
     *
     * @throws io.criterio.scenario.ScenarioProblemsException if something is wrong with the file, with all of it
     */
    public static List<Invariant> of(RuleSources sources, String ruleset) {
        String file = file(ruleset);
        if (!sources.has(file)) {
            return List.of();
        }
        Map<String, OutcomeShape> requests = new HashMap<>();
        Map<String, OutcomeShape> outcomes = new HashMap<>();
        for (DecisionType type : DecisionFeature.all()) {
            requests.put(type.name(), OutcomeShape.of(type.requestClass().asSubclass(Record.class)));
            outcomes.put(type.name(), OutcomeShape.of(type.outcomeClass()));
        }
        return new InvariantReader(requests, outcomes).read(file, sources.text(file));
    }
}
