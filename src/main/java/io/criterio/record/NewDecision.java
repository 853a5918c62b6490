package io.criterio.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be recorded.
 *
 * @param id UUIDv7 of {@link DecisionIds#next} for {@code decidedAt}
 * @param type of the decision: {@code RETENTION} …
 * @param caseId ties the decisions of one conversation together; up to {@value References#LONGEST} characters, as are
 *     {@code customerRef} and {@code executiveId}
 * @param asOf the business date
 * @param decidedAt in whole milliseconds, the same as in {@code id}
 * @param releaseVersion of the rule release that decided, with its digest in {@code releaseDigest}
 * @param language of the texts in the outcome: {@code es}, {@code en}
 * @param input what was asked
 * @param outcome what was answered
 * @param rules ids of the rules in the outcome, sorted, each once
 * @param customerRef as the caller names the customer; what is kept of it is for the record to say
 * @param executiveId as the caller names the executive
 * @param branch for which it was taken, if its caller is bound to one
 */
public record NewDecision(
        UUID id,
        String type,
        @Nullable String caseId,
        LocalDate asOf,
        Instant decidedAt,
        String releaseVersion,
        String releaseDigest,
        String language,
        Content input,
        Content outcome,
        List<String> rules,
        @Nullable String customerRef,
        @Nullable String executiveId,
        @Nullable String branch) {

    public NewDecision {
        DecisionIds.requireTime(id, decidedAt);
        References.require("type", type);
        References.require("caseId", caseId);
        References.require("releaseVersion", releaseVersion);
        References.require("releaseDigest", releaseDigest);
        References.require("language", language);
        References.require("customerRef", customerRef);
        References.require("executiveId", executiveId);
        References.require("branch", branch);
        rules = List.copyOf(rules);
    }

    NewDecision withInput(Content other) {
        return new NewDecision(
                id,
                type,
                caseId,
                asOf,
                decidedAt,
                releaseVersion,
                releaseDigest,
                language,
                other,
                outcome,
                rules,
                customerRef,
                executiveId,
                branch);
    }
}
