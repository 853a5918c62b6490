package io.criterio.decision;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.Kept;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Decisions as answers over HTTP: those just taken, and those that are given again, byte for byte. */
@Singleton
final class Answers {

    private final DecisionLog log;

    @Inject
    Answers(DecisionLog log) {
        this.log = log;
    }

    /** The answer that a decision was given before under its key. Waits for the database. */
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

    /** The answer to a request for one decision. */
    static Response of(Taken taken) {
        Response.ResponseBuilder answer = Response.status(taken.status()).entity(taken.answer());
        if (taken.recorded() != null) {
            answer.header(HttpHeaders.LOCATION, "/decisions/" + taken.recorded().id());
        }
        return in(taken.language(), answer).build();
    }

    /** Says in which language an answer is. */
    static Response.ResponseBuilder in(Language language, Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
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
