package io.criterio.decision;

import io.criterio.access.CurrentCaller;
import io.criterio.decision.Idempotency.Keyed;
import io.criterio.record.Append;
import io.criterio.record.Appended;
import io.criterio.record.Appending;
import io.criterio.record.DecisionLog;
import io.criterio.record.Kept;
import io.criterio.record.NewDecision;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Makes decisions durable. Nobody waits for the database on the event loop. */
@Singleton
final class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private final DecisionLog log;
    private final DecisionMetrics metrics;
    private final Idempotency idempotency;
    private final CurrentCaller callers;

    @Inject
    Recorder(DecisionLog log, DecisionMetrics metrics, Idempotency idempotency, CurrentCaller callers) {
        this.log = log;
        this.metrics = metrics;
        this.idempotency = idempotency;
        this.callers = callers;
    }

    /**
     * Appends one decision. The item is null once it is committed and on disk; if the request was answered before under
     * its key, it is what was answered then, and nothing is recorded. Ends the key.
     */
    Uni<@Nullable Kept> record(Taken taken, @Nullable Keyed keyed) {
        NewDecision decision = taken.record(
                log.pseudonyms()::standInFor, callers.get().bounds().branch());
        Append append = Append.of(decision);
        if (keyed == null) {
            return Uni.createFrom()
                    .completionStage(append(append, null).answered())
                    .map(appended -> outcome(appended, List.of(taken)));
        }
        Kept kept = keyed.kept(decision.id(), taken);
        return Uni.createFrom()
                .completionStage(append(append.under(keyed.key(), kept), keyed).answered())
                .map(appended -> {
                    Kept earlier = outcome(appended, List.of(taken));
                    idempotency.answered(keyed, earlier == null ? kept : earlier);
                    return earlier;
                });
    }

    /**
     * Appends all of them in one transaction, or none, with the answer that a repetition under the key gets. Ends the
     * key.
     *
     * @param branch for which they were taken
     * @return as {@link #record}
     */
    @Nullable
    Kept recordAll(List<Taken> taken, @Nullable Keyed keyed, byte @Nullable [] answer, @Nullable String branch) {
        Append append = Append.of(taken.stream()
                .map(one -> one.record(log.pseudonyms()::standInFor, branch))
                .toList());
        Appending appending = append(keyed == null ? append : append.under(keyed.key(), keyed.kept(answer)), keyed);
        return outcome(appending.await(), taken);
    }

    /** What was answered under a key before, if anything. Waits for the database. */
    @Nullable
    Kept kept(Keyed keyed) {
        return log.kept(keyed.key()).orElse(null);
    }

    private Appending append(Append append, @Nullable Keyed keyed) {
        try {
            Appending appending = log.append(append);
            if (keyed != null) {
                // Not when the caller is answered: what is not settled may yet be recorded under this key.
                var unused = appending.settled().thenRun(() -> idempotency.end(keyed));
            }
            return appending;
        } catch (RuntimeException refused) {
            idempotency.end(keyed);
            throw refused;
        }
    }

    private @Nullable Kept outcome(Appended appended, List<Taken> taken) {
        if (appended instanceof Appended.Repeated repeated) {
            return repeated.kept();
        }
        metrics.recorded(taken);
        if (LOG.isDebugEnabled()) {
            taken.forEach(Recorder::note);
        }
        return null;
    }

    /** Neither facts nor references: whoever may read the log need not be allowed to know them. */
    private static void note(Taken taken) {
        MDC.put(
                "decisionId",
                String.valueOf(
                        taken.recorded() == null ? null : taken.recorded().id()));
        MDC.put("release", taken.release().version());
        try {
            LOG.debugf(
                    "Recorded %s, %d rules",
                    taken.type(), taken.decided().rules().size());
        } finally {
            MDC.remove("decisionId");
            MDC.remove("release");
        }
    }
}
