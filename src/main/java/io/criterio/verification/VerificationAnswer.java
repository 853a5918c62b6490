package io.criterio.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.record.DecisionRecord;
import io.criterio.release.ReleaseName;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a verification is answered with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Verification", description = "A recorded decision beside the same decision of today.")
record VerificationAnswer(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The release that decided, and decided again.")
        ReleaseName release,

        @Schema(
                required = true,
                description =
                        "False when part of the input was masked before it was recorded; it cannot be decided again.")
        boolean verifiable,

        @Schema(
                description =
                        "Whether outcome and rules are the same, byte for byte; absent when the decision is not verifiable.")
        @Nullable
        Boolean identical,

        @Schema(maxItems = Differences.MOST, description = "Where they differ; absent when they do not.") @Nullable
        List<Difference> differences,

        @Schema(description = "How many differences are not listed; absent when all are.", examples = "12") @Nullable
        Integer omitted,

        @Schema(
                description = "JSON Pointers to what is masked in the recorded input; absent when nothing is.",
                examples = "[\"/facts/customer/ref\"]")
        @Nullable
        List<String> masked) {

    /**
     * The answer to a verdict.
     *
     * @throws ProblemException (409) if there is no verdict
     */
    static VerificationAnswer of(DecisionRecord decision, Verdict verdict) {
        if (verdict instanceof Verdict.Impossible impossible) {
            throw new ProblemException(ProblemKind.CONFLICT, impossible.reason());
        }
        Differences differences = verdict instanceof Verdict.Different different ? different.differences() : null;
        List<String> masked = verdict instanceof Verdict.Masked hidden ? hidden.pointers() : null;
        return new VerificationAnswer(
                decision.id(),
                new ReleaseName(decision.releaseVersion(), decision.releaseDigest()),
                masked == null,
                masked == null ? differences == null : null,
                differences == null ? null : differences.first(),
                differences == null || differences.omitted() == 0 ? null : differences.omitted(),
                masked);
    }
}
