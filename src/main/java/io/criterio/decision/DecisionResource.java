package io.criterio.decision;

import io.criterio.problem.Body;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /decisions}. */
@Path("/decisions")
@Tag(name = "decisions")
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
    @Operation(operationId = "decide", summary = "Take a decision", description = """
                    Decides by the live rule release and records the decision: when the answer arrives, it is on disk. \
                    With `dryRun` nothing is recorded, the answer is `200`, has no `id` and no `decidedAt`, and depends \
                    on nothing but the request and the release. A forbidden offer is an answer, never an error.""")
    @RequestBody(
            required = true,
            description = "The request; its `type` selects the facts.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "DecisionRequest"),
                            examples = {
                                @ExampleObject(name = "ask", ref = "ask"),
                                @ExampleObject(name = "propose", ref = "propose"),
                                @ExampleObject(name = "reactivate", ref = "reactivate")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Decided and recorded.",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where the decision's record is: `/decisions/{id}`.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Content-Language", ref = "Content-Language")
            },
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Decision")))
    @APIResponse(
            responseCode = "200",
            description = "Decided, not recorded (`dryRun`).",
            headers = @Header(name = "Content-Language", ref = "Content-Language"),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "Decision"),
                            examples = {
                                @ExampleObject(name = "ask", ref = "ask-answer"),
                                @ExampleObject(name = "propose", ref = "propose-answer"),
                                @ExampleObject(name = "reactivate", ref = "reactivate-answer")
                            }))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    public Uni<Response> decide(
            Body body,
            @Parameter(
                            description =
                                    "Language of the texts: es (default) or en, with weights and regional variants. Codes never change.",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "es"),
                            example = "en-GB, es;q=0.5")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable
                    String acceptLanguage) {
        Taken taken = decisions.take(body.bytes(), AcceptLanguage.preferred(acceptLanguage));
        return taken.recorded() == null
                ? Uni.createFrom().item(answer(taken))
                : recorder.record(taken).map(committed -> answer(taken));
    }

    @POST
    @Path("/batch")
    @Operation(operationId = "decideAll", summary = "Take many decisions", description = """
                    Decides up to 1,000 requests under one release, in order, and records those that are no dry run in \
                    one transaction: all of them or, when the store is down, none. A request that is not valid gives a \
                    problem in its place and does not keep the others from being decided; its pointers lead into that \
                    request, its `instance` names its place. \
                    `defaults` holds what the requests have in common: each request is applied to it as a JSON merge \
                    patch (RFC 7396), so that objects are merged member by member, anything else in the request \
                    replaces the default, lists included, and `null` takes the default away.""")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "DecisionBatch")))
    @APIResponse(
            responseCode = "200",
            description = "A result for every request, in their order.",
            headers = @Header(name = "Content-Language", ref = "Content-Language"),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "DecisionResults")))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response decideAll(
            Body body,
            @Parameter(
                            description =
                                    "Language of the texts: es (default) or en, with weights and regional variants. Codes never change.",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "es"),
                            example = "en-GB, es;q=0.5")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable
                    String acceptLanguage,
            @Context UriInfo uri) {
        Language language = AcceptLanguage.preferred(acceptLanguage);
        return in(
                language,
                Response.ok(batches.decide(
                        body.bytes(), language, uri.getRequestUri().getRawPath())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "findDecision", summary = "What was decided", description = """
                    The record of a decision, in the language it was answered in. The `trace` is derived anew, under \
                    the release that decided, live or not.""")
    @APIResponse(
            responseCode = "200",
            description = "The record.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "RecordedDecision")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Blocking
    public Response find(
            @Parameter(
                            description = "The id that `POST /decisions` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id) {
        return Response.ok(queries.find(id)).build();
    }

    @GET
    @Operation(
            operationId = "searchDecisions",
            summary = "Search decisions, newest first",
            description = "Follow `next` with the same parameters to see each decision exactly once.")
    @Parameter(name = "caseId", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "A decision type.",
            schema = @Schema(type = SchemaType.STRING),
            example = "RETENTION")
    @Parameter(
            name = "rule",
            in = ParameterIn.QUERY,
            description =
                    "A rule that has a say in the outcome: it forbade, ranked, warned or added something to do. One that was considered and let everything pass is not found by it.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z]{3}-[A-Z]{3}-[0-9]{2}$"),
            example = "RET-BON-01")
    @Parameter(name = "customerRef", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "executiveId", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "release",
            in = ParameterIn.QUERY,
            description = "The release that decided, by version or digest.",
            schema = @Schema(type = SchemaType.STRING),
            example = "2026.11.1")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Decided at this instant or later; a date means its first moment in UTC.",
            schema = @Schema(type = SchemaType.STRING),
            example = "2026-11-21")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Decided before this instant; a date means up to its end in UTC.",
            schema = @Schema(type = SchemaType.STRING),
            example = "2026-11-21T18:00:00Z")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`next` of the page before.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @APIResponse(
            responseCode = "200",
            description = "A page.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "DecisionPage")))
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
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
