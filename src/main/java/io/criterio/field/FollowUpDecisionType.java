package io.criterio.field;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.field.api.FollowUpAnswer;
import io.criterio.field.api.FollowUpRequest;
import io.criterio.release.Release;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code FOLLOW_UP}: what to do next with a customer. */
@Singleton
final class FollowUpDecisionType implements DecisionType {

    private final FieldReleases releases;

    @Inject
    FollowUpDecisionType(FieldReleases releases) {
        this.releases = releases;
    }

    @Override
    public String name() {
        return "FOLLOW_UP";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return FollowUpRequest.class;
    }

    @Override
    public Class<? extends Record> outcomeClass() {
        return FollowUpAnswer.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of(FieldDecider.TRACE);
    }

    @Override
    public Decider prepare(Release release) {
        return new FollowUps(releases.of(release));
    }
}
