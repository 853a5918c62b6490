package io.criterio.decision;

import io.criterio.problem.RequestBody;
import io.criterio.text.Language;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** {@code /decisions}. */
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionResource {

    private final Decisions decisions;
    private final Recorder recorder;
    private final Batches batches;
    private final DecisionQueries queries;

    DecisionResource(Decisions decisions, Recorder recorder, Batches batches, DecisionQueries queries) {
        this.decisions = decisions;
        this.recorder = recorder;
        this.batches = batches;
        this.queries = queries;
    }

    /** A dry run is answered on the event loop: deciding takes microseconds, changing threads takes longer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    public Uni<Response> decide(
            RequestBody body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Taken taken = decisions.take(body.bytes(), AcceptLanguage.preferred(acceptLanguage));
        return taken.recorded() == null
                ? Uni.createFrom().item(answer(taken))
                : recorder.record(taken).map(committed -> answer(taken));
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response decideAll(
            RequestBody body,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @Context UriInfo uri) {
        Language language = AcceptLanguage.preferred(acceptLanguage);
        return in(
                language,
                Response.ok(batches.decide(
                        body.bytes(), language, uri.getRequestUri().getRawPath())));
    }

    @GET
    @Path("/{id}")
    @Blocking
    public Response find(@PathParam("id") String id) {
        return Response.ok(queries.find(id)).build();
    }

    @GET
    @Blocking
    public Response search(@Context UriInfo uri) {
        return Response.ok(queries.search(uri.getQueryParameters())).build();
    }

    private static Response in(Language language, Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    private static Response answer(Taken taken) {
        Response.ResponseBuilder answer = Response.status(taken.status()).entity(taken.answer());
        if (taken.recorded() != null) {
            answer.header(HttpHeaders.LOCATION, "/decisions/" + taken.recorded().id());
        }
        return in(taken.language(), answer);
    }
}
