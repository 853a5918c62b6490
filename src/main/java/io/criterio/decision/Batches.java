package io.criterio.decision;

import io.criterio.decision.Idempotency.Keyed;
import io.criterio.problem.Problem;
import io.criterio.problem.ProblemException;
import io.criterio.record.Kept;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes many decisions under one release and records those that are to be recorded in one transaction. */
@Singleton
final class Batches {

    private final Decisions decisions;
    private final Recorder recorder;
    private final Idempotency idempotency;

    @Inject
    Batches(Decisions decisions, Recorder recorder, Idempotency idempotency) {
        this.decisions = decisions;
        this.recorder = recorder;
        this.idempotency = idempotency;
    }

    /** What became of one item. */
    private sealed interface Result {

        int status();

        /** Name of the member that holds the content. */
        String member();

        byte[] content();

        record Done(Taken taken) implements Result {

            @Override
            public int status() {
                return taken.status();
            }

            @Override
            public String member() {
                return "decision";
            }

            @Override
            public byte[] content() {
                return taken.answer();
            }
        }

        record Refused(Problem problem) implements Result {

            @Override
            public int status() {
                return problem.status();
            }

            @Override
            public String member() {
                return "problem";
            }

            @Override
            public byte[] content() {
                return problem.toJson();
            }
        }
    }

    /**
     * Decides every item; waits for the database.
     *
     * @param instance the address of the batch, for the problems of its items
     * @param keyed the key of the batch, if it has one; it is ended
     * @throws ProblemException if the batch itself is not valid
     */
    Answer decide(byte[] body, Language language, String instance, @Nullable Keyed keyed) {
        boolean recording = false;
        try {
            Results results = take(body, language, instance);
            byte[] answer = answer(results.all());
            recording = true;
            Kept earlier = keyed == null && results.toRecord().isEmpty()
                    ? null
                    : recorder.recordAll(results.toRecord(), keyed, answer);
            return earlier == null ? new Answer(answer, false) : again(earlier, keyed);
        } catch (ProblemException invalid) {
            // What is invalid today may have been answered before.
            Kept earlier = keyed == null || recording ? null : recorder.kept(keyed);
            if (earlier == null) {
                throw invalid;
            }
            return again(earlier, keyed);
        } finally {
            if (!recording) {
                idempotency.end(keyed);
            }
        }
    }

    /**
     * The answer to a batch.
     *
     * @param body in UTF-8, results in the order of the items
     * @param again whether it was given before
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] body, boolean again) {}

    private static Answer again(Kept earlier, @Nullable Keyed keyed) {
        if (keyed == null || earlier.body() == null) {
            throw new IllegalStateException("a batch was repeated that has no answer");
        }
        keyed.requireSame(earlier.fingerprint());
        return new Answer(earlier.body(), true);
    }

    private record Results(List<Result> all, List<Taken> toRecord) {}

    private Results take(byte[] body, Language language, String instance) {
        List<Result> results = new ArrayList<>();
        List<Taken> toRecord = new ArrayList<>();
        BatchRequest batch = BatchRequest.read(body);
        var pinned = decisions.pin();
        for (BatchRequest.Item item : batch.items()) {
            try {
                Taken taken = decisions.take(item.request(), item.problems(), language, pinned);
                results.add(new Result.Done(taken));
                if (taken.recorded() != null) {
                    toRecord.add(taken);
                }
            } catch (ProblemException invalid) {
                results.add(new Result.Refused(invalid.at(instance + "#/decisions/" + results.size())));
            }
        }
        return new Results(results, toRecord);
    }

    private static byte[] answer(List<Result> results) {
        Utf8 answer = new Utf8(results.size() * 4_096 + 64).ascii("{\"results\":[");
        String separator = "";
        for (Result result : results) {
            answer.ascii(separator);
            separator = ",";
            answer.ascii("{\"status\":" + result.status() + ",\"" + result.member() + "\":")
                    .bytes(result.content())
                    .ascii("}");
        }
        return answer.ascii("]}").toByteArray();
    }
}
