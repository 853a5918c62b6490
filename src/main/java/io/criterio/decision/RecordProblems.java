package io.criterio.decision;

import io.criterio.problem.Problem;
import io.criterio.problem.ProblemAnswers;
import io.criterio.problem.ProblemKind;
import io.criterio.record.RecordUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 503 while the decision record cannot be reached: nothing is half recorded, and a retry may succeed. */
final class RecordProblems {

    private static final Logger LOG = Logger.getLogger(RecordProblems.class);

    @ServerExceptionMapper
    Response unavailable(RecordUnavailableException unavailable, UriInfo uri) {
        LOG.debug("The decision record is not available", unavailable);
        return ProblemAnswers.answer(problem(unavailable, ProblemAnswers.instance(uri)));
    }

    static Problem problem(RecordUnavailableException unavailable, String instance) {
        return new Problem(
                unavailable.fate() == RecordUnavailableException.Fate.OVERLOADED
                        ? ProblemKind.OVERLOADED
                        : ProblemKind.UNAVAILABLE,
                switch (unavailable.fate()) {
                    case NOT_RECORDED -> "The decision record cannot be reached. Nothing was recorded; ask again.";
                    case NOT_READ -> "The decision record cannot be reached; ask again.";
                    case OVERLOADED ->
                        "More decisions wait to be recorded than the service takes. Nothing was recorded; ask again.";
                    case UNKNOWN ->
                        "The decision record stopped answering while the decision was being recorded. Whether it is recorded is not known; ask again with the same Idempotency-Key to find out.";
                },
                instance,
                List.of());
    }
}
