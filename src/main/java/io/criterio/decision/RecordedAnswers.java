package io.criterio.decision;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.Kept;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Gives an answer again that was given before under the same key, byte for byte. Waits for the database. */
@Singleton
final class RecordedAnswers {

    private final DecisionLog log;

    @Inject
    RecordedAnswers(DecisionLog log) {
        this.log = log;
    }

    /** The answer that a decision was given. */
    Response again(Kept kept) {
        if (kept.decision() == null) {
            throw new IllegalArgumentException("the key stands for a body; expected a decision");
        }
        DecisionRecord decision = log.find(kept.decision())
                .orElseThrow(() -> new ProblemException(
                        ProblemKind.NOT_FOUND,
                        "The decision " + kept.decision()
                                + " was taken under this key, and is no longer kept. Give the request another key."));
        byte[] body = kept.body();
        return Response.status(201)
                .entity(body == null ? answer(decision) : body)
                .header(HttpHeaders.LOCATION, "/decisions/" + decision.id())
                .header(HttpHeaders.CONTENT_LANGUAGE, decision.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(Idempotency.REPLAYED, "true")
                .build();
    }

    private static byte[] answer(DecisionRecord decision) {
        byte[] outcome = decision.outcome().getBytes(StandardCharsets.UTF_8);
        Utf8 answer = new Utf8(outcome.length + 512);
        Taken.write(
                answer,
                new Taken.Recorded(decision.id(), decision.decidedAt()),
                decision.type(),
                decision.caseId(),
                decision.asOf(),
                Taken.release(decision.releaseVersion(), decision.releaseDigest()),
                outcome,
                null);
        return answer.toByteArray();
    }
}
