package io.criterio;

import io.criterio.assignment.api.TakenInRun;
import io.criterio.preview.PreviewDifference;
import io.criterio.problem.Problem;
import io.criterio.release.ReleaseName;
import jakarta.ws.rs.core.Application;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says beyond the resources: batches, pages and problems. Which decision types there are and
 * what their answers look like in their envelopes stands in {@code META-INF/openapi.yaml}, with an example of each. The
 * records here are documentation; answers are put together from bytes.
 */
@OpenAPIDefinition(
        info = @Info(title = "Criterio", version = "1", description = """
                                Decides what may be offered to a customer and which records to work today, by rules, \
                                and says why. Domain codes are Spanish and never change with the language; texts do."""),
        tags = {
            @Tag(name = "decisions", description = "Take decisions and look up what was decided."),
            @Tag(name = "assignments", description = "Plan the days of whole teams."),
            @Tag(name = "rules", description = "The rule catalogue of the live release."),
            @Tag(name = "lab", description = "Try rules out before they are live."),
            @Tag(name = "keys", description = "The API keys of callers.")
        },
        components =
                @Components(
                        headers =
                                @Header(
                                        name = "Content-Language",
                                        description =
                                                "Language of the texts: es, en, or another that the live release has all texts in.",
                                        schema = @Schema(type = SchemaType.STRING)),
                        parameters = {
                            @Parameter(
                                    name = "Accept-Language",
                                    in = ParameterIn.HEADER,
                                    description =
                                            "Language of the texts: es (default), en, or another that the live release has all texts in, with weights and regional variants. Codes never change.",
                                    schema = @Schema(type = SchemaType.STRING, defaultValue = "es"),
                                    example = "en-GB, es;q=0.5"),
                            @Parameter(
                                    name = "Idempotency-Key",
                                    in = ParameterIn.HEADER,
                                    description = """
                                                Makes a request safe to repeat: under the same key and body it is \
                                                answered with the same bytes, for 24 hours, and `Idempotent-Replayed: \
                                                true`. A dry run needs none.""",
                                    schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255),
                                    example = "0b6c9d3e-6f0d-4f5c-9d39-4a1e5b6a9f0e")
                        },
                        schemas = {
                            @Schema(name = "DecisionBatch", implementation = CriterioApi.DecisionBatch.class),
                            @Schema(name = "DecisionResults", implementation = CriterioApi.DecisionResults.class),
                            @Schema(name = "RecordedOutcome", implementation = CriterioApi.RecordedOutcome.class),
                            @Schema(name = "AssignmentResult", implementation = CriterioApi.AssignmentResult.class),
                            @Schema(name = "DecisionPage", implementation = CriterioApi.DecisionPage.class),
                            @Schema(name = "Conversation", implementation = CriterioApi.Conversation.class),
                            @Schema(name = "PreviewDifference", implementation = PreviewDifference.class)
                        },
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "apiKey",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.HEADER,
                                    apiKeyName = "X-API-Key",
                                    description = "With `criterio.access=keys`: an API key."),
                            @SecurityScheme(
                                    securitySchemeName = "bearer",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description =
                                            "With `criterio.access=keys` an API key, with `oidc` an access token of the issuer. With `local`, the default, no credential is needed.")
                        },
                        responses = {
                            @APIResponse(
                                    name = "Unauthenticated",
                                    description =
                                            "There is no credential, or none that is good: unknown, expired, revoked, or not meant for this service.",
                                    headers =
                                            @Header(
                                                    name = "WWW-Authenticate",
                                                    description = "How to send one.",
                                                    schema = @Schema(type = SchemaType.STRING)),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Forbidden",
                                    description = "The caller has none of the roles that this needs.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooManyRequests",
                                    description =
                                            "The caller is over its rate or has too many requests under way, or too many false credentials came from its address.",
                                    headers = {
                                        @Header(
                                                name = "Retry-After",
                                                description = "Seconds to wait.",
                                                schema = @Schema(type = SchemaType.INTEGER)),
                                        @Header(
                                                name = "RateLimit",
                                                description = "What is left of the quota, and for how long.",
                                                schema =
                                                        @Schema(
                                                                type = SchemaType.STRING,
                                                                examples = "\"requests\";r=0;t=42")),
                                        @Header(
                                                name = "RateLimit-Policy",
                                                description = "The quota: requests in a window of seconds.",
                                                schema =
                                                        @Schema(
                                                                type = SchemaType.STRING,
                                                                examples = "\"requests\";q=60000;w=60"))
                                    },
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotJson",
                                    description = "The body is not JSON.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is no such thing.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotAcceptable",
                                    description = "`Accept` leaves out application/json.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotDone",
                                    description = "The replay runs, was cancelled or failed: it has no result.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotVerifiable",
                                    description =
                                            "The recorded release cannot be prepared by this version of the service, or is not archived, or the recorded input is not valid any more.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "KeyInProgress",
                                    description =
                                            "A request under the same Idempotency-Key is being answered; ask again.",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    description = "Seconds to wait.",
                                                    schema = @Schema(type = SchemaType.INTEGER)),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "AnsweredOtherwise",
                                    description =
                                            "The customer's answer to one of the tools is recorded already, and is another.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description =
                                            "The body is over the limit (8 MiB by default), the batch over 1,000, or a base over 20,000 records.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "UnsupportedMediaType",
                                    description = "The body is not announced as application/json.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Invalid",
                                    description =
                                            "JSON, or parameters, that break the schema or make no sense. Names every field that is wrong.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Internal",
                                    description =
                                            "Something went wrong in the service; `instance` names the report in its log.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Unavailable",
                                    description =
                                            "The store is down, or more decisions wait for it than it takes. Nothing is half recorded; ask again, under the same Idempotency-Key where there is one.",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    description = "Seconds to wait.",
                                                    schema = @Schema(type = SchemaType.INTEGER)),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class)))
                        }))
public final class CriterioApi extends Application {

    @Schema(name = "DecisionBatch", description = "Many requests at once.")
    public record DecisionBatch(
            @Schema(
                    type = SchemaType.OBJECT,
                    description =
                            "What the requests have in common; each is applied to it as a JSON merge patch (RFC 7396).")
            @Nullable
            Object defaults,

            @Schema(
                    required = true,
                    maxItems = 1_000,
                    description = "The requests; complete once the defaults are added.")
            List<@Nullable Object> decisions) {}

    @Schema(name = "DecisionResults", description = "A result for every request of the batch, in their order.")
    public record DecisionResults(@Schema(required = true) List<DecisionResult> results) {}

    @Schema(name = "DecisionResult", description = "Either a decision or a problem.")
    public record DecisionResult(
            @Schema(
                    required = true,
                    description = "What POST /decisions would have answered: 201, 200 for a dry run, 422 …",
                    examples = "201")
            int status,

            @Schema(ref = "Decision") @Nullable Object decision,

            @Nullable Problem problem,

            @Schema(description = "Derivados of the request that another assignment of the batch took before.")
            @Nullable
            List<TakenInRun> takenInRun) {}

    @Schema(name = "AssignmentResult", description = "A line of the answer to a stream of assignments.")
    public record AssignmentResult(
            @Schema(
                    required = true,
                    description =
                            "The line of the stream, from 1; of a table, the first line of the base, or of what is wrong with it.",
                    examples = "1")
            long line,

            @Schema(description = "Whose base it is, as far as it could be read.", examples = "e-17") @Nullable
            String executive,

            @Schema(
                    required = true,
                    description =
                            "What POST /decisions would have answered: 201, 200 for a dry run, 400, 413, 422, 500, 503.",
                    examples = "201")
            int status,

            @Schema(ref = "AssignmentDecision") @Nullable Object decision,

            @Nullable Problem problem,

            @Schema(description = "Derivados of the base that an earlier executive of the stream has.") @Nullable
            List<TakenInRun> takenInRun) {}

    @Schema(name = "RecordedOutcome", description = "What the customer answered.")
    public record RecordedOutcome(
            @Schema(required = true) UUID decision,

            @Schema(required = true) List<RecordedToolAnswer> answers) {}

    @Schema(name = "RecordedToolAnswer")
    public record RecordedToolAnswer(
            @Schema(required = true, examples = "BONIFICACION")
            String tool,

            @Schema(
                    required = true,
                    enumeration = {"ACCEPTED", "REJECTED", "NO_ANSWER"})
            String answer,

            @Schema(required = true, description = "When it was first recorded.")
            Instant answeredAt) {}

    @Schema(name = "DecisionPage", description = "A page of decisions, newest first.")
    public record DecisionPage(
            @Schema(required = true) List<DecisionSummary> items,

            @Schema(description = "The cursor of the next page; absent on the last.") @Nullable
            String next) {}

    @Schema(name = "Conversation", description = "A page of the decisions of one case, oldest first.")
    public record Conversation(
            @Schema(required = true, examples = "SIS-2026-000123")
            String caseId,

            @Schema(required = true) List<Turn> turns,

            @Schema(description = "The cursor of the next page; absent on the last.") @Nullable
            String next) {}

    @Schema(name = "Turn", description = "A decision as it was recorded.")
    public record Turn(
            @Schema(required = true) UUID id,

            @Schema(required = true, examples = "RETENTION") String type,

            @Schema(required = true) String caseId,

            @Schema(required = true) LocalDate asOf,

            @Schema(required = true) Instant decidedAt,

            @Schema(required = true) ReleaseName release,

            @Schema(
                    required = true,
                    enumeration = {"es", "en"})
            String language,

            @Schema(required = true, type = SchemaType.OBJECT, description = "What was asked, in canonical form.")
            Object input,

            @Schema(required = true, type = SchemaType.OBJECT, description = "What was answered.")
            Object outcome,

            @Schema(description = "What the customer said to it; absent while nothing is known.") @Nullable
            List<RecordedToolAnswer> answers) {}

    @Schema(name = "DecisionSummary")
    public record DecisionSummary(
            @Schema(required = true) UUID id,

            @Schema(required = true, examples = "RETENTION") String type,

            @Nullable String caseId,

            @Schema(required = true) LocalDate asOf,

            @Schema(required = true) Instant decidedAt,

            @Schema(required = true) ReleaseName release,

            @Schema(description = "Shown to supervisors.") @Nullable
            String customerRef,

            @Schema(description = "Shown to supervisors.") @Nullable
            String executiveId,

            @Schema(required = true, description = "Ids of the rules in the outcome, sorted.")
            List<String> rules) {}
}
