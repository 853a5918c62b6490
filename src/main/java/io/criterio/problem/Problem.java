package io.criterio.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.criterio.problem.Problems.FieldError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong with one request, by RFC 9457.
 *
 * @param type stable reference to the kind of problem
 * @param title one sentence, the same for every problem of the kind
 * @param status the HTTP status
 * @param detail what went wrong this time and what to do about it
 * @param instance the resource that was asked, or the report that the log knows of
 * @param errors every field that is wrong
 */
@Schema(name = "Problem", description = "What went wrong, by RFC 9457.")
public record Problem(
        @Schema(
                required = true,
                description = "Stable reference to the kind of problem.",
                examples = "/problems/validation")
        String type,

        @Schema(required = true, description = "One sentence, the same for every problem of the kind.")
        String title,

        @Schema(required = true, description = "The HTTP status.", examples = "422")
        int status,

        @Schema(required = true, description = "What went wrong this time and what to do about it.")
        String detail,

        @Schema(required = true, description = "The resource that was asked, or the report that the log knows of.")
        String instance,

        @Schema(required = true, description = "Every field that is wrong; empty when no field is to blame.")
        List<FieldError> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory FACTORY = new JsonFactory();

    public Problem {
        errors = List.copyOf(errors);
    }

    public Problem(ProblemKind kind, String detail, String instance, List<FieldError> errors) {
        this(kind.type(), kind.title(), kind.status(), detail, instance, errors);
    }

    /** The problem as JSON in UTF-8. */
    public byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", wellFormed(detail));
            json.writeStringField("instance", wellFormed(instance));
            json.writeArrayFieldStart("errors");
            for (FieldError error : errors) {
                json.writeStartObject();
                json.writeStringField("pointer", wellFormed(error.pointer()));
                json.writeStringField("text", wellFormed(error.text()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Messages quote what a caller sent, and a caller may send half a character; JSON in UTF-8 cannot hold that. */
    private static String wellFormed(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> repaired.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return repaired.toString();
    }
}
