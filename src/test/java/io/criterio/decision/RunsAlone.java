package io.criterio.decision;

import io.criterio.release.LiveRelease;
import io.criterio.release.Release;
import io.criterio.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs without the service round them: nothing can be recorded. */
public final class RunsAlone {

    private RunsAlone() {}

    /** Runs of decisions of one type under a release. */
    public static Supplier<DecisionRun> of(Release release, DecisionType type) {
        RequestReader reader = new RequestReader(List.of(type));
        DecisionMetrics metrics = new DecisionMetrics(new SimpleMeterRegistry());
        Decisions decisions = new Decisions(reader, null, Clock.systemUTC(), metrics);
        LiveRelease.Pinned pinned = new LiveRelease.Pinned(release, Map.of(type.name(), type.prepare(release)));
        Recorder recorder = new Recorder(null, metrics, new Idempotency(Duration.ZERO, () -> "nobody", () -> 0), null);
        return () -> new DecisionRun(decisions, reader, recorder, pinned, Language.EN, null);
    }
}
