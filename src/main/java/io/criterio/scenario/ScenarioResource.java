package io.criterio.scenario;

import io.criterio.access.Roles;
import io.criterio.problem.Body;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /scenarios}. */
@Path("/scenarios")
@Tag(name = "lab")
public final class ScenarioResource {

    private final ScenarioRuns runs;
    private final RunRepresentations representations;

    ScenarioResource(ScenarioRuns runs, RunRepresentations representations) {
        this.runs = runs;
        this.representations = representations;
    }

    @POST
    @RolesAllowed(Roles.QA)
    @Path("/runs")
    @Operation(operationId = "runScenarios", summary = "Decide scenarios and compare", description = """
                    Decides the cases of a suite, or of a table, by the live release, and says where the answers are not \
                    what is expected. Nothing is recorded. Up to 1,000 cases and 1 MiB; a few runs at a time.

                    The answer is in the form that `Accept` asks for. Without a preference a table is answered by a \
                    table, and a suite by JSON. A table comes back with the columns `result` and `differences`: in CSV a \
                    cell that differs reads `ELIGIBLE ≠ FORBIDDEN`, in XLSX it is red and has what was found in a \
                    comment.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/yaml",
                        schema = @Schema(type = SchemaType.STRING, description = """
                                A suite; its JSON Schema is at `/scenarios/schema`."""),
                        examples = @ExampleObject(name = "a suite", value = """
                                        suite: A fourth charge
                                        type: RETENTION
                                        date: 2026-11-23
                                        scenarios:
                                          - name: four charges are too many
                                            given: {facts.policy: {status: ACTIVE, plan: PIF, charges: 4}}
                                            expect: {fires: [RET-BON-01]}
                                        """)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT, description = "The same as JSON.")),
                @Content(
                        mediaType = RunRepresentations.CSV,
                        schema = @Schema(type = SchemaType.STRING, description = """
                                A header row, and a case in each row below (UTF-8, parted by commas or semicolons). Columns \
                                are paths: `given.facts.policy.charges`, `expect.tools.BONIFICACION.verdict`, \
                                `expect.fires.RET-BON-01`; and, if need be, `case`, `type`, `date`, `rule`, `tags`. A cell \
                                is read as YAML, an empty one says nothing.""")),
                @Content(
                        mediaType = XlsxTable.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary", description = """
                                The same in the first sheet of a workbook."""))
            })
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "Of a table: the decision type of rows that name none.",
            schema = @Schema(type = SchemaType.STRING),
            example = "RETENTION")
    @Parameter(
            name = "date",
            in = ParameterIn.QUERY,
            description = "Of a table: the business date of rows that name none.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2026-11-23")
    @APIResponse(
            responseCode = "200",
            description = "Decided, whether as expected or not.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RunAnswer.class)),
                @Content(mediaType = RunRepresentations.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = XlsxTable.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_XML,
                        schema = @Schema(type = SchemaType.STRING, description = "As build servers read from JUnit."))
            })
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes({
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        MediaType.APPLICATION_JSON,
        RunRepresentations.CSV,
        XlsxTable.MEDIA_TYPE
    })
    @Produces({MediaType.APPLICATION_JSON, RunRepresentations.CSV, XlsxTable.MEDIA_TYPE, MediaType.APPLICATION_XML})
    @Blocking
    public Response run(Body body, @Context HttpHeaders headers, @Context UriInfo uri) {
        MediaType sent = headers.getMediaType();
        ScenarioRuns.Ran ran = RunRepresentations.isCsv(sent)
                ? runs.csv(body.bytes(), uri.getQueryParameters())
                : RunRepresentations.isXlsx(sent)
                        ? runs.xlsx(body.bytes(), uri.getQueryParameters())
                        : runs.suite(body.bytes(), uri.getQueryParameters());
        return representations.of(ran, sent, headers.getAcceptableMediaTypes());
    }

    @GET
    @RolesAllowed({Roles.DECIDE, Roles.READ, Roles.QA, Roles.AUTHOR, Roles.APPROVER, Roles.SUPERVISOR, Roles.ADMIN})
    @Path("/schema")
    @Operation(
            operationId = "findSuiteSchema",
            summary = "The JSON Schema of suites",
            description = "Draft 2020-12, for editors and for programs that write suites.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(mediaType = RunRepresentations.SCHEMA, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Produces(RunRepresentations.SCHEMA)
    @NonBlocking
    public Response schema() {
        return Response.ok(representations.schema()).build();
    }
}
