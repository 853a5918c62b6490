package io.criterio.assignment;

import io.criterio.decision.DecisionFeature;
import io.criterio.decision.DecisionType;
import java.util.List;

/** {@code ASSIGNMENT} without the service around it. */
public final class AssignmentFeature implements DecisionFeature {

    @Override
    public List<DecisionType> types() {
        return List.of(new AssignmentDecisionType());
    }
}
