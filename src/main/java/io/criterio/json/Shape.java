package io.criterio.json;

import com.fasterxml.jackson.core.JsonParser;
import io.criterio.problem.Problems;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one value has to look like. */
interface Shape {

    /**
     * Reads the value that the parser stands on, which is not null, up to its end.
     *
     * @return the value; null when it was wrong, which {@code problems} then knows
     */
    @Nullable
    Object read(JsonParser parser, Path path, Problems problems) throws IOException;

    /**
     * Reads the value that begins at the position, which is not null, as {@link #read} would.
     *
     * @return the value, the same that {@link #read} makes of it without a problem
     * @throws PlainJson.NotPlainException when that would take more than looking at plain bytes
     */
    Object plain(PlainJson json);

    /** What to say of a value that is expected: "one of A, B" or "a date (yyyy-mm-dd)". */
    String expected();

    /** Notes a value of the wrong kind and passes over it. */
    default @Nullable Object wrong(JsonParser parser, Path path, Problems problems) throws IOException {
        if (problems.isFull()) {
            problems.drop();
        } else {
            problems.unreadable(path.pointer(), found(parser) + " is not " + expected());
        }
        parser.skipChildren();
        return null;
    }

    /** The value that the parser stands on, short enough for a message. */
    private static String found(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text " + quote(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shorten(parser.getText());
            case VALUE_NULL -> "null";
            default -> parser.getText();
        };
    }

    static String quote(String text) {
        return '"' + shorten(text) + '"';
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
