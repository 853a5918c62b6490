package io.criterio.decision;

import io.criterio.record.DecisionRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Derives the trace of a recorded decision anew: a trace is several times its decision and is not kept. */
@Singleton
final class Retracing {

    private static final Logger LOG = Logger.getLogger(Retracing.class);

    private final Redeciding redeciding;

    @Inject
    Retracing(Redeciding redeciding) {
        this.redeciding = redeciding;
    }

    /**
     * The trace under the recorded release, in UTF-8; null when the type has none or the decision cannot be made again.
     */
    byte @Nullable [] trace(DecisionRecord decision) {
        Redecided again = redeciding.decideWithTrace(decision);
        if (again instanceof Redecided.Impossible) {
            // The reason may quote facts, which have no place in a log; the verification of the decision tells it.
            LOG.warnf("Decision %s has no trace: it cannot be made again", decision.id());
        }
        return again instanceof Redecided.Done done ? done.decided().trace() : null;
    }
}
