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
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** One decision for one request: taken, recorded, answered, and answered again when it is asked again. */
@Singleton
final class SingleDecisions {

    private final Decisions decisions;
    private final Recorder recorder;
    private final Idempotency idempotency;
    private final Answers answers;

    @Inject
    SingleDecisions(Decisions decisions, Recorder recorder, Idempotency idempotency, Answers answers) {
        this.decisions = decisions;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.answers = answers;
    }

    /**
     * Decides on the caller's thread, which does not wait for anything.
     *
     * @param key the header, if there is one
     */
    Uni<Response> decide(byte[] body, Language language, @Nullable String key) {
        Keyed keyed = idempotency.begin(key, "POST /decisions", language, body);
        Kept before = keyed == null ? null : idempotency.answeredBefore(keyed);
        if (keyed != null && before != null) {
            idempotency.end(keyed);
            return again(keyed, () -> before);
        }
        Taken taken;
        try {
            taken = decisions.take(body, language);
            if (taken.recorded() == null) {
                idempotency.end(keyed);
                return Uni.createFrom().item(Answers.of(taken));
            }
        } catch (ProblemException invalid) {
            return keyed == null ? Uni.createFrom().failure(invalid) : earlierOr(invalid, keyed);
        } catch (RuntimeException bug) {
            idempotency.end(keyed);
            throw bug;
        }
        note(taken, taken.recorded());
        Response answer = Answers.of(taken);
        return recorder.record(taken, keyed)
                .onItem()
                .transformToUni(earlier ->
                        earlier == null || keyed == null ? Uni.createFrom().item(answer) : again(keyed, () -> earlier));
    }

    /** For whatever is logged until the request is answered: its MDC belongs to it, and ends with it. */
    private static void note(Taken taken, Taken.Recorded recorded) {
        MDC.put("decisionId", recorded.id().toString());
        MDC.put("release", taken.release().version());
    }

    /** A request that is not valid today, because of the release that it names, say, may have been answered before. */
    private Uni<Response> earlierOr(ProblemException invalid, Keyed keyed) {
        return again(keyed, () -> {
                    Kept earlier = recorder.kept(keyed);
                    if (earlier == null) {
                        throw invalid;
                    }
                    return earlier;
                })
                .eventually(() -> idempotency.end(keyed));
    }

    private Uni<Response> again(Keyed keyed, Supplier<Kept> earlier) {
        return Uni.createFrom()
                .item(keyed)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(request -> {
                    Kept kept = earlier.get();
                    request.requireSame(kept.fingerprint());
                    return answers.again(kept);
                });
    }
}
