package io.criterio.decision;

import io.criterio.access.Roles;
import io.criterio.problem.Body;
import io.criterio.release.LiveRelease;
import io.criterio.text.Language;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

    private final SingleDecisions single;
    private final Batches batches;
    private final Idempotency idempotency;
    private final CustomerAnswers answers;
    private final DecisionQueries queries;
    private final LiveRelease live;

    DecisionResource(
            SingleDecisions single,
            Batches batches,
            Idempotency idempotency,
            DecisionQueries queries,
            CustomerAnswers answers,
            LiveRelease live) {
        this.single = single;
        this.batches = batches;
        this.idempotency = idempotency;
        this.answers = answers;
        this.queries = queries;
        this.live = live;
    }

    /** A dry run is answered on the event loop: deciding takes microseconds, changing threads takes longer. */
    @POST
    @RolesAllowed(Roles.DECIDE)
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
                                @ExampleObject(name = "reactivate", ref = "reactivate"),
                                @ExampleObject(name = "assign", ref = "assign"),
                                @ExampleObject(name = "neighbours", ref = "neighbours"),
                                @ExampleObject(name = "enter", ref = "enter"),
                                @ExampleObject(name = "schedule", ref = "schedule"),
                                @ExampleObject(name = "follow-up", ref = "follow-up"),
                                @ExampleObject(name = "week", ref = "week"),
                                @ExampleObject(name = "scorecard", ref = "scorecard")
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
                                @ExampleObject(name = "reactivate", ref = "reactivate-answer"),
                                @ExampleObject(name = "assign", ref = "assign-answer"),
                                @ExampleObject(name = "neighbours", ref = "neighbours-answer"),
                                @ExampleObject(name = "enter", ref = "enter-answer"),
                                @ExampleObject(name = "schedule", ref = "schedule-answer"),
                                @ExampleObject(name = "follow-up", ref = "follow-up-answer"),
                                @ExampleObject(name = "week", ref = "week-answer"),
                                @ExampleObject(name = "scorecard", ref = "scorecard-answer")
                            }))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "409", ref = "KeyInProgress")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    public Uni<Response> decide(
            Body body,
            @Parameter(ref = "Accept-Language") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable
                    String acceptLanguage,
            @Parameter(ref = "Idempotency-Key") @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return single.decide(body.bytes(), AcceptLanguage.preferred(acceptLanguage, live.languages()), key);
    }

    @POST
    @Path("/batch")
    @RolesAllowed(Roles.DECIDE)
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
    @APIResponse(responseCode = "409", ref = "KeyInProgress")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response decideAll(
            Body body,
            @Parameter(ref = "Accept-Language") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable
                    String acceptLanguage,
            @Parameter(ref = "Idempotency-Key") @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context UriInfo uri) {
        Language language = AcceptLanguage.preferred(acceptLanguage, live.languages());
        String path = uri.getRequestUri().getRawPath();
        Batches.Answer answer = batches.decide(
                body.bytes(), language, path, idempotency.begin(key, "POST /decisions/batch", language, body.bytes()));
        Response.ResponseBuilder response = Response.ok(answer.body());
        return Answers.in(language, answer.again() ? response.header(Idempotency.REPLAYED, "true") : response)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.READ, Roles.SUPERVISOR})
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

    @POST
    @Path("/{id}/outcome")
    @RolesAllowed(Roles.DECIDE)
    @Operation(operationId = "recordOutcome", summary = "Record what the customer answered", description = """
                    For each tool that was put on the table, once: the same answer may be sent again, another one is \
                    a `409`. The answers stand beside the decision in its record and in its case.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OutcomeRequest.class),
                            examples = @ExampleObject(name = "answered", ref = "answered")))
    @APIResponse(
            responseCode = "200",
            description = "All answers to the decision, on disk.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "RecordedOutcome"),
                            examples = @ExampleObject(name = "answered", ref = "answered-answer")))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "409", ref = "AnsweredOtherwise")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response recordOutcome(
            @Parameter(
                            description = "The id that `POST /decisions` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id,
            Body body) {
        return Response.ok(answers.record(id, body.bytes())).build();
    }

    @GET
    @RolesAllowed({Roles.READ, Roles.SUPERVISOR})
    @Operation(
            operationId = "searchDecisions",
            summary = "Search decisions, newest first",
            description =
                    "Follow `next` with the same parameters to see each decision exactly once. A caller that is bound to a branch or to executives sees those decisions only.")
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
    @Parameter(
            name = "customerRef",
            in = ParameterIn.QUERY,
            description = "For supervisors.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "executiveId",
            in = ParameterIn.QUERY,
            description = "For supervisors.",
            schema = @Schema(type = SchemaType.STRING))
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
}
