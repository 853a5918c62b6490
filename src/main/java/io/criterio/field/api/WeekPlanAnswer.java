package io.criterio.field.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The {@code outcome} of a {@code WEEK_PLAN} decision. */
@Schema(name = "WeekPlanOutcome", description = "Which sectors and records on which day of the week.")
public record WeekPlanAnswer(
        @Schema(required = true) List<Day> days,

        @Schema(required = true, description = "Records without a day, by record id.")
        List<Unplaced> unplaced,

        @Schema(required = true) String rule) {

    /**
     * A business day of the week.
     *
     * @param sectors where its records lie, sorted
     * @param recordIds its commitments, best propensity first, then the rest sector by sector
     * @param commitments how many of the first records are commitments
     */
    @Schema(name = "PlannedDay", description = "A business day of the week.")
    public record Day(
            @Schema(required = true) LocalDate date,
            @Schema(required = true) List<String> sectors,

            @Schema(required = true, description = "Its commitments first, then the rest sector by sector.")
            List<String> recordIds,

            @Schema(required = true, description = "How many of the first records are commitments.")
            int commitments) {}

    /** A record without a day. */
    @Schema(name = "UnplacedRecord", description = "A record without a day, and why.")
    public record Unplaced(
            @Schema(required = true) String recordId,

            @Schema(
                    required = true,
                    enumeration = {
                        "OTHER_EXECUTIVE",
                        "CLOSED",
                        "NEEDS_SUPERVISOR",
                        "REJECTED",
                        "COMMITMENT_ON_DAY_OFF",
                        "COMMITMENT_LATER",
                        "OVER_CAPACITY"
                    })
            String code,

            @Schema(required = true) String text,
            @Schema(required = true) String rule) {}
}
