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
 * @param rules ids of the rules in the outcome, for the search by rule; kept sorted, each once
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

    /** Longer ones do not fit an index of PostgreSQL; nobody's are. */
    public static final int LONGEST_REFERENCE = 256;

    public DecisionRecord {
        Instant inId = DecisionIds.instantOf(id);
        if (!inId.equals(decidedAt)) {
            throw new IllegalArgumentException(
                    "decidedAt is %s; expected %s, the time in id %s. Make the id with DecisionIds.next(decidedAt), and cut decidedAt to milliseconds"
                            .formatted(decidedAt, inId, id));
        }
        requireReference("type", type);
        requireReference("caseId", caseId);
        requireReference("releaseVersion", releaseVersion);
        requireReference("releaseDigest", releaseDigest);
        requireReference("language", language);
        requireReference("customerRef", customerRef);
        requireReference("executiveId", executiveId);
        requireStorable("input", input);
        requireStorable("outcome", outcome);
        rules = rules.stream().sorted().distinct().toList();
        rules.forEach(rule -> requireReference("rules", rule));
    }

    private static void requireReference(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("%s has %d characters (%s…); expected at most %d"
                    .formatted(name, value.length(), value.substring(0, 20), LONGEST_REFERENCE));
        }
        requireStorable(name, value);
    }

    /** PostgreSQL keeps every text but the character U+0000 and what is not Unicode; JSON escapes both. */
    private static void requireStorable(String name, String value) {
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            boolean pair = Character.isHighSurrogate(unit)
                    && at + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(at + 1));
            if (pair) {
                at++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                throw new IllegalArgumentException(
                        "%s holds the code unit \\u%04x at index %d; expected text without U+0000 and without halves of surrogate pairs"
                                .formatted(name, (int) unit, at));
            }
        }
    }
}
