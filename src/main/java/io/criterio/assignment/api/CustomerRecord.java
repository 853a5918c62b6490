package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.criterio.decision.PersonReference;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer record of a campaign's base, as the mobile panel knows it. Which fields are needed depends on the decision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CustomerRecord",
        description = "A customer record of a campaign's base.",
        additionalProperties = Schema.False.class)
public record CustomerRecord(
        @Schema(description = "The record's id; no two records of a request share one.", examples = "r-1") @Nullable
        String id,

        @Schema(description = "Where the record comes from.") @Nullable
        Origin origin,

        @Schema(description = "How far its management has come.") @Nullable
        Status status,

        @Schema(description = "How likely the customer buys.", minimum = "0", maximum = "1", examples = "0.83")
        @Nullable
        Double propensity,

        @Schema(
                description = "The square of the map grid: letter of the column, number of the row.",
                pattern = CustomerRecord.SECTOR,
                examples = "B-2")
        @Nullable
        String sector,

        @Schema(description = "Where the customer works.") @Nullable
        String company,

        @Schema(description = "The agreement the customer belongs to.") @Nullable
        String convenio,

        @Nullable Location location,
        @Nullable Commitment commitment,

        @Schema(description = "When the call centre referred the customer; derivados need it.") @Nullable
        LocalDate referredOn,

        @JsonSerialize(using = PersonReference.class)
        @Schema(description = "The executive whose record it is.", examples = "e-17")
        @Nullable
        String assignedTo) {

    /** How a sector is written. */
    public static final String SECTOR = "^[A-Z]-[0-9]{1,2}$";

    /** The most records of one request; a larger base is answered with 413. */
    public static final int MAX_OF_A_REQUEST = 20_000;

    /** The same record in the hands of an executive. */
    public CustomerRecord assignedTo(String executive) {
        return new CustomerRecord(
                id,
                origin,
                status,
                propensity,
                sector,
                company,
                convenio,
                location,
                commitment,
                referredOn,
                executive);
    }

    /** Degrees, WGS 84. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Location",
            description = "A place on earth, in degrees (WGS 84).",
            additionalProperties = Schema.False.class)
    public record Location(
            @Schema(description = "Degrees north.", minimum = "-90", maximum = "90", examples = "-33.45") @Nullable
            Double lat,

            @Schema(description = "Degrees east.", minimum = "-180", maximum = "180", examples = "-70.66") @Nullable
            Double lon) {}

    /** What was agreed with the customer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Commitment",
            description = "What was agreed with the customer.",
            additionalProperties = Schema.False.class)
    public record Commitment(
            @Schema(description = "The day it is due.") @Nullable
            LocalDate date,

            @Schema(description = "Whether it was kept; false when absent.") @Nullable
            Boolean kept) {}
}
