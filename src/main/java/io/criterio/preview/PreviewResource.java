package io.criterio.preview;

import io.criterio.access.Roles;
import io.criterio.decision.AcceptLanguage;
import io.criterio.problem.Body;
import io.criterio.release.LiveRelease;
import io.criterio.text.Language;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /previews}. */
@Path("/previews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lab")
public final class PreviewResource {

    private final Previews previews;
    private final LiveRelease live;

    PreviewResource(Previews previews, LiveRelease live) {
        this.previews = previews;
        this.live = live;
    }

    @POST
    @RolesAllowed(Roles.QA)
    @Operation(operationId = "preview", summary = "Decide under rules that are sent along", description = """
                    Takes a request as `POST /decisions` does, and `rules`: files that are laid over those of the live \
                    release or, with `whole`, are a release. Answers what would be decided, as a dry run does, under \
                    the digest of those rules; with `include: ["difference"]` also what the live rules decide \
                    otherwise. Nothing is recorded and nothing that is live is touched. Rules hold patterns over facts \
                    and one finding each, nothing else; they are checked, and evaluated as they are read, with a limit \
                    to what they may take. What is wrong with them, and a rule that takes more, are a 422 that names \
                    file and line.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "PreviewRequest"),
                            examples = @ExampleObject(name = "preview", ref = "preview")))
    @APIResponse(
            responseCode = "200",
            description = "What would be decided.",
            headers = @Header(name = "Content-Language", ref = "Content-Language"),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Preview")))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response preview(
            Body body,
            @Parameter(ref = "Accept-Language") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable
                    String acceptLanguage) {
        Language language = AcceptLanguage.preferred(acceptLanguage, live.languages());
        return Response.ok(previews.decide(body.bytes(), language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
