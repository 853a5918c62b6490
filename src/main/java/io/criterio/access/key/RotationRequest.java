package io.criterio.access.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the secret of a key is to be replaced. */
@Schema(
        name = "RotationRequest",
        description = "How the secret of a key is to be replaced.",
        additionalProperties = Schema.False.class)
public record RotationRequest(
        @Schema(
                minimum = "0",
                maximum = "720",
                defaultValue = "24",
                description = "Hours for which the old secret stays good.")
        @Nullable
        Integer graceHours) {

    /** Hours for which the old secret stays good when nothing is said. */
    public static final int DEFAULT_HOURS = 24;

    /** The longest time for which two secrets are good. */
    public static final int MOST_HOURS = 720;
}
