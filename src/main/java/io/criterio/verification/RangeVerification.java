package io.criterio.verification;

import io.criterio.decision.DecisionType;
import io.criterio.problem.Suggestion;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionScan;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Verifies all the decisions of a range. A run that is under way when the service stops is cancelled. */
@Singleton
@Unremovable
public final class RangeVerification {

    /** Nothing that a run waits for takes longer, except the decision of a very large base. */
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final DecisionScan scan;
    private final DecisionLog log;
    private final Verification verification;
    private final List<DecisionType> types;
    private final Clock clock;
    private final Set<VerificationRun> underWay = ConcurrentHashMap.newKeySet();

    @Inject
    RangeVerification(
            DecisionScan scan, DecisionLog log, Verification verification, @All List<DecisionType> types, Clock clock) {
        this.scan = scan;
        this.log = log;
        this.verification = verification;
        this.types = types;
        this.clock = clock;
    }

    /**
     * Prepares a run.
     *
     * @param from inclusive
     * @param to exclusive; null for what was decided until now
     * @param type null for all
     * @param threads that the run has to itself
     * @throws IllegalArgumentException if there is no such type, or {@code from} is after {@code to}
     */
    public VerificationRun of(Instant from, @Nullable Instant to, @Nullable String type, int threads) {
        List<String> names = types.stream().map(DecisionType::name).sorted().toList();
        if (type != null && !names.contains(type)) {
            throw new IllegalArgumentException("type is \"" + type + "\"; expected one of " + String.join(", ", names)
                    + Suggestion.hint(type, names));
        }
        DecisionScan.Range range = new DecisionScan.Range(from, to == null ? clock.instant() : to, type);
        VerificationRun run = new VerificationRun(scan, log, verification, range, threads, underWay::remove);
        underWay.add(run);
        return run;
    }

    /** Before the database goes: what a run has found so far is still to be told. */
    void stop(@Observes ShutdownEvent event) {
        underWay.forEach(VerificationRun::cancel);
        underWay.forEach(run -> run.awaitEnd(TO_STOP));
    }
}
