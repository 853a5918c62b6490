package io.criterio.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.problem.Problems;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strict JSON (RFC 8259) in UTF-8, within limits. */
public final class Json {

    /** No request nests deeper, in levels. */
    public static final int MAX_DEPTH = 64;

    /** No request holds a longer number, in digits. */
    public static final int MAX_NUMBER_LENGTH = 64;

    /** No request holds a longer text, in UTF-16 units; the fields' own limits are far below. */
    public static final int MAX_TEXT_LENGTH = 65_536;

    /** No request holds a longer member name, in UTF-16 units. */
    public static final int MAX_NAME_LENGTH = 256;

    /** No request that is read as a whole holds more objects, lists and values: each takes memory. */
    public static final int MAX_NODES = 1_000_000;

    private static final String TOO_MANY = "Values: more than " + MAX_NODES;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Otherwise a document in UTF-16 would pass; JSON between systems is UTF-8.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Names come from callers; interning them would fill a table that never shrinks.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NON_ASCII = 0x8080808080808080L;

    private Json() {}

    /** What is done with a document while its parser is open. */
    @FunctionalInterface
    public interface Reading<T> {
        @Nullable
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Reads one document. The parser stands on the first token; after the reading nothing may follow.
     *
     * @param path follows the reading, to say where a limit was broken
     * @param problems learns of a broken limit
     * @return what the reading returned, null when a limit was broken
     * @throws NotJsonException if the bytes are not one JSON document in UTF-8
     */
    public static <T> @Nullable T read(byte[] bytes, Path path, Problems problems, Reading<T> reading)
            throws NotJsonException {
        checkUtf8(bytes);
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return read(parser, path, problems, reading);
        } catch (JsonParseException broken) {
            throw new NotJsonException(firstSentence(broken.getOriginalMessage()) + ", at line "
                    + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + ".");
        } catch (IOException | IllegalStateException broken) {
            throw new NotJsonException("The body cannot be read as JSON.");
        }
    }

    private static <T> @Nullable T read(JsonParser parser, Path path, Problems problems, Reading<T> reading)
            throws IOException, NotJsonException {
        try {
            if (parser.nextToken() == null) {
                throw new NotJsonException("The body is empty; send a JSON object.");
            }
            T result = reading.read(parser);
            if (parser.nextToken() != null) {
                throw new NotJsonException("There is more after the end of the JSON document, at " + place(parser)
                        + "; send one document.");
            }
            return result;
        } catch (StreamConstraintsException broken) {
            String message = String.valueOf(broken.getOriginalMessage());
            // The parser reads a number together with the name before it, when the path is not there yet.
            boolean number = message.startsWith("Number");
            problems.unreadable(
                    number ? parser.getParsingContext().pathAsPointer().toString() : path.pointer(),
                    limitBroken(message));
            return null;
        }
    }

    /** Looks at a document without judging it: null when it is too broken to look at. */
    public static <T> @Nullable T peek(byte[] bytes, Reading<T> reading) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return parser.nextToken() == null ? null : reading.read(parser);
        } catch (IOException | IllegalStateException broken) {
            return null;
        }
    }

    /**
     * Reads the value that the parser stands on into a tree; of a member that appears twice the first is kept and the
     * second is noted.
     */
    public static JsonNode tree(JsonParser parser, Path path, Problems problems) throws IOException {
        return tree(parser, path, problems, new int[1]);
    }

    private static JsonNode tree(JsonParser parser, Path path, Problems problems, int[] count) throws IOException {
        if (++count[0] > MAX_NODES) {
            throw new StreamConstraintsException(TOO_MANY);
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = nodes.objectNode();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    path.enter(name);
                    parser.nextToken();
                    JsonNode value = tree(parser, path, problems, count);
                    if (object.has(name)) {
                        problems.unreadable(path.pointer(), RecordReader.TWICE);
                    } else {
                        object.set(name, value);
                    }
                    path.leave();
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = nodes.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    path.enter(array.size());
                    array.add(tree(parser, path, problems, count));
                    path.leave();
                }
                yield array;
            }
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> nodes.numberNode(parser.getIntValue());
                    case LONG -> nodes.numberNode(parser.getLongValue());
                    default -> nodes.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> {
                try {
                    yield nodes.numberNode(parser.getDecimalValue());
                } catch (NumberFormatException exponentBeyondInteger) {
                    problems.unreadable(path.pointer(), "the number " + parser.getText() + " is beyond all limits");
                    yield nodes.nullNode();
                }
            }
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
        };
    }

    private static void checkUtf8(byte[] bytes) throws NotJsonException {
        int i = 0;
        for (int last = bytes.length - Long.BYTES; i <= last; i += Long.BYTES) {
            if (((long) LONGS.get(bytes, i) & NON_ASCII) != 0) {
                break;
            }
        }
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        if (i == bytes.length) {
            return;
        }
        if (i == 0 && bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB) {
            throw new NotJsonException("The body starts with a byte order mark; leave it out.");
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, i, bytes.length - i));
        } catch (CharacterCodingException malformed) {
            throw new NotJsonException("The body is not UTF-8; JSON is.");
        }
    }

    private static String limitBroken(String message) {
        if (message.contains("nesting")) {
            return "nests deeper than " + MAX_DEPTH + " levels; no request needs that";
        }
        if (message.startsWith("Number")) {
            return "holds a number of more than " + MAX_NUMBER_LENGTH + " digits";
        }
        if (message.startsWith("Name")) {
            return "holds a member name of more than " + MAX_NAME_LENGTH + " characters";
        }
        if (message.equals(TOO_MANY)) {
            return "is one more than " + MAX_NODES + " values, which is the limit; send less at a time";
        }
        return "holds a text of more than " + MAX_TEXT_LENGTH + " characters";
    }

    private static String place(JsonParser parser) {
        var location = parser.currentTokenLocation();
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Jackson goes on to name its own settings; a caller has no use for them. */
    private static String firstSentence(String message) {
        int end = message.indexOf(": ");
        String sentence = end < 0 ? message : message.substring(0, end);
        int line = sentence.indexOf('\n');
        return line < 0 ? sentence : sentence.substring(0, line);
    }
}
