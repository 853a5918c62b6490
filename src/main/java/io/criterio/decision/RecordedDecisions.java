package io.criterio.decision;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Finds recorded decisions by what stands in an address. */
@Singleton
public final class RecordedDecisions {

    private final DecisionLog log;

    @Inject
    RecordedDecisions(DecisionLog log) {
        this.log = log;
    }

    /**
     * The record of one decision.
     *
     * @throws ProblemException if there is none of that id
     * @throws io.criterio.record.RecordUnavailableException when the database did not answer
     */
    public DecisionRecord find(String id) {
        try {
            UUID parsed = UUID.fromString(id);
            return log.find(parsed).orElseThrow(() -> none(id));
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
