package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The {@code outcome} of an {@code ASSIGNMENT} decision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AssignmentOutcome", description = "An executive's day, and what became of every other record.")
public record AssignmentAnswer(
        @Schema(required = true, description = "Business days since the campaign started, which is day 1.")
        int campaignDay,

        @Schema(
                required = true,
                enumeration = {"SWEEP", "STEADY"},
                description = "The first days sweep the base, then the work is steady.")
        String phase,

        @Schema(required = true, description = "Most records a day.")
        int capacity,

        @Schema(required = true, description = "The day, in the order of work.")
        List<Assigned> assigned,

        @Schema(required = true, description = "How many more records would fit.")
        int shortfall,

        @Schema(description = "What completes a short day.") @Nullable
        Complement complement,

        @Schema(required = true, description = "Ids of derivados that the supervisor has to assign, sorted.")
        List<String> needsSupervisor,

        @Schema(required = true) Ledger ledger,

        @Schema(description = "Ids of due commitments that found no place, in the order they would have come in.")
        @Nullable
        List<String> commitmentsNotFitting,

        @Schema(description = "What became of every record left out, by record id; with include dispositions.")
        @Nullable
        List<Disposition> dispositions,

        @Schema(required = true, description = "How many records are worked in each sector.")
        List<SectorCount> sectors,

        @Schema(required = true) Pace pace) {

    /**
     * A record that is worked.
     *
     * @param rank from 1
     * @param rules ids of the rules that put it there, sorted
     */
    @Schema(name = "AssignedRecord", description = "A record that is worked, and why.")
    public record Assigned(
            @Schema(required = true, description = "Its place in the day, from 1.")
            int rank,

            @Schema(required = true) String recordId,

            @Schema(
                    required = true,
                    enumeration = {"DERIVADO", "COMPROMISO_DEL_DIA", "COMPROMISO_ROTO", "SIN_GESTION"})
            String bucket,

            @Schema(required = true) String sector,

            @Schema(required = true, description = "Ids of the rules that put it there, sorted.")
            List<String> rules) {}

    /**
     * What completes a short day.
     *
     * @param recordIds open records of the sector, best propensity first, at most the shortfall
     * @param then further filters, where the sector does not fill the day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Complement", description = "The filter that completes a short day, and the records it finds.")
    public record Complement(
            @Schema(required = true) Filter filter,

            @Schema(required = true, description = "Open records that match, best propensity first.")
            List<String> recordIds,

            @Schema(description = "Further filters, where the sector does not fill the day.") @Nullable
            List<Further> then,

            @Schema(required = true) String rule) {}

    /** A filter of the panel by one attribute. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PanelFilter", description = "A filter of the panel; exactly one attribute is set.")
    public record Filter(
            @Nullable String sector,
            @Nullable String company,
            @Nullable String convenio) {}

    /** A further filter with the open records that it adds. */
    @Schema(name = "FurtherFilter", description = "A further filter and the open records that it adds.")
    public record Further(
            @Schema(required = true) Filter filter,
            @Schema(required = true) List<String> recordIds) {}

    /**
     * Where every candidate went: assigned and excluded add up to the candidates.
     *
     * @param excluded how many records were left out, by the first reason that applies
     */
    @Schema(name = "Ledger", description = "Assigned and excluded add up to the candidates.")
    public record Ledger(
            @Schema(required = true) int candidates,
            @Schema(required = true) int assigned,

            @Schema(required = true, description = "How many records were left out, by the first reason that applies.")
            Map<String, Integer> excluded) {}

    /** What became of a record that is left out. */
    @Schema(name = "Disposition", description = "Why a record is left out.")
    public record Disposition(
            @Schema(required = true) String recordId,

            @Schema(
                    required = true,
                    enumeration = {
                        "OTHER_EXECUTIVE",
                        "CLOSED",
                        "NEEDS_SUPERVISOR",
                        "SWEEP_FIRST",
                        "COMMITMENT_LATER",
                        "REJECTED",
                        "NOT_DUE",
                        "OVER_CAPACITY"
                    })
            String code,

            @Schema(required = true) String rule) {}

    /** How many records are worked in a sector. */
    @Schema(name = "SectorCount", description = "How many records are worked in a sector.")
    public record SectorCount(
            @Schema(required = true) String sector,
            @Schema(required = true) int records) {}

    /**
     * How fast the base has to be worked.
     *
     * @param recordsLeft candidates that are not assigned
     * @param perDayToFinishSweep records a day that finish the sweep in time; absent once it is over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Pace", description = "How fast the base has to be worked.")
    public record Pace(
            @Schema(required = true, description = "Candidates that are not assigned.")
            int recordsLeft,

            @Schema(description = "Records a day that finish the sweep in time; absent once it is over.") @Nullable
            Integer perDayToFinishSweep,

            @Schema(required = true) Planning planning,
            @Schema(required = true) String rule) {}

    /**
     * When to plan.
     *
     * @param when the part of the day that planning belongs into
     * @param maxHours most hours that planning takes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Planning", description = "When to plan, or how long at most.")
    public record Planning(
            @Schema(enumeration = {"MORNING", "AFTERNOON"}) @Nullable
            String when,

            @Schema(description = "Most hours that planning takes.") @Nullable
            Integer maxHours) {}
}
