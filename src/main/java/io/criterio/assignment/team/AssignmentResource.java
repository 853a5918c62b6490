package io.criterio.assignment.team;

import io.criterio.access.Roles;
import io.criterio.assignment.api.AssignmentLine;
import io.criterio.decision.AcceptLanguage;
import io.criterio.problem.ProblemAnswers;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.StreamedBody;
import io.criterio.release.LiveRelease;
import io.criterio.text.Language;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
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

/** {@code /assignments}. */
@Path("/assignments")
@Tag(name = "assignments")
public final class AssignmentResource {

    private final Teams teams;
    private final LiveRelease live;

    AssignmentResource(Teams teams, LiveRelease live) {
        this.teams = teams;
        this.live = live;
    }

    @POST
    @RolesAllowed(Roles.DECIDE)
    @Operation(operationId = "assign", summary = "Plan the days of a team, in one stream", description = """
                    Takes a base for every executive and answers each on a line, in order, as soon as it is decided and \
                    recorded; whoever sends need not wait to read, and has to read while sending: nothing is kept \
                    beyond a few bases, whatever the length of the stream. All are decided under one release. What is \
                    wrong with a line is answered in its place, and the stream goes on; only what is wrong with the \
                    whole is a problem instead of the stream.

                    An unworked derivado that is offered to several executives goes to the first of them who gets it \
                    assigned. For the others it is somebody else's (ASG-DER-03), which is recorded with their facts, and \
                    `takenInRun` says who has it. A dry run takes from other dry runs only. A line that could not be \
                    recorded took nothing, unless it is unknown whether it was. A run remembers 1,000,000 derivados; a \
                    line that would take more is refused (413).

                    A line holds up to 8 MiB (`criterio.body-limit`) and 20,000 records; one that holds more is refused \
                    (413). After a minute without a byte the stream is taken for broken off; a blank line keeps it \
                    open. A line that breaks off is not decided.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = Teams.NDJSON,
                        schema = @Schema(implementation = AssignmentLine.class),
                        examples = @ExampleObject(name = "the base of an executive", value = """
                                {"facts": {"executive": {"id": "e-1"}, "campaign": {"startDate": "2026-11-16"}, \
                                "date": "2026-11-19", "records": [\
                                {"id": "r-1", "origin": "DERIVADO_EMPRESA", "status": "SIN_GESTION", "propensity": 0.9, \
                                "sector": "B-2", "referredOn": "2026-11-18"}, \
                                {"id": "r-2", "origin": "VIGENTE", "status": "SIN_GESTION", "propensity": 0.5, \
                                "sector": "C-3"}]}}""")),
                @Content(
                        mediaType = Teams.CSV,
                        examples = @ExampleObject(name = "the bases of two executives", value = """
                                executive,id,origin,status,propensity,sector,referredOn
                                e-1,r-1,DERIVADO_EMPRESA,SIN_GESTION,0.9,B-2,2026-11-18
                                e-1,r-2,VIGENTE,SIN_GESTION,0.5,C-3,
                                e-2,r-1,DERIVADO_EMPRESA,SIN_GESTION,0.9,B-2,2026-11-18
                                """),
                        schema = @Schema(type = SchemaType.STRING, description = """
                                        A row for every record (RFC 4180, UTF-8), the rows of an executive one after the \
                                        other. The first row names the columns, in any order: `executive`, `id`, \
                                        `origin`, `status`, `propensity`, `sector`, and, if need be, `company`, \
                                        `convenio`, `lat`, `lon`, `commitmentDate`, `commitmentKept`, `referredOn`, \
                                        `assignedTo`. An empty cell counts as left out. Pointers of problems lead into \
                                        the request that the rows of an executive make; their texts name the line. An \
                                        executive who comes back later is refused."""))
            })
    @Parameter(
            name = "date",
            in = ParameterIn.QUERY,
            description = "Of a table: the day to plan, required.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2026-11-19")
    @Parameter(
            name = "startDate",
            in = ParameterIn.QUERY,
            description = "Of a table: the day the bases were loaded, required.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2026-11-16")
    @Parameter(
            name = "calendar",
            in = ParameterIn.QUERY,
            description = "Of a table: the business calendar, by country.",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "CL"))
    @Parameter(
            name = "sectorOfDay",
            in = ParameterIn.QUERY,
            description = "Of a table: the sector planned for the day.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "caseId",
            in = ParameterIn.QUERY,
            description = "Of a table: ties the decisions together.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
    @Parameter(
            name = "include",
            in = ParameterIn.QUERY,
            description = "Of a table: what to add to the answers, parted by commas.",
            schema = @Schema(type = SchemaType.STRING),
            example = "dispositions,trace")
    @Parameter(
            name = "release",
            in = ParameterIn.QUERY,
            description = "Of a table: asks for one rule release.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "Of a table: decide without recording.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @APIResponse(
            responseCode = "200",
            description = "A line of JSON for every base.",
            headers = @Header(name = "Content-Language", ref = "Content-Language"),
            content = @Content(mediaType = Teams.NDJSON, schema = @Schema(ref = "AssignmentResult")))
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes({Teams.NDJSON, Teams.CSV})
    @Produces(Teams.NDJSON)
    @StreamedBody
    @Blocking
    public Response assign(
            InputStream stream,
            @Parameter(ref = "Accept-Language") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable
                    String acceptLanguage,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        Language language = AcceptLanguage.preferred(acceptLanguage, live.languages());
        StreamingOutput answers =
                teams.begin(stream, type(headers), uri.getQueryParameters(), language, ProblemAnswers.instance(uri));
        return Response.ok(answers)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    private static MediaType type(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        if (type == null) {
            throw new ProblemException(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "There is no Content-Type; send " + Teams.NDJSON + " or " + Teams.CSV + ".");
        }
        return type;
    }
}
