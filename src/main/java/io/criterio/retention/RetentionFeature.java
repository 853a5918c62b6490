package io.criterio.retention;

import io.criterio.decision.DecisionFeature;
import io.criterio.decision.DecisionType;
import java.util.List;

/** {@code RETENTION} without the service around it. Nothing is kept from one decision to the next. */
public final class RetentionFeature implements DecisionFeature {

    @Override
    public List<DecisionType> types() {
        return List.of(new RetentionDecisionType(0));
    }
}
