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
        LOG.error("The decision record is not available", unavailable);
        return ProblemAnswers.answer(problem(ProblemAnswers.instance(uri)));
    }

    static Problem problem(String instance) {
        return new Problem(
                ProblemKind.UNAVAILABLE,
                "The decision record cannot be reached. Whether the decision was recorded is not known; ask again.",
                instance,
                List.of());
    }
}
