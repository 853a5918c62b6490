package io.criterio.decision;

import io.criterio.decision.Idempotency.Keyed;
import io.criterio.problem.ProblemException;
import io.criterio.record.Kept;
import io.criterio.text.Language;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** One decision for one request: taken, recorded, answered, and answered again when it is asked again. */
@Singleton
final class SingleDecisions {

    private final Decisions decisions;
    private final Recorder recorder;
    private final Idempotency idempotency;
    private final RecordedAnswers recorded;

    @Inject
    SingleDecisions(Decisions decisions, Recorder recorder, Idempotency idempotency, RecordedAnswers recorded) {
        this.decisions = decisions;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.recorded = recorded;
    }

    /**
     * Decides on the caller's thread, which does not wait for anything.
     *
     * @param key the header, if there is one
     */
    Uni<Response> decide(byte[] body, Language language, @Nullable String key) {
        Keyed keyed = idempotency.begin(key, "POST /decisions", language, body);
        Taken taken;
        try {
            taken = decisions.take(body, language);
            if (taken.recorded() == null) {
                idempotency.end(keyed);
                return Uni.createFrom().item(DecisionResource.answer(taken));
            }
        } catch (ProblemException invalid) {
            return keyed == null ? Uni.createFrom().failure(invalid) : earlierOr(invalid, keyed);
        } catch (RuntimeException bug) {
            idempotency.end(keyed);
            throw bug;
        }
        Response answer = DecisionResource.answer(taken);
        return recorder.record(taken, keyed)
                .onItem()
                .transformToUni(earlier -> earlier == null || keyed == null
                        ? Uni.createFrom().item(answer)
                        : again(earlier, keyed));
    }

    /** A request that is not valid today, because of the release that it names, say, may have been answered before. */
    private Uni<Response> earlierOr(ProblemException invalid, Keyed keyed) {
        return Uni.createFrom()
                .item(keyed)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(request -> {
                    Kept earlier = recorder.kept(request);
                    if (earlier == null) {
                        throw invalid;
                    }
                    request.requireSame(earlier.fingerprint());
                    return recorded.again(earlier);
                })
                .eventually(() -> idempotency.end(keyed));
    }

    private Uni<Response> again(Kept earlier, Keyed keyed) {
        return Uni.createFrom()
                .item(earlier)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(kept -> {
                    keyed.requireSame(kept.fingerprint());
                    return recorded.again(kept);
                });
    }
}
