package io.criterio.verification;

import io.criterio.decision.Decided;
import io.criterio.decision.Redecided;
import io.criterio.decision.Redeciding;
import io.criterio.record.DecisionRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Decides a recorded decision again and compares. */
@Singleton
final class Verification {

    private final Redeciding redeciding;

    @Inject
    Verification(Redeciding redeciding) {
        this.redeciding = redeciding;
    }

    /**
     * Whether the record is what its release decides.
     *
     * @throws io.criterio.record.RecordUnavailableException when the release has to be read and cannot
     */
    Verdict verify(DecisionRecord decision) {
        Redecided again = redeciding.decide(decision);
        if (again instanceof Redecided.Masked masked) {
            return new Verdict.Masked(masked.pointers());
        }
        if (again instanceof Redecided.Impossible impossible) {
            return new Verdict.Impossible(impossible.reason());
        }
        return compare(decision, ((Redecided.Done) again).decided());
    }

    private static Verdict compare(DecisionRecord recorded, Decided now) {
        Differences differences = Differences.between(
                recorded.outcome(), recorded.rules(), new String(now.outcome().json(), StandardCharsets.UTF_8), now.rules());
        return differences.isEmpty() ? new Verdict.Identical() : new Verdict.Different(differences);
    }
}
