package io.criterio.decision;

import io.criterio.json.NotJsonException;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.release.LiveRelease;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;

/** Takes decisions: resolves what the envelope leaves open, pins the live release once, and asks its decider. */
@Singleton
final class Decisions {

    private final RequestReader reader;
    private final LiveRelease live;
    private final Clock clock;
    private final DecisionMetrics metrics;

    @Inject
    Decisions(RequestReader reader, LiveRelease live, Clock clock, DecisionMetrics metrics) {
        this.reader = reader;
        this.live = live;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Takes the decision that a body asks for; whoever calls records it.
     *
     * @throws ProblemException if the body is not JSON or is not a valid request
     */
    Taken take(byte[] body, Language language) {
        try {
            long start = System.nanoTime();
            LiveRelease.Pinned pinned = live.pinned();
            RequestReader.Read read = reader.read(body);
            return take(read, language, pinned, type -> pinned.decider(type)::decide, start);
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
    }

    /**
     * Takes a decision.
     *
     * @param runs the run of a type that it is one of
     * @param start when the reading began, by {@link System#nanoTime}
     * @throws ProblemException if the request is not valid
     */
    Taken take(
            RequestReader.Read read,
            Language language,
            LiveRelease.Pinned pinned,
            Function<DecisionType, Decider.Run> runs,
            long start) {
        Taken taken = Envelope.take(read, language, pinned, runs, clock, false);
        metrics.took(taken, System.nanoTime() - start);
        return taken;
    }
}
