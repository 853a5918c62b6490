package io.criterio.field;

import io.criterio.decision.DecisionFeature;
import io.criterio.decision.DecisionType;
import java.util.List;

/** The five field decisions without the service around them; they share what they read of a release. */
public final class FieldFeature implements DecisionFeature {

    @Override
    public List<DecisionType> types() {
        FieldReleases releases = new FieldReleases();
        return List.of(
                new FollowUpDecisionType(releases),
                new ManagementEntryDecisionType(releases),
                new ScorecardDecisionType(releases),
                new VisitNeighboursDecisionType(releases),
                new WeekPlanDecisionType(releases));
    }
}
