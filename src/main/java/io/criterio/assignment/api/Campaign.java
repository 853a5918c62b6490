package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The campaign whose base is worked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Campaign",
        description = "The campaign whose base is worked.",
        additionalProperties = Schema.False.class)
public record Campaign(
        @Schema(description = "The day the base was loaded; on a day off, the next business day is day 1.") @Nullable
        LocalDate startDate,

        @Schema(description = "The business calendar, by country.", defaultValue = "CL", examples = "CL") @Nullable
        String calendar) {}
