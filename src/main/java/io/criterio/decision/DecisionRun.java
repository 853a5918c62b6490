package io.criterio.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.decision.Idempotency.Keyed;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.record.Kept;
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

    private final Decisions decisions;
    private final RequestReader reader;
    private final Recorder recorder;
    private final LiveRelease.Pinned pinned;
    private final Language language;
    private final Map<String, Decider.Run> runs = new HashMap<>();
    private final List<Taken> toRecord = new ArrayList<>();

    DecisionRun(
            Decisions decisions,
            RequestReader reader,
            Recorder recorder,
            LiveRelease.Pinned pinned,
            Language language) {
        this.decisions = decisions;
        this.reader = reader;
        this.recorder = recorder;
        this.pinned = pinned;
        this.language = language;
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
        return runs.computeIfAbsent(
                type.name(), name -> pinned.decider(type).run());
    }

    /**
     * Records what was taken since the last time, in one transaction; waits for the database.
     *
     * @throws io.criterio.record.RecordUnavailableException if the database did not take them; then the run goes on as if they had not been
     *     taken
     */
    public void commit() {
        commit(null, null);
    }

    /**
     * The same, as the answer to a request that may have a key, which is ended.
     *
     * @param answer what a repetition under the key is answered with
     * @return what was answered under the key before, if it was; then nothing is recorded
     */
    @Nullable
    Kept commit(@Nullable Keyed keyed, byte @Nullable [] answer) {
        try {
            Kept earlier = toRecord.isEmpty() && keyed == null ? null : recorder.recordAll(toRecord, keyed, answer);
            runs.values().forEach(Decider.Run::keep);
            return earlier;
        } catch (RuntimeException failed) {
            runs.values().forEach(Decider.Run::undo);
            throw failed;
        } finally {
            toRecord.clear();
        }
    }
}
