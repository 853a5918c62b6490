package io.criterio.decision;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.criterio.release.Release;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision with its envelope.
 *
 * @param recorded what only a decision that is recorded has
 */
record Taken(
        String type,
        @Nullable String caseId,
        LocalDate asOf,
        Release release,
        Language language,
        Decided decided,
        @Nullable Recorded recorded) {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Identity and time of a decision that is recorded. */
    record Recorded(UUID id, Instant decidedAt) {}

    /**
     * The answer in UTF-8. The outcome and the trace are spliced in as they were serialised when the decision was
     * taken. A dry run has neither {@code id} nor {@code decidedAt}: its answer depends on nothing but the request and
     * the release.
     */
    byte[] answer() {
        byte[] trace = decided.trace();
        Bytes answer = new Bytes(decided.outcome().length + (trace == null ? 0 : trace.length) + 400);
        answer.ascii("{");
        if (recorded != null) {
            answer.ascii("\"id\":\"").ascii(recorded.id().toString()).ascii("\",");
        }
        answer.ascii("\"type\":\"").ascii(type).ascii("\"");
        if (caseId != null) {
            answer.ascii(",\"caseId\":\"")
                    .bytes(JsonStringEncoder.getInstance().quoteAsUTF8(caseId))
                    .ascii("\"");
        }
        answer.ascii(",\"asOf\":\"").ascii(asOf.toString()).ascii("\"");
        if (recorded != null) {
            answer.ascii(",\"decidedAt\":\"")
                    .ascii(INSTANT.format(recorded.decidedAt()))
                    .ascii("\"");
        }
        answer.ascii(",\"release\":{\"version\":\"")
                .bytes(JsonStringEncoder.getInstance().quoteAsUTF8(release.version()))
                .ascii("\",\"digest\":\"")
                .ascii(release.digest())
                .ascii("\"},\"outcome\":")
                .bytes(decided.outcome());
        if (trace != null) {
            answer.ascii(",\"trace\":").bytes(trace);
        }
        return answer.ascii("}").toByteArray();
    }

    /** A buffer that takes what is known to be ASCII without asking. */
    private static final class Bytes extends ByteArrayOutputStream {

        Bytes(int size) {
            super(size);
        }

        Bytes ascii(String text) {
            return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Bytes bytes(byte[] bytes) {
            write(bytes, 0, bytes.length);
            return this;
        }
    }
}
