package io.criterio.record;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

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
                List.of(rules).stream().sorted().toList(),
                customerRef,
                "e-17");
    }

    /** The decision to be recorded that is then found as this record. */
    static NewDecision toBeRecorded(DecisionRecord decision) {
        return new NewDecision(
                decision.id(),
                decision.type(),
                decision.caseId(),
                decision.asOf(),
                decision.decidedAt(),
                decision.releaseVersion(),
                decision.releaseDigest(),
                decision.language(),
                Content.situation(decision.type(), decision.input().getBytes(StandardCharsets.UTF_8)),
                Content.outcome(decision.outcome().getBytes(StandardCharsets.UTF_8), decision.rules()),
                decision.rules(),
                decision.customerRef(),
                decision.executiveId(),
                null);
    }

    /** As an entry for the writers, with references as they are. */
    static Entry entry(List<DecisionRecord> decisions) {
        return new Entry(
                decisions.stream()
                        .map(decision -> Row.of(toBeRecorded(decision), Pseudonyms.none()))
                        .toList(),
                List.of(),
                null,
                null,
                System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    }

    /** A writer of a service that has just started. */
    static RecordWriter newWriter() {
        return new RecordWriter(
                new RecordWriter.Known(), new ReleaseSources(), Clock.systemUTC(), Duration.ofHours(24));
    }

    /** Appends all of them in one transaction. */
    static void append(DataSource dataSource, RecordWriter writer, List<DecisionRecord> decisions) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            writer.write(connection, List.of(entry(decisions)));
        }
    }
}
