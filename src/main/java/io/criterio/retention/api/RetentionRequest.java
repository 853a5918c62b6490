package io.criterio.retention.api;

import io.criterio.decision.DecisionRequest;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Tool;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a {@code RETENTION} decision. */
public record RetentionRequest(
        String type,
        @Nullable String caseId,
        @Nullable LocalDate asOf,
        @Nullable List<String> include,
        @Nullable String release,
        @Nullable Boolean dryRun,
        @Nullable Facts facts,
        @Nullable List<ProposedTool> proposal)
        implements DecisionRequest {

    /** What is known of the customer, the policy, the wish to cancel and the offers made so far in this case. */
    public record Facts(
            @Nullable Customer customer,
            @Nullable Policy policy,
            @Nullable Cancellation cancellation,
            @Nullable List<Offer> offers) {}

    public record Customer(@Nullable String ref, @Nullable CustomerType type) {}

    public record Policy(
            @Nullable PolicyStatus status,
            @Nullable Plan plan,
            @Nullable Integer charges,
            @Nullable Money monthlyPremium,
            @Nullable Boolean assistanceUsed) {}

    /** An amount as a decimal string with at most two decimals, and an ISO 4217 code (MXN when absent). */
    public record Money(@Nullable String amount, @Nullable String currency) {}

    public record Cancellation(
            @Nullable Motive motive,
            @Nullable Argument argument,
            @Nullable Experience experience,
            @Nullable Reason reason) {}

    public record Offer(
            @Nullable Tool tool,
            @Nullable Integer quantity,
            @Nullable OfferStatus status) {}

    public record ProposedTool(
            @Nullable Tool tool, @Nullable Integer quantity) {}

    // Unlike the facts' enums, these have no value for "not known": a caller leaves the field out.

    public enum Motive {
        MAL_SERVICIO,
        DESCONOCIMIENTO,
        IMPOSICION
    }

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

    public enum Experience {
        GOOD,
        BAD
    }

    public enum Reason {
        MALA_EXPERIENCIA,
        DESCONOCIMIENTO_PRODUCTO,
        SITUACION_ECONOMICA,
        OTROS_SERVICIOS
    }

    public enum CustomerType {
        PREPOTENTE,
        CONVERSADOR,
        EXIGENTE,
        NEGATIVO,
        AGRESIVO,
        DIFICIL
    }
}
