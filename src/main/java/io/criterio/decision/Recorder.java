package io.criterio.decision;

import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Makes decisions durable. Nobody outside this class waits for the database on the event loop. */
@Singleton
final class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private final DecisionLog log;
    private final DecisionMetrics metrics;

    @Inject
    Recorder(DecisionLog log, DecisionMetrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    /** Appends one decision off the caller's thread; done when it is committed and on disk. */
    Uni<Void> record(Taken taken) {
        List<Taken> one = List.of(taken);
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultExecutor())
                .invoke(() -> append(one));
    }

    /** Appends all of them in one transaction, or none; returns when they are committed and on disk. */
    void recordAll(List<Taken> taken) {
        if (!taken.isEmpty()) {
            append(taken);
        }
    }

    private void append(List<Taken> taken) {
        List<DecisionRecord> decisions = taken.stream().map(Taken::record).toList();
        log.append(decisions);
        metrics.recorded(taken);
        if (LOG.isDebugEnabled()) {
            decisions.forEach(Recorder::note);
        }
    }

    /** Neither facts nor references: whoever may read the log need not be allowed to know them. */
    private static void note(DecisionRecord decision) {
        MDC.put("decisionId", decision.id());
        MDC.put("release", decision.releaseVersion());
        try {
            LOG.debugf(
                    "Recorded %s, %d rules", decision.type(), decision.rules().size());
        } finally {
            MDC.remove("decisionId");
            MDC.remove("release");
        }
    }
}
