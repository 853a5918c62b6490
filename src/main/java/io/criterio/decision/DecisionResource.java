package io.criterio.decision;

import io.criterio.problem.BodyLimit;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /decisions}. */
@Path("/decisions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionResource {

    private final Decisions decisions;
    private final BodyLimit limit;

    DecisionResource(Decisions decisions, BodyLimit limit) {
        this.decisions = decisions;
        this.limit = limit;
    }

    @POST
    @NonBlocking
    public CompletionStage<Response> decide(
            InputStream body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Taken taken = decisions.take(limit.read(body), Language.preferred(acceptLanguage));
        return CompletableFuture.completedFuture(answer(taken, 200));
    }

    private static Response answer(Taken taken, int status) {
        return Response.status(status)
                .header(HttpHeaders.CONTENT_LANGUAGE, taken.language().tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(taken.answer())
                .build();
    }
}
