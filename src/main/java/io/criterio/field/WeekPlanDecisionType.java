package io.criterio.field;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.field.api.WeekPlanAnswer;
import io.criterio.field.api.WeekPlanRequest;
import io.criterio.release.Release;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code WEEK_PLAN}: which sectors and records on which day of the week. */
@Singleton
final class WeekPlanDecisionType implements DecisionType {

    private final FieldReleases releases;

    @Inject
    WeekPlanDecisionType(FieldReleases releases) {
        this.releases = releases;
    }

    @Override
    public String name() {
        return "WEEK_PLAN";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return WeekPlanRequest.class;
    }

    @Override
    public Class<? extends Record> outcomeClass() {
        return WeekPlanAnswer.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of(FieldDecider.TRACE);
    }

    @Override
    public Decider prepare(Release release) {
        return new WeekPlans(releases.of(release));
    }
}
