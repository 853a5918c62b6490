package io.criterio.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.criterio.decision.PersonReference;
import java.util.function.UnaryOperator;

/** Writes records as JSON in UTF-8: components in the order they are declared, dates as ISO 8601. */
public final class OutcomeJson {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .writer();

    private OutcomeJson() {}

    /** The JSON of a record; what is null is left out. */
    public static byte[] write(Object record) {
        return write(WRITER, record);
    }

    /** The JSON of a request as it is recorded, with what stands in the record for persons. */
    public static byte[] write(Object record, UnaryOperator<String> standIn) {
        return write(PersonReference.standingIn(WRITER, standIn), record);
    }

    private static byte[] write(ObjectWriter writer, Object record) {
        try {
            return writer.writeValueAsBytes(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    record.getClass().getSimpleName() + " cannot be written as JSON", impossible);
        }
    }
}
