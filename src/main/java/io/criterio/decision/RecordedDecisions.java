package io.criterio.decision;

import io.criterio.access.Bounds;
import io.criterio.access.CurrentCaller;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.Scope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Finds recorded decisions by what stands in an address. */
@Singleton
public final class RecordedDecisions {

    private final DecisionLog log;
    private final CurrentCaller callers;

    @Inject
    RecordedDecisions(DecisionLog log, CurrentCaller callers) {
        this.log = log;
        this.callers = callers;
    }

    /** What of the record the caller may see. */
    Scope scope() {
        Bounds bounds = callers.get().bounds();
        return new Scope(bounds.branch(), bounds.executives());
    }

    /** Whether the caller may see who decisions are about. */
    boolean showsPersons() {
        return callers.get().seesPersons();
    }

    /**
     * Refuses a caller who may not see persons, where the record holds them as they are.
     *
     * @throws ProblemException if so
     */
    void requireWhole() {
        if (log.isPlain() && !showsPersons()) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    "The record holds references of customers and executives as they are (criterio.record.personal-data=plain). To read whole decisions takes the role supervisor.");
        }
    }

    /**
     * The record of one decision.
     *
     * @throws ProblemException if there is none of that id that the caller may see
     * @throws io.criterio.record.RecordUnavailableException when the database did not answer
     */
    public DecisionRecord find(String id) {
        try {
            UUID parsed = UUID.fromString(id);
            return log.find(parsed, scope()).orElseThrow(() -> none(id));
        } catch (IllegalArgumentException noUuid) {
            throw none(id);
        }
    }

    private static ProblemException none(String id) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no decision \"" + id
                        + "\". A dry run is not recorded; an id is the UUID that POST /decisions gave.");
    }
}
