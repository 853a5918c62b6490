package io.criterio.replay;

import io.criterio.access.Roles;
import io.criterio.access.WholeRecord;
import io.criterio.problem.Body;
import io.criterio.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /replays}. */
@Path("/replays")
@WholeRecord
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lab")
public final class ReplayResource {

    private static final String NDJSON = DifferencesTable.NDJSON;
    private static final String CSV = DifferencesTable.CSV;

    private final ReplayJobs jobs;

    ReplayResource(ReplayJobs jobs) {
        this.jobs = jobs;
    }

    @POST
    @RolesAllowed(Roles.QA)
    @Operation(
            operationId = "startReplay",
            summary = "Decide recorded decisions again under other rules",
            description = """
                    Begins to decide recorded decisions again under candidate rules: a release that is live or has \
                    been, or rules that are sent. Nothing is recorded by it and nothing that is live is touched. Follow \
                    `Location` to see how far it is. Rules that are sent are checked before the answer, and evaluated as \
                    they are read, with a limit to what they may take; a rule that takes more ends the replay.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayRequest.class),
                            examples = {
                                @ExampleObject(name = "release", ref = "replay"),
                                @ExampleObject(name = "rules", ref = "replay-rules")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "It runs.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where its status is.",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayStatus.class),
                            examples = @ExampleObject(name = "running", ref = "replay-running")))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(
            responseCode = "503",
            description = "As many replays as run at once do, or the store is down.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds to wait.",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response start(Body body) {
        ReplayStatus status = jobs.start(body.bytes());
        return Response.accepted(Replays.json(status))
                .location(URI.create("/replays/" + status.id()))
                .build();
    }

    @GET
    @RolesAllowed(Roles.QA)
    @Operation(
            operationId = "listReplays",
            summary = "The replays that run or are kept",
            description = "The latest first.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayStatus.Listing.class)))
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Blocking
    public Response list() {
        return Response.ok(Replays.json(new ReplayStatus.Listing(jobs.list()))).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.QA)
    @Operation(operationId = "findReplay", summary = "How far a replay is")
    @APIResponse(
            responseCode = "200",
            description = "Its status.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayStatus.class),
                            examples = @ExampleObject(name = "running", ref = "replay-running")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Blocking
    public Response find(
            @Parameter(
                            description = "The id that `POST /replays` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id) {
        return Response.ok(Replays.json(jobs.status(id))).build();
    }

    @GET
    @Path("/{id}/result")
    @RolesAllowed(Roles.QA)
    @Operation(operationId = "findReplayResult", summary = "What a replay came to", description = """
                    Counts, fields, rules, figures before and after, conversations, and a few examples. The whole lists \
                    are at `/differences` and `/conversations`.""")
    @APIResponse(
            responseCode = "200",
            description = "The summary.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplaySummary.class),
                            examples = @ExampleObject(name = "summary", ref = "replay-result")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "409", ref = "NotDone")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Blocking
    public Response result(
            @Parameter(
                            description = "The id that `POST /replays` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id)
            throws IOException {
        return Response.ok(Files.readAllBytes(jobs.file(id, ReplayJob.RESULT))).build();
    }

    @GET
    @Path("/{id}/differences")
    @RolesAllowed(Roles.QA)
    @Operation(operationId = "listReplayDifferences", summary = "Every decision that changes", description = """
                    In the order of the record, streamed: a line of JSON for each decision or, when `Accept` prefers \
                    text/csv, a row for each place where one differs.""")
    @APIResponse(
            responseCode = "200",
            description = "The differences.",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = ChangedDecision.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, description = """
                                        With a header (RFC 4180, UTF-8): `decision`, `decidedAt`, `type`, `caseId`, \
                                        `field`, `recorded`, `now`, `appeared`, `vanished`."""))
            })
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "409", ref = "NotDone")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Produces({NDJSON, CSV})
    @Blocking
    public Response differences(
            @Parameter(
                            description = "The id that `POST /replays` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id,
            @Context HttpHeaders headers) {
        java.nio.file.Path file = jobs.file(id, ReplayJob.DIFFERENCES);
        return DifferencesTable.isPreferred(headers.getAcceptableMediaTypes())
                ? download(CSV, "replay-" + id + ".csv", out -> DifferencesTable.write(file, out))
                : download(NDJSON, "replay-" + id + ".ndjson", out -> Files.copy(file, out));
    }

    @GET
    @Path("/{id}/conversations")
    @RolesAllowed(Roles.QA)
    @Operation(
            operationId = "listDivergingConversations",
            summary = "Every conversation that takes another way",
            description =
                    "A line of JSON for each, with the first turn that changes, in the order in which they diverge.")
    @APIResponse(
            responseCode = "200",
            description = "The conversations.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ReplaySummary.Diverging.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "409", ref = "NotDone")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Produces(NDJSON)
    @Blocking
    public Response conversations(
            @Parameter(
                            description = "The id that `POST /replays` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id) {
        java.nio.file.Path file = jobs.file(id, ReplayJob.CONVERSATIONS);
        return download(NDJSON, "conversations-" + id + ".ndjson", out -> Files.copy(file, out));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.QA)
    @Operation(operationId = "deleteReplay", summary = "Cancel a replay, or delete it", description = """
                    Cancels a replay that runs: it ends within a second or so and stays, as `CANCELLED`. Deletes one \
                    that has ended, with all that it found.""")
    @APIResponse(responseCode = "204", description = "It is.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Blocking
    public Response delete(
            @Parameter(
                            description = "The id that `POST /replays` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id) {
        jobs.delete(id);
        return Response.noContent().build();
    }

    private static Response download(String type, String name, StreamingOutput content) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
