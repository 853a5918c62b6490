package io.criterio.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.decision.Idempotency.Keyed;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.record.Kept;
import io.criterio.record.RecordUnavailableException;
import io.criterio.record.RecordUnavailableException.Fate;
import io.criterio.release.LiveRelease;
import io.criterio.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decisions taken one after the other under one release, each in the light of those before it, and recorded group by
 * group. Not thread-safe.
 */
public final class DecisionRun {

    /** Five seconds: nobody waits longer for an answer that is not coming. */
    private static final int ATTEMPTS = 100;

    private static final long PAUSE_MILLIS = 50;

    private final Decisions decisions;
    private final RequestReader reader;
    private final Recorder recorder;
    private final LiveRelease.Pinned pinned;
    private final Language language;
    private final @Nullable String branch;
    private final Map<String, Decider.Run> runs = new HashMap<>();
    private final List<Taken> toRecord = new ArrayList<>();

    DecisionRun(
            Decisions decisions,
            RequestReader reader,
            Recorder recorder,
            LiveRelease.Pinned pinned,
            Language language,
            @Nullable String branch) {
        this.decisions = decisions;
        this.reader = reader;
        this.recorder = recorder;
        this.pinned = pinned;
        this.language = language;
        this.branch = branch;
    }

    /**
     * Decides, or says why not. Nobody may be told of a decision that {@link RunResult#isRecorded is recorded} before
     * {@link #commit} has returned.
     *
     * @param problems what was found wrong with the request already
     * @param instance the address that a problem names
     */
    public RunResult take(DecisionRequest request, Problems problems, String instance) {
        return take(() -> reader.of(request, problems), instance);
    }

    /** The same for a part of a larger document. */
    RunResult take(JsonNode request, Problems problems, String instance) {
        return take(() -> reader.read(request, problems), instance);
    }

    private RunResult take(Supplier<RequestReader.Read> request, String instance) {
        try {
            long start = System.nanoTime();
            Taken taken = decisions.take(request.get(), language, pinned, this::run, start);
            if (taken.recorded() != null) {
                toRecord.add(taken);
            }
            return RunResult.done(taken);
        } catch (ProblemException invalid) {
            return RunResult.refused(invalid.at(instance));
        }
    }

    private Decider.Run run(DecisionType type) {
        return runs.computeIfAbsent(type.name(), name -> pinned.decider(type).run());
    }

    /**
     * Records what was taken since the last time, in one transaction; waits for the database, and for a while when it
     * has too much to do.
     *
     * @throws RecordUnavailableException if the database did not take them; then, unless it is unknown whether it did,
     *     the run goes on as if they had not been taken
     */
    public void commit() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                commit(null, null);
                return;
            } catch (RuntimeException failed) {
                Fate fate = failed instanceof RecordUnavailableException unavailable ? unavailable.fate() : null;
                if (fate != Fate.OVERLOADED || attempt == ATTEMPTS) {
                    toRecord.clear();
                    // What may be recorded is better taken for given away: else two could get it.
                    runs.values().forEach(fate == Fate.UNKNOWN ? Decider.Run::keep : Decider.Run::undo);
                    throw failed;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /**
     * Records what was taken, as the answer to a request that may have a key, which is ended.
     *
     * @param answer what a repetition under the key is answered with
     * @return what was answered under the key before, if it was; then nothing is recorded
     */
    @Nullable
    Kept commit(@Nullable Keyed keyed, byte @Nullable [] answer) {
        Kept earlier = toRecord.isEmpty() && keyed == null ? null : recorder.recordAll(toRecord, keyed, answer, branch);
        toRecord.clear();
        runs.values().forEach(Decider.Run::keep);
        return earlier;
    }
}
