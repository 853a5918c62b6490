package io.criterio.verification;

import io.criterio.access.Roles;
import io.criterio.decision.RecordedDecisions;
import io.criterio.record.DecisionRecord;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /decisions/{id}/verification}. */
@Path("/decisions/{id}/verification")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public final class VerificationResource {

    private final RecordedDecisions decisions;
    private final Verification verification;

    VerificationResource(RecordedDecisions decisions, Verification verification) {
        this.decisions = decisions;
        this.verification = verification;
    }

    @POST
    @RolesAllowed({Roles.READ, Roles.SUPERVISOR, Roles.QA})
    @Operation(operationId = "verifyDecision", summary = "Decide again and compare", description = """
                    Decides the recorded input again under the recorded release, live or not, and compares the outcome \
                    byte for byte and the rules one by one with the record. Nothing is recorded by it. The first 100 \
                    differences are listed, each with its place.""")
    @APIResponse(
            responseCode = "200",
            description = "Compared, or not verifiable because part of the input is masked.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationAnswer.class),
                            examples = {
                                @ExampleObject(name = "identical", ref = "verified"),
                                @ExampleObject(name = "different", ref = "verified-different"),
                                @ExampleObject(name = "masked", ref = "verified-masked")
                            }))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "409", ref = "NotVerifiable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Blocking
    public Response verify(
            @Parameter(
                            description = "The id that `POST /decisions` gave.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id) {
        DecisionRecord decision = decisions.find(id);
        return Response.ok(VerificationAnswer.of(decision, verification.verify(decision)))
                .build();
    }
}
