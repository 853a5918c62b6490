package io.criterio.json;

import com.fasterxml.jackson.core.JsonParser;
import io.criterio.problem.Problems;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of one record class. Nothing is converted on the way: a text is no number, {@code 2.0} is no integer,
 * {@code "true"} is no boolean. A member that is absent or null leaves the component null.
 *
 * @param <T> the record class
 */
public final class RecordReader<T extends Record> {

    static final String TWICE = "appears twice in the same object; keep one";

    private final Class<T> type;
    private final ObjectShape shape;

    private RecordReader(Class<T> type, ObjectShape shape) {
        this.type = type;
        this.shape = shape;
    }

    /** @throws IllegalArgumentException if a component's type is none that this reader knows */
    public static <T extends Record> RecordReader<T> of(Class<T> type) {
        return new RecordReader<>(type, Shapes.of(type, false));
    }

    /** Reads what it knows and passes over members that it does not know, without a word. */
    public static <T extends Record> RecordReader<T> ofKnownMembers(Class<T> type) {
        return new RecordReader<>(type, Shapes.of(type, true));
    }

    /**
     * Reads the object that the parser stands on, up to its end.
     *
     * @param path where the parser is; the same again afterwards
     * @param problems learns of everything that is wrong
     * @return the record, with null where something was wrong; null when it was no object
     * @throws io.criterio.problem.ProblemException if a list is longer than {@link Bulk} lets it be
     */
    public @Nullable T read(JsonParser parser, Path path, Problems problems) throws IOException {
        return type.cast(shape.read(parser, path, problems));
    }

    /**
     * Reads a document from its bytes, without a parser, if nothing about it takes one: several times as fast. A document
     * that is read in this way is one that {@link Json#read} with {@link #read} accepts without a problem and makes the
     * same record of.
     *
     * @return null when the document has to be read by the parser: it is wrong, or only unusual
     */
    public @Nullable T readPlain(byte[] bytes, int from, int to) {
        try {
            PlainJson json = new PlainJson(bytes, from, to);
            json.space();
            T read = type.cast(shape.plain(json));
            json.expectEnd();
            return read;
        } catch (PlainJson.NotPlainException notPlain) {
            return null;
        }
    }
}
