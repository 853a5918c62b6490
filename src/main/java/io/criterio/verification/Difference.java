package io.criterio.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A place where two documents differ.
 *
 * @param pointer JSON Pointer (RFC 6901)
 * @param recorded null when the record has nothing there
 * @param now null when the decision has nothing there today
 * @param note what the values do not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Difference", description = "A place where the record and the decision of today differ.")
public record Difference(
        @Schema(
                required = true,
                description = "JSON Pointer (RFC 6901): into the outcome, or `/rules`.",
                examples = "/outcome/tools/0/verdict")
        String pointer,

        @Schema(
                implementation = Object.class,
                description = "What was recorded there; absent when nothing was.",
                examples = "\"ELIGIBLE\"")
        @Nullable
        JsonNode recorded,

        @Schema(
                implementation = Object.class,
                description = "What is decided there now; absent when nothing is.",
                examples = "\"FORBIDDEN\"")
        @Nullable
        JsonNode now,

        @Schema(description = "What the values do not say.") @Nullable
        String note) {

    static Difference of(String pointer, @Nullable JsonNode recorded, @Nullable JsonNode now) {
        return new Difference(pointer, recorded, now, null);
    }
}
