package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The {@code outcome} of a {@code SCORECARD} decision. */
@Schema(name = "ScorecardOutcome", description = "How an executive stands against the standards.")
public record ScorecardAnswer(@Schema(required = true) List<Standard> standards) {

    /**
     * A standard and how it was met.
     *
     * @param name a code
     * @param comparison {@code AT_LEAST} or {@code MORE_THAN} the target
     * @param expectedUpTo the upper end of what is expected, where a range is; more is no fault
     * @param actual what was counted; a percentage with two decimals, rounded down
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Standard", description = "A standard and how it was met.")
    public record Standard(
            @Schema(
                    required = true,
                    enumeration = {
                        "EFFECTIVE_CONTACTS",
                        "SIMULATIONS",
                        "ENTRIES",
                        "CREDITS",
                        "TCR",
                        "OMP_INSURANCES",
                        "RECORDS_WORKED",
                        "ABONO_EFFICIENCY",
                        "DERIVADOS_EFFICIENCY"
                    })
            String name,

            @Schema(required = true) String text,

            @Schema(
                    required = true,
                    enumeration = {"DAY", "WEEK", "MONTH", "CAMPAIGN"})
            String period,

            @Schema(
                    required = true,
                    enumeration = {"AT_LEAST", "MORE_THAN"})
            String comparison,

            @Schema(required = true) int target,

            @Schema(description = "The upper end of what is expected, where a range is.") @Nullable
            Integer expectedUpTo,

            @Schema(required = true, description = "What was counted; percentages with two decimals, rounded down.")
            BigDecimal actual,

            @Schema(
                    required = true,
                    enumeration = {"COUNT", "PERCENT"})
            String unit,

            @Schema(required = true) boolean met,
            @Schema(required = true) String rule) {}
}
