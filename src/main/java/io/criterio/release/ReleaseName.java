package io.criterio.release;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A release as an answer names it. */
@Schema(name = "Release", description = "A rule release.")
public record ReleaseName(
        @Schema(required = true, examples = "2026.11.1") String version,

        @Schema(required = true, pattern = "^sha256:[0-9a-f]{64}$")
        String digest) {

    /** The name of a release. */
    public static ReleaseName of(Release release) {
        return new ReleaseName(release.version(), release.digest());
    }
}
