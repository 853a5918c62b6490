package io.criterio.retention.api;

import io.criterio.decision.DecisionRequest;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Tool;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code RETENTION} decision. The reader enforces what the annotations say. */
@Schema(
        name = "RetentionRequest",
        description =
                "May a customer who wants to cancel be offered something, and what? Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record RetentionRequest(
        @Schema(required = true, enumeration = "RETENTION") String type,

        @Schema(
                minLength = 1,
                maxLength = 100,
                description = "Ties the decisions of one conversation together.",
                examples = "SIS-2026-000123")
        @Nullable String caseId,

        @Schema(
                description = "The business date; today in the zone of the decision's calendar when left out.",
                examples = "2026-11-21")
        @Nullable LocalDate asOf,

        @Schema(
                maxItems = 10,
                description =
                        "What to add to the answer: `trace`, every rule that was considered and how it stood; `plan`, the tree of legal continuations.")
        @Nullable List<String> include,

        @Schema(
                minLength = 1,
                maxLength = 100,
                description = "Asks for one rule release, by version or digest; refused when that one is not live.",
                examples = "2026.11.1")
        @Nullable String release,

        @Schema(description = "Decide without recording.", defaultValue = "false")
        @Nullable Boolean dryRun,

        @Schema(required = true) @Nullable Facts facts,

        @Schema(
                minItems = 1,
                maxItems = 6,
                description = "The tools that the advisor wants to offer now, to be checked as one package.")
        @Nullable List<ProposedTool> proposal)
        implements DecisionRequest {

    /** What is known of the customer, the policy, the wish to cancel and the offers made so far in this case. */
    @Schema(
            name = "RetentionFacts",
            description =
                    "What is known so far. The motive, whether the assistance was used, and the experience may be left out: the answer then holds whatever they turn out to be, and asks for what matters.",
            additionalProperties = Schema.False.class)
    public record Facts(
            @Nullable Customer customer,

            @Schema(required = true) @Nullable Policy policy,

            @Nullable Cancellation cancellation,

            @Schema(maxItems = 100, description = "What was already put on the table in this case.")
            @Nullable List<Offer> offers) {}

    @Schema(name = "RetentionCustomer", additionalProperties = Schema.False.class)
    public record Customer(
            @Schema(
                    minLength = 1,
                    maxLength = 100,
                    description = "The caller's own reference, to find the record by.",
                    examples = "c-81f2")
            @Nullable String ref,

            @Schema(description = "How the customer behaves (RET-CLI).") @Nullable CustomerType type) {}

    @Schema(name = "RetentionPolicy", additionalProperties = Schema.False.class)
    public record Policy(
            @Schema(required = true, description = "As validated in the account system (VPL).")
            @Nullable PolicyStatus status,

            @Schema(required = true) @Nullable Plan plan,

            @Schema(required = true, minimum = "0", description = "Number of premiums already charged.", examples = "2")
            @Nullable Integer charges,

            @Schema(description = "To tell what a rebate amounts to.") @Nullable Money monthlyPremium,

            @Schema(description = "Left out when the advisor has not asked yet.")
            @Nullable Boolean assistanceUsed) {}

    /** An amount as a decimal string with at most two decimals, and an ISO 4217 code (MXN when absent). */
    @Schema(name = "Money", additionalProperties = Schema.False.class)
    public record Money(
            @Schema(required = true, pattern = "^\\d{1,9}(\\.\\d{1,2})?$", examples = "115.00")
            @Nullable String amount,

            @Schema(description = "ISO 4217.", defaultValue = "MXN", examples = "MXN")
            @Nullable String currency) {}

    @Schema(name = "RetentionCancellation", additionalProperties = Schema.False.class)
    public record Cancellation(
            @Schema(description = "Why the customer wants to cancel.") @Nullable Motive motive,

            @Schema(description = "What the customer literally claims; implies a motive (RET-MOT-01).")
            @Nullable Argument argument,

            @Schema(description = "How the assistance was; only meaningful when it was used.")
            @Nullable Experience experience,

            @Schema(description = "Why a cancelled policy was cancelled.") @Nullable Reason reason) {}

    @Schema(name = "RetentionOffer", additionalProperties = Schema.False.class)
    public record Offer(
            @Schema(required = true) @Nullable Tool tool,

            @Schema(minimum = "1") @Nullable Integer quantity,

            @Schema(required = true) @Nullable OfferStatus status) {}

    @Schema(name = "ProposedTool", additionalProperties = Schema.False.class)
    public record ProposedTool(
            @Schema(required = true) @Nullable Tool tool,

            @Schema(minimum = "1", description = "Premiums to give back; the recommended number when left out.")
            @Nullable Integer quantity) {}

    // Unlike the facts' enums, these have no value for "not known": a caller leaves the field out.

    @Schema(name = "RetentionMotive")
    public enum Motive {
        MAL_SERVICIO,
        DESCONOCIMIENTO,
        IMPOSICION
    }

    @Schema(name = "CancellationArgument")
    public enum Argument {
        NO_SIRVE,
        TARDANZA,
        FUERA_DE_COBERTURA,
        NO_ME_EXPLICARON,
        PAGO_Y_NO_SE_QUE_ES,
        NECESARIO_PARA_TARJETA,
        SEIS_MESES,
        MES_GRATIS
    }

    @Schema(name = "AssistanceExperience")
    public enum Experience {
        GOOD,
        BAD
    }

    @Schema(name = "EarlierCancellationReason")
    public enum Reason {
        MALA_EXPERIENCIA,
        DESCONOCIMIENTO_PRODUCTO,
        SITUACION_ECONOMICA,
        OTROS_SERVICIOS
    }

    @Schema(name = "CustomerType")
    public enum CustomerType {
        PREPOTENTE,
        CONVERSADOR,
        EXIGENTE,
        NEGATIVO,
        AGRESIVO,
        DIFICIL
    }
}
