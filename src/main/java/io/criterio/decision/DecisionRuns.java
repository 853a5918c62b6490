package io.criterio.decision;

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

    @Inject
    DecisionRuns(Decisions decisions, RequestReader reader, Recorder recorder, LiveRelease live) {
        this.decisions = decisions;
        this.reader = reader;
        this.recorder = recorder;
        this.live = live;
    }

    /** A run under the release that is live now, whatever becomes live meanwhile. */
    public DecisionRun begin(Language language) {
        return new DecisionRun(decisions, reader, recorder, live.pinned(), language);
    }
}
