package io.criterio.assignment.team;

import io.criterio.decision.AcceptLanguage;
import io.criterio.problem.ProblemAnswers;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.StreamedBody;
import io.criterio.text.Language;
import io.smallrye.common.annotation.Blocking;
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
import org.jspecify.annotations.Nullable;

/** {@code /assignments}. */
@Path("/assignments")
public final class AssignmentResource {

    private final Teams teams;

    AssignmentResource(Teams teams) {
        this.teams = teams;
    }

    @POST
    @Consumes({Teams.NDJSON, Teams.CSV})
    @Produces(Teams.NDJSON)
    @StreamedBody
    @Blocking
    public Response assign(
            InputStream stream,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        Language language = AcceptLanguage.preferred(acceptLanguage);
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
