package io.criterio.decision;

import io.criterio.problem.RequestBody;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /decisions}. */
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionResource {

    private final Decisions decisions;
    private final Recorder recorder;

    DecisionResource(Decisions decisions, Recorder recorder) {
        this.decisions = decisions;
        this.recorder = recorder;
    }

    /** A dry run is answered on the event loop: deciding takes microseconds, changing threads takes longer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    public CompletionStage<Response> decide(
            RequestBody body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Taken taken = decisions.take(body.bytes(), AcceptLanguage.preferred(acceptLanguage));
        return taken.recorded() == null
                ? CompletableFuture.completedFuture(answer(taken))
                : recorder.record(taken).thenApply(committed -> answer(taken));
    }

    private static Response answer(Taken taken) {
        Response.ResponseBuilder answer = Response.status(taken.status())
                .header(HttpHeaders.CONTENT_LANGUAGE, taken.language().tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(taken.answer());
        if (taken.recorded() != null) {
            answer.header(HttpHeaders.LOCATION, "/decisions/" + taken.recorded().id());
        }
        return answer.build();
    }
}
