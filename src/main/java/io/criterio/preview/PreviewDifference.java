package io.criterio.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.release.ReleaseName;
import io.criterio.verification.Differences;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the rules of a preview decide otherwise than the live ones. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PreviewDifference", description = "What the rules sent decide otherwise than the live ones.")
public record PreviewDifference(
        @Schema(required = true, description = "The live release.")
        ReleaseName live,

        @Schema(required = true, description = "Whether outcome and rules are the same, byte for byte.")
        boolean identical,

        @Schema(required = true, description = "Rules that are in the outcome only under the rules sent, sorted.")
        List<String> appeared,

        @Schema(required = true, description = "Rules that are in the outcome only under the live rules, sorted.")
        List<String> vanished,

        @Schema(required = true, maxItems = Differences.MOST)
        List<Place> differences,

        @Schema(description = "How many differences are not listed; absent when all are.") @Nullable
        Integer omitted) {

    /** A place where the outcomes differ. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PreviewPlace")
    public record Place(
            @Schema(required = true, description = "JSON Pointer (RFC 6901).", examples = "/outcome/tools/0/verdict")
            String pointer,

            @Schema(
                    implementation = Object.class,
                    description = "Under the live rules; absent when there is nothing.",
                    examples = "\"ELIGIBLE\"")
            @Nullable
            JsonNode live,

            @Schema(
                    implementation = Object.class,
                    description = "Under the rules sent; absent when there is nothing.",
                    examples = "\"FORBIDDEN\"")
            @Nullable
            JsonNode candidate) {}
}
