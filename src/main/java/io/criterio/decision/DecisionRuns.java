package io.criterio.decision;

import io.criterio.access.CurrentCaller;
import io.criterio.release.LiveRelease;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Begins runs of decisions. */
@Singleton
public final class DecisionRuns {

    private final Decisions decisions;
    private final RequestReader reader;
    private final Recorder recorder;
    private final LiveRelease live;
    private final CurrentCaller callers;

    @Inject
    DecisionRuns(
            Decisions decisions, RequestReader reader, Recorder recorder, LiveRelease live, CurrentCaller callers) {
        this.decisions = decisions;
        this.reader = reader;
        this.recorder = recorder;
        this.live = live;
        this.callers = callers;
    }

    /** A run under the release that is live now, whatever becomes live meanwhile, for whoever asks now. */
    public DecisionRun begin(Language language) {
        return new DecisionRun(
                decisions,
                reader,
                recorder,
                live.pinned(),
                language,
                callers.get().bounds().branch());
    }
}
