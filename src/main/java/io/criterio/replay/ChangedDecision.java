package io.criterio.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.record.Scanned;
import io.criterio.verification.Difference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the differences: one decision that changes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChangedDecision", description = "A recorded decision that the candidate decides otherwise.")
record ChangedDecision(
        @Schema(required = true) UUID decision,

        @Schema(required = true) Instant decidedAt,

        @Schema(required = true, examples = "RETENTION") String type,

        @Nullable String caseId,

        @Schema(required = true, description = "Rules that are in the outcome now and were not, sorted.")
        List<String> appeared,

        @Schema(required = true, description = "Rules that were in the outcome and are no more, sorted.")
        List<String> vanished,

        @Schema(
                required = true,
                maxItems = ChangedDecision.MOST_DIFFERENCES,
                description = "Where the outcomes differ: `recorded` and, under the candidate, `now`.")
        List<Difference> differences,

        @Schema(description = "How many differences are not listed; absent when all are.") @Nullable
        Integer omitted) {

    /** More of one decision say little, and fill the disk. */
    static final int MOST_DIFFERENCES = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The members that do not depend on the decision, only on what it has in common with others. */
    static byte[] members(List<String> appeared, List<String> vanished, List<Difference> differences, int omitted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectField("appeared", appeared);
            json.writeObjectField("vanished", vanished);
            json.writeObjectField(
                    "differences",
                    differences.size() > MOST_DIFFERENCES ? differences.subList(0, MOST_DIFFERENCES) : differences);
            int more = omitted + Math.max(0, differences.size() - MOST_DIFFERENCES);
            if (more > 0) {
                json.writeNumberField("omitted", more);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] object = bytes.toByteArray();
        return Arrays.copyOfRange(object, 1, object.length);
    }

    /** Writes the line of a decision; returns its length in bytes. */
    static int write(Scanned decision, byte[] members, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(160)
                .append("{\"decision\":\"")
                .append(decision.id())
                .append("\",\"decidedAt\":\"")
                .append(decision.decidedAt())
                .append("\",\"type\":\"")
                .append(decision.likeness().type());
        if (decision.caseId() != null) {
            head.append("\",\"caseId\":\"")
                    .append(JsonStringEncoder.getInstance().quoteAsString(decision.caseId()));
        }
        byte[] start = head.append("\",").toString().getBytes(StandardCharsets.UTF_8);
        out.write(start);
        out.write(members);
        out.write('\n');
        return start.length + members.length + 1;
    }

    /** As a program reads it. */
    static Line read(String line) throws JsonProcessingException {
        return JSON.readValue(line, Line.class);
    }

    /** A line with its parts as they are written. */
    record Line(
            String decision,
            String decidedAt,
            String type,
            @Nullable String caseId,
            List<String> appeared,
            List<String> vanished,
            List<Place> differences,
            @Nullable Integer omitted) {}

    /** A place with its values as they are written. */
    record Place(
            String pointer,
            @Nullable JsonNode recorded,
            @Nullable JsonNode now,
            @Nullable String note) {}
}
