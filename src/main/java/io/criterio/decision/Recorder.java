package io.criterio.decision;

import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Makes decisions durable. Nobody outside this class waits for the database on the event loop. */
@Singleton
final class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private final DecisionLog log;

    @Inject
    Recorder(DecisionLog log) {
        this.log = log;
    }

    /** Appends one decision off the caller's thread; completes when it is committed and on disk. */
    CompletionStage<Void> record(Taken taken) {
        DecisionRecord decision = taken.record();
        return CompletableFuture.runAsync(() -> append(List.of(decision)), Infrastructure.getDefaultExecutor());
    }

    /** Appends all of them in one transaction, or none; returns when they are committed and on disk. */
    void recordAll(List<Taken> taken) {
        if (!taken.isEmpty()) {
            append(taken.stream().map(Taken::record).toList());
        }
    }

    private void append(List<DecisionRecord> decisions) {
        log.append(decisions);
        if (LOG.isDebugEnabled()) {
            for (DecisionRecord decision : decisions) {
                MDC.put("decisionId", decision.id());
                MDC.put("release", decision.releaseVersion());
                // Neither facts nor references: whoever may read the log need not be allowed to know them.
                LOG.debugf(
                        "Recorded %s, %d rules",
                        decision.type(), decision.rules().size());
            }
            MDC.remove("decisionId");
            MDC.remove("release");
        }
    }
}
