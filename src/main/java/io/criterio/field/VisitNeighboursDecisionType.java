package io.criterio.field;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.field.api.VisitNeighboursAnswer;
import io.criterio.field.api.VisitNeighboursRequest;
import io.criterio.release.Release;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code VISIT_NEIGHBOURS}: whom to visit round a scheduled visit. */
@Singleton
final class VisitNeighboursDecisionType implements DecisionType {

    private final FieldReleases releases;

    @Inject
    VisitNeighboursDecisionType(FieldReleases releases) {
        this.releases = releases;
    }

    @Override
    public String name() {
        return "VISIT_NEIGHBOURS";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return VisitNeighboursRequest.class;
    }

    @Override
    public Class<? extends Record> outcomeClass() {
        return VisitNeighboursAnswer.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of(FieldDecider.TRACE);
    }

    @Override
    public Decider prepare(Release release) {
        return new VisitNeighbours(releases.of(release));
    }
}
