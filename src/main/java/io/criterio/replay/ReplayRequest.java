package io.criterio.replay;

import io.criterio.candidate.SentRules;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to replay, and under which rules. */
@Schema(
        name = "ReplayRequest",
        description = "Which recorded decisions are decided again, and under which rules.",
        additionalProperties = Schema.False.class)
record ReplayRequest(
        @Schema(required = true) @Nullable CandidateRules candidate,

        @Nullable DecisionsToReplay decisions) {

    /** The rules to decide by; one of the two. */
    @Schema(
            name = "CandidateRules",
            description = "Either a release or rules that are sent.",
            additionalProperties = Schema.False.class)
    record CandidateRules(
            @Schema(
                    maxLength = 100,
                    description = "A release that is live or has been, by version or digest.",
                    examples = "2026.11.1")
            @Nullable
            String release,

            @Nullable SentRules rules) {}

    /** What is left out does not matter. */
    @Schema(name = "DecisionsToReplay", additionalProperties = Schema.False.class)
    record DecisionsToReplay(
            @Schema(
                    maxLength = 40,
                    description = "Decided at this instant or later; a date means its first moment in UTC.",
                    examples = "2026-11-01")
            @Nullable
            String from,

            @Schema(
                    maxLength = 40,
                    description = "Decided before this instant; a date means up to its end in UTC.",
                    examples = "2026-11-21T18:00:00Z")
            @Nullable
            String to,

            @Schema(maxLength = 40, description = "A decision type.", examples = "RETENTION") @Nullable
            String type,

            @Schema(description = "Of this conversation.", examples = "SIS-2026-000123") @Nullable
            String caseId,

            @Schema(
                    maxLength = 100,
                    description = "Decided by this release, by version or digest.",
                    examples = "2026.11.1")
            @Nullable
            String release) {}
}
