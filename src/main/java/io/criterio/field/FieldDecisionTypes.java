package io.criterio.field;

import io.criterio.decision.DecisionType;
import java.util.List;

/** The decisions in the field, for those who take some without a service around them. */
public final class FieldDecisionTypes {

    private FieldDecisionTypes() {}

    /** All of them. */
    public static List<DecisionType> all() {
        FieldReleases releases = new FieldReleases();
        return List.of(
                new FollowUpDecisionType(releases),
                new ManagementEntryDecisionType(releases),
                new ScorecardDecisionType(releases),
                new VisitNeighboursDecisionType(releases),
                new WeekPlanDecisionType(releases));
    }
}
