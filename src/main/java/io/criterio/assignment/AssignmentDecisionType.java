package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentAnswer;
import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.release.Release;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code ASSIGNMENT}: which records of a base an executive works on a day, and why not the others. */
@Singleton
final class AssignmentDecisionType implements DecisionType {

    @Override
    public String name() {
        return "ASSIGNMENT";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return AssignmentRequest.class;
    }

    @Override
    public Class<? extends Record> outcomeClass() {
        return AssignmentAnswer.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of(AssignmentDecider.TRACE, AssignmentDecider.DISPOSITIONS);
    }

    @Override
    public Decider prepare(Release release) {
        return new AssignmentDecider(AssignmentRelease.of(release));
    }
}
