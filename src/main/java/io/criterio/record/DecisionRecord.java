package io.criterio.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision as it is kept.
 *
 * @param id UUIDv7 of {@link DecisionIds#next} for {@code decidedAt}
 * @param type of the decision: {@code RETENTION} …
 * @param caseId ties the decisions of one conversation together; up to {@value #LONGEST_REFERENCE} characters, as are
 *     {@code customerRef} and {@code executiveId}
 * @param asOf the business date
 * @param decidedAt in whole milliseconds, the same as in {@code id}
 * @param releaseVersion of the rule release that decided, with its digest in {@code releaseDigest}
 * @param language of the texts in the outcome: {@code es}, {@code en}
 * @param input canonical JSON of what was asked: facts, proposal, include
 * @param outcome the JSON that was answered, exactly
 * @param rules ids of the rules in the outcome, sorted, each once
 * @param customerRef what stands in the record for the customer: a keyed hash, unless configured otherwise
 * @param executiveId what stands in the record for the executive
 */
public record DecisionRecord(
        UUID id,
        String type,
        @Nullable String caseId,
        LocalDate asOf,
        Instant decidedAt,
        String releaseVersion,
        String releaseDigest,
        String language,
        String input,
        String outcome,
        List<String> rules,
        @Nullable String customerRef,
        @Nullable String executiveId) {

    /** Longer references do not fit an index of PostgreSQL; nobody's are. */
    public static final int LONGEST_REFERENCE = References.LONGEST;

    public DecisionRecord {
        DecisionIds.requireTime(id, decidedAt);
        rules = List.copyOf(rules);
    }
}
