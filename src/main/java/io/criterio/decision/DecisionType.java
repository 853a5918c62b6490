package io.criterio.decision;

import io.criterio.release.Release;
import java.util.Set;

/** A kind of decision that the service takes: a feature implements it as a CDI bean and is dispatched to by name. */
public interface DecisionType {

    /** The value of {@code type} in a request, for example {@code RETENTION}. */
    String name();

    /** The record that a request of this type is read into. */
    Class<? extends DecisionRequest> requestClass();

    /** The record that is the model of the outcomes of this type: what a scenario may expect of one. */
    Class<? extends Record> outcomeClass();

    /** What a decision of this type offers to a customer, who may answer it; none where nothing is offered. */
    default Set<String> tools() {
        return Set.of();
    }

    /** The values of {@code include} that this type knows. */
    Set<String> includes();

    /**
     * Makes the decider of one release, once, when the release is loaded. It is closed together with the deciders of the
     * other types when the release is no longer needed.
     *
     * @throws io.criterio.rules.RuleProblemsException if the release's rules or data lack what this type needs
     */
    Decider prepare(Release release);
}
