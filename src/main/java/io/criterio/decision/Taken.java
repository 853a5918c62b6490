package io.criterio.decision;

import io.criterio.record.NewDecision;
import io.criterio.release.Release;
import io.criterio.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A decision with its envelope.
 *
 * @param recorded what only a decision that is recorded has; null for a dry run
 */
record Taken(
        String type,
        @Nullable String caseId,
        LocalDate asOf,
        Release release,
        Language language,
        Decided decided,
        @Nullable Recorded recorded) {

    /** Identity and time of a decision that is recorded. */
    record Recorded(UUID id, Instant decidedAt) {}

    /** 201 for a decision that is recorded, 200 for a dry run. */
    int status() {
        return recorded == null ? 200 : 201;
    }

    /**
     * The answer in UTF-8. The outcome and the trace are spliced in as they were serialised when the decision was
     * taken. A dry run has neither {@code id} nor {@code decidedAt}: its answer depends on nothing but the request and
     * the release.
     */
    byte[] answer() {
        byte[] outcome = decided.outcome().json();
        byte[] trace = decided.trace();
        Utf8 answer = new Utf8(outcome.length + (trace == null ? 0 : trace.length) + 512);
        write(answer, recorded, type, caseId, asOf, release(release.version(), release.digest()), outcome, trace);
        return answer.toByteArray();
    }

    /** Writes the answer of a decision. */
    static void write(
            Utf8 answer,
            @Nullable Recorded recorded,
            String type,
            @Nullable String caseId,
            LocalDate asOf,
            byte[] release,
            byte[] outcome,
            byte @Nullable [] trace) {
        answer.ascii("{");
        if (recorded != null) {
            answer.ascii("\"id\":\"").ascii(recorded.id().toString()).ascii("\",");
        }
        envelope(answer, type, caseId, asOf, recorded == null ? null : recorded.decidedAt());
        answer.ascii(",\"release\":").bytes(release);
        answer.ascii(",\"outcome\":").bytes(outcome);
        if (trace != null) {
            answer.ascii(",\"trace\":").bytes(trace);
        }
        answer.ascii("}");
    }

    /** The members that every form of a decision has in common. */
    static void envelope(Utf8 json, String type, @Nullable String caseId, LocalDate asOf, @Nullable Instant decidedAt) {
        json.ascii("\"type\":\"").ascii(type).ascii("\"");
        if (caseId != null) {
            json.ascii(",\"caseId\":\"").escaped(caseId).ascii("\"");
        }
        json.ascii(",\"asOf\":\"").ascii(asOf.toString()).ascii("\"");
        if (decidedAt != null) {
            json.ascii(",\"decidedAt\":\"").instant(decidedAt).ascii("\"");
        }
    }

    /** A release as an answer names it. */
    static byte[] release(String version, String digest) {
        return new Utf8(128)
                .ascii("{\"version\":\"")
                .escaped(version)
                .ascii("\",\"digest\":\"")
                .escaped(digest)
                .ascii("\"}")
                .toByteArray();
    }

    /**
     * What is recorded of this decision.
     *
     * @param standIn what stands in the record for a person
     * @param branch for which it is taken, if its caller is bound to one
     * @throws IllegalStateException for a dry run, which has none
     */
    NewDecision record(UnaryOperator<String> standIn, @Nullable String branch) {
        if (recorded == null) {
            throw new IllegalStateException("A dry run is not recorded");
        }
        return new NewDecision(
                recorded.id(),
                type,
                caseId,
                asOf,
                recorded.decidedAt(),
                release.version(),
                release.digest(),
                language.tag(),
                decided.input().write(standIn),
                decided.outcome(),
                decided.rules(),
                decided.customerRef(),
                decided.executiveId(),
                branch);
    }
}
