package io.criterio.decision;

import io.criterio.decision.Idempotency.Keyed;
import io.criterio.problem.ProblemException;
import io.criterio.record.Kept;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes many decisions in one run and records those that are to be recorded in one transaction. */
@Singleton
final class Batches {

    private final DecisionRuns runs;
    private final Recorder recorder;
    private final Idempotency idempotency;

    @Inject
    Batches(DecisionRuns runs, Recorder recorder, Idempotency idempotency) {
        this.runs = runs;
        this.recorder = recorder;
        this.idempotency = idempotency;
    }

    /**
     * The answer to a batch.
     *
     * @param body in UTF-8, results in the order of the items
     * @param again whether it was given before
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] body, boolean again) {}

    /**
     * Decides every item; waits for the database.
     *
     * @param instance the address of the batch, for the problems of its items
     * @param keyed the key of the batch, if it has one; it is ended
     * @throws ProblemException if the batch itself is not valid
     */
    Answer decide(byte[] body, Language language, String instance, @Nullable Keyed keyed) {
        boolean handedOver = false;
        try {
            DecisionRun run = runs.begin(language);
            byte[] answer = answer(take(run, body, instance));
            handedOver = true;
            Kept earlier = run.commit(keyed, answer);
            return earlier == null ? new Answer(answer, false) : again(earlier, keyed);
        } catch (ProblemException invalid) {
            // What is invalid today may have been answered before.
            Kept earlier = keyed == null || handedOver ? null : recorder.kept(keyed);
            if (earlier == null) {
                throw invalid;
            }
            return again(earlier, keyed);
        } finally {
            if (!handedOver) {
                idempotency.end(keyed);
            }
        }
    }

    private static Answer again(Kept earlier, @Nullable Keyed keyed) {
        if (keyed == null || earlier.body() == null) {
            throw new IllegalStateException("a batch was repeated that has no answer");
        }
        keyed.requireSame(earlier.fingerprint());
        return new Answer(earlier.body(), true);
    }

    private static List<RunResult> take(DecisionRun run, byte[] body, String instance) {
        BatchRequest batch = BatchRequest.read(body);
        List<RunResult> results = new ArrayList<>();
        for (BatchRequest.Item item : batch.items()) {
            results.add(run.take(item.request(), item.problems(), instance + "#/decisions/" + results.size()));
        }
        return results;
    }

    private static byte[] answer(List<RunResult> results) {
        Utf8 answer = new Utf8(results.size() * 4_096 + 64).ascii("{\"results\":[");
        String separator = "{";
        for (RunResult result : results) {
            answer.ascii(separator).bytes(result.members()).ascii("}");
            separator = ",{";
        }
        return answer.ascii("]}").toByteArray();
    }
}
