package io.criterio.decision;

import io.criterio.problem.Problem;
import io.criterio.problem.ProblemException;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Takes many decisions under one release and records those that are to be recorded in one transaction. */
@Singleton
final class Batches {

    private final Decisions decisions;
    private final Recorder recorder;

    @Inject
    Batches(Decisions decisions, Recorder recorder) {
        this.decisions = decisions;
        this.recorder = recorder;
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
     * @return the answer in UTF-8, results in the order of the items
     * @throws ProblemException if the batch itself is not valid
     */
    byte[] decide(byte[] body, Language language, String instance) {
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
        recorder.recordAll(toRecord);
        return answer(results);
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
