package io.criterio.candidate;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Rules in the body of a request. */
@Schema(
        name = "SentRules",
        description =
                "Rules to try out. They are checked, evaluated as they are read, within limits, and kept nowhere.",
        additionalProperties = Schema.False.class)
public record SentRules(
        @Schema(
                required = true,
                maxProperties = SentRules.MOST_FILES,
                description =
                        "Path in the release to text: `retention/limits.yaml`. A text has up to 65,536 characters.")
        @Nullable
        Map<String, String> files,

        @Schema(
                defaultValue = "false",
                description =
                        "Whether the files are a whole release, `release.yaml` included. Otherwise they are laid over those of the live release.")
        @Nullable
        Boolean whole) {

    /** No release has more. */
    static final int MOST_FILES = 200;
}
