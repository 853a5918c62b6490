package io.criterio.decision;

import io.criterio.problem.ProblemException;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Takes many decisions in one run and records those that are to be recorded in one transaction. */
@Singleton
final class Batches {

    private final DecisionRuns runs;

    @Inject
    Batches(DecisionRuns runs) {
        this.runs = runs;
    }

    /**
     * Decides every item; waits for the database.
     *
     * @param instance the address of the batch, for the problems of its items
     * @return the answer in UTF-8, results in the order of the items
     * @throws ProblemException if the batch itself is not valid
     */
    byte[] decide(byte[] body, Language language, String instance) {
        BatchRequest batch = BatchRequest.read(body);
        DecisionRun run = runs.begin(language);
        List<RunResult> results = new ArrayList<>();
        for (BatchRequest.Item item : batch.items()) {
            results.add(run.take(item.request(), item.problems(), instance + "#/decisions/" + results.size()));
        }
        run.commit();
        return answer(results);
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
