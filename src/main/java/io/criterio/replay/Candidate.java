package io.criterio.replay;

import io.criterio.decision.Redecided;
import io.criterio.record.DecisionRecord;
import io.criterio.release.ReleaseName;
import java.util.List;

/** The rules that recorded decisions are decided by this time. Thread-safe. */
public interface Candidate extends AutoCloseable {

    /** Their version and digest. */
    ReleaseName release();

    /**
     * Decides again, and returns what became of each, in their order.
     *
     * @throws CandidateLostException when the rules cannot decide any more
     */
    List<Redecided> decide(List<DecisionRecord> decisions);

    /** Lets what is being decided end soon, with a {@link CandidateLostException}. */
    default void cancel() {}

    @Override
    default void close() {}
}
