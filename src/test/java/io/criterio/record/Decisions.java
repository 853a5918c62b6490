package io.criterio.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Decisions to put into a record. */
final class Decisions {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Decisions() {}

    static DecisionRecord at(Instant instant, String caseId) {
        return at(instant, "RETENTION", caseId, "c-1", "2026.11.1", "{\"charges\":2}", "{\"tools\":[]}", "RET-BON-01");
    }

    static DecisionRecord at(
            Instant instant,
            String type,
            String caseId,
            String customerRef,
            String release,
            String input,
            String outcome,
            String... rules) {
        Instant decidedAt = instant.truncatedTo(ChronoUnit.MILLIS);
        return new DecisionRecord(
                DecisionIds.next(decidedAt),
                type,
                caseId,
                LocalDate.of(2026, 11, 21),
                decidedAt,
                release,
                "sha256:" + release,
                "es",
                input,
                outcome,
                List.of(rules),
                customerRef,
                "e-17");
    }
}
