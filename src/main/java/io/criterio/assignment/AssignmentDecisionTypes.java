package io.criterio.assignment;

import io.criterio.decision.DecisionType;
import java.util.List;

/** The decisions about assignments, for those who take some without a service around them. */
public final class AssignmentDecisionTypes {

    private AssignmentDecisionTypes() {}

    /** All of them. */
    public static List<DecisionType> all() {
        return List.of(new AssignmentDecisionType());
    }
}
