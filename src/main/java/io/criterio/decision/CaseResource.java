package io.criterio.decision;

import io.criterio.access.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /cases}. */
@Path("/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public final class CaseResource {

    private final Conversations conversations;

    CaseResource(Conversations conversations) {
        this.conversations = conversations;
    }

    @GET
    @Path("/{caseId}")
    @RolesAllowed({Roles.READ, Roles.SUPERVISOR})
    @Operation(operationId = "findCase", summary = "A conversation, turn by turn", description = """
                    The decisions of one case, oldest first: what was asked each time and what was answered. Follow \
                    `next` to see each turn exactly once.""")
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
            description = "A page of the conversation.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Conversation")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Blocking
    public Response find(
            @Parameter(description = "The `caseId` of the decisions.", example = "SIS-2026-000123") @PathParam("caseId")
                    String caseId,
            @Context UriInfo uri) {
        return Response.ok(conversations.tell(caseId, uri.getQueryParameters())).build();
    }
}
