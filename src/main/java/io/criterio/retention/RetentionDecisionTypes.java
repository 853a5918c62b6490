package io.criterio.retention;

import io.criterio.decision.DecisionType;
import java.util.List;

/** The decisions about retention, for those who take some without a service around them. */
public final class RetentionDecisionTypes {

    private RetentionDecisionTypes() {}

    /**
     * All of them.
     *
     * @param kept how many outcomes and how many answers to keep, 0 for none
     */
    public static List<DecisionType> all(int kept) {
        return List.of(new RetentionDecisionType(kept));
    }
}
