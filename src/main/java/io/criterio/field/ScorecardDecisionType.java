package io.criterio.field;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.field.api.ScorecardAnswer;
import io.criterio.field.api.ScorecardRequest;
import io.criterio.release.Release;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code SCORECARD}: how an executive stands against the standards. */
@Singleton
final class ScorecardDecisionType implements DecisionType {

    private final FieldReleases releases;

    @Inject
    ScorecardDecisionType(FieldReleases releases) {
        this.releases = releases;
    }

    @Override
    public String name() {
        return "SCORECARD";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return ScorecardRequest.class;
    }

    @Override
    public Class<? extends Record> outcomeClass() {
        return ScorecardAnswer.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of(FieldDecider.TRACE);
    }

    @Override
    public Decider prepare(Release release) {
        return new Scorecards(releases.of(release));
    }
}
