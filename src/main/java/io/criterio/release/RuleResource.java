package io.criterio.release;

import io.criterio.access.Roles;
import io.criterio.decision.AcceptLanguage;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.problem.QueryParameters;
import io.criterio.problem.Suggestion;
import io.criterio.release.RuleCatalogue.Entry;
import io.criterio.release.RuleCatalogue.Listing;
import io.criterio.rules.Kind;
import io.criterio.text.Language;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /rules}. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public final class RuleResource {

    private static final String RULESET = "ruleset";
    private static final String KIND = "kind";

    private final RuleCatalogue catalogue;
    private final LiveRelease live;

    RuleResource(RuleCatalogue catalogue, LiveRelease live) {
        this.catalogue = catalogue;
        this.live = live;
    }

    @GET
    @NonBlocking
    @RolesAllowed({Roles.DECIDE, Roles.READ, Roles.QA, Roles.AUTHOR, Roles.APPROVER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            operationId = "listRules",
            summary = "The rules of the live release",
            description = "Every rule with what it says, where the policy says so, and where it is implemented.")
    @APIResponse(
            responseCode = "200",
            description = "The rules.",
            headers = @Header(name = "Content-Language", ref = "Content-Language"),
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Listing.class)))
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "500", ref = "Internal")
    @Parameter(
            name = "ruleset",
            in = ParameterIn.QUERY,
            description = "Only the rules of this ruleset.",
            schema = @Schema(type = SchemaType.STRING),
            example = "retention")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Only rules of this kind.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"hard", "advice", "action"}))
    public Response list(
            @Context UriInfo uri,
            @Parameter(
                            description =
                                    "Language of the sentences: es (default), en, or another of `languages`, with weights and regional variants.",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "es"))
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable
                    String acceptLanguage) {
        Language language = AcceptLanguage.preferred(acceptLanguage, live.languages());
        return in(language, only(uri.getQueryParameters(), catalogue.list(language)));
    }

    @GET
    @Path("/{id}")
    @NonBlocking
    @RolesAllowed({Roles.DECIDE, Roles.READ, Roles.QA, Roles.AUTHOR, Roles.APPROVER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(operationId = "findRule", summary = "A rule of the live release")
    @APIResponse(
            responseCode = "200",
            description = "The rule.",
            headers = @Header(name = "Content-Language", ref = "Content-Language"),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Entry.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "500", ref = "Internal")
    public Response find(
            @Parameter(description = "The rulebook's id.", example = "RET-BON-01") @PathParam("id") String id,
            @Parameter(
                            description =
                                    "Language of the sentence: es (default), en, or another of `languages`, with weights and regional variants.",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "es"))
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable
                    String acceptLanguage) {
        Language language = AcceptLanguage.preferred(acceptLanguage, live.languages());
        return in(language, catalogue.find(id, language));
    }

    private static Listing only(Map<String, List<String>> parameters, Listing all) {
        Problems problems = new Problems();
        Map<String, String> values = QueryParameters.read(parameters, List.of(RULESET, KIND), problems);
        String ruleset = values.get(RULESET);
        String kind = values.get(KIND);
        check(
                RULESET,
                ruleset,
                all.rules().stream().map(Entry::ruleset).distinct().toList(),
                problems);
        check(KIND, kind, Arrays.stream(Kind.values()).map(RuleCatalogue::code).toList(), problems);
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return new Listing(
                all.release(),
                all.languages(),
                all.rules().stream()
                        .filter(rule -> ruleset == null || rule.ruleset().equals(ruleset))
                        .filter(rule -> kind == null || rule.kinds().contains(kind))
                        .toList());
    }

    private static void check(String name, @Nullable String value, List<String> known, Problems problems) {
        if (value != null && !known.contains(value)) {
            problems.add(
                    QueryParameters.pointer(name),
                    "is \"" + value + "\"; expected one of " + String.join(", ", known)
                            + Suggestion.hint(value, known));
        }
    }

    private static Response in(Language language, Object entity) {
        return Response.ok(entity)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
