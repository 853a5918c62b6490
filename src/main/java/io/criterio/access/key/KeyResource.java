package io.criterio.access.key;

import io.criterio.access.Roles;
import io.criterio.problem.Body;
import io.criterio.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** {@code /keys}. */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "keys")
public final class KeyResource {

    private static final String ID = "The part of the key between `crit_` and the second `_`.";

    private final KeyAdministration keys;

    KeyResource(KeyAdministration keys) {
        this.keys = keys;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "createKey",
            summary = "Make a key",
            description = "The answer shows the key, and nothing shows it again: what is kept of it is a hash.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "frontend",
                                            value =
                                                    "{\"owner\": \"CRM, Ana Soto\", \"roles\": [\"decide\"], \"branch\": \"SUC-014\"}")))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where it is described: `/keys/{id}`.",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyAnswer.class)))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response create(Body body) {
        KeyAnswer made = keys.create(body.bytes());
        return Response.status(Response.Status.CREATED)
                .entity(made)
                .header(HttpHeaders.LOCATION, "/keys/" + made.id())
                .build();
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listKeys",
            summary = "All keys, newest first",
            description = "Those included that are of no use any more.")
    @APIResponse(
            responseCode = "200",
            description = "The keys.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyAnswer.Listing.class)))
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Blocking
    public Response list() {
        return Response.ok(keys.list()).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "findKey", summary = "What is known of a key")
    @APIResponse(
            responseCode = "200",
            description = "The key.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Blocking
    public Response find(@Parameter(description = ID, example = "k7q2m4xw5rna2") @PathParam("id") String id) {
        return Response.ok(keys.find(id)).build();
    }

    @POST
    @Path("/{id}/revocation")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "revokeKey", summary = "Revoke a key", description = """
                    Refused from now on: by this service at once, by others on the same store within 5 seconds \
                    (`criterio.access.keys.recheck`). It cannot be undone; to revoke it again changes nothing.""")
    @APIResponse(
            responseCode = "200",
            description = "Revoked.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Blocking
    public Response revoke(@Parameter(description = ID, example = "k7q2m4xw5rna2") @PathParam("id") String id) {
        return Response.ok(keys.revoke(id)).build();
    }

    @POST
    @Path("/{id}/rotation")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "rotateKey", summary = "Replace the secret of a key", description = """
                    The answer shows the key with its new secret. Everything else about it stays, and the old secret \
                    is good for a while longer: a day, or what `graceHours` says.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RotationRequest.class),
                            examples = @ExampleObject(name = "at-once", value = "{\"graceHours\": 0}")))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyAnswer.class)))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(
            responseCode = "409",
            description = "The key is revoked.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response rotate(
            @Parameter(description = ID, example = "k7q2m4xw5rna2") @PathParam("id") String id, Body body) {
        return Response.ok(keys.rotate(id, body.bytes())).build();
    }
}
