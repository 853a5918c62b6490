package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The {@code outcome} of a {@code MANAGEMENT_ENTRY} decision.
 *
 * @param nextStatus the record's status after an admitted entry
 * @param commitment what to create, where an admitted entry schedules something
 * @param rules ids of the rules that decided, sorted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ManagementEntryOutcome", description = "Whether an entry is admitted, and what follows from it.")
public record ManagementEntryAnswer(
        @Schema(required = true) boolean admitted,
        @Schema(required = true) List<Refusal> refusedBy,

        @Schema(description = "The record's status after an admitted entry.") @Nullable
        String nextStatus,

        @Schema(description = "What to create, where the entry schedules something.") @Nullable
        NewCommitment commitment,

        @Schema(required = true) List<String> rules) {

    /** Why an entry is refused, and what would have to be otherwise. */
    @Schema(name = "EntryRefusal", description = "Why an entry is refused, and what would have to be otherwise.")
    public record Refusal(
            @Schema(required = true) String rule,
            @Schema(required = true) String text,
            @Schema(required = true) List<Condition> conditions) {}

    /** A condition that fails: where, what is required, what was found. */
    @Schema(name = "EntryCondition", description = "A condition that fails.")
    public record Condition(
            @Schema(required = true, description = "JSON Pointer into the request.")
            String path,

            @Schema(required = true) String operator,
            @Schema(required = true) Object required,
            @Schema(required = true) Object actual) {}

    /** A commitment to create. */
    @Schema(name = "NewCommitment", description = "A commitment to create.")
    public record NewCommitment(
            @Schema(required = true) LocalDate date,
            @Schema(required = true) boolean kept,
            @Schema(required = true) String rule) {}
}
