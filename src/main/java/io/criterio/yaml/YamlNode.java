package io.criterio.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML text, with the line it starts on (from 1). */
public sealed interface YamlNode {

    int line();

    /**
     * A value.
     *
     * @param text as written, without quotes; empty where nothing was written
     */
    record Scalar(int line, String text, Type type) implements YamlNode {

        /** A text, whatever it looks like. */
        public Scalar(int line, String text) {
            this(line, text, Type.TEXT);
        }

        /** What an unquoted text looks like; a quoted one is TEXT whatever it looks like, and so are yes and no. */
        public enum Type {
            TEXT,
            INTEGER,
            DECIMAL,
            BOOLEAN,
            NOTHING
        }
    }

    /** A list, in the order of the text. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * Keys and values, in the order of the text.
     *
     * @param keyLines the line that each key stands on; its value may start further down
     */
    record Mapping(int line, Map<String, YamlNode> entries, Map<String, Integer> keyLines) implements YamlNode {

        /** A mapping of which no more than its own line is known. */
        public Mapping(int line, Map<String, YamlNode> entries) {
            this(line, entries, Map.of());
        }

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            keyLines = Map.copyOf(keyLines);
        }

        /** The line that {@code key} stands on; the mapping's own where it has no such key. */
        public int keyLine(String key) {
            return keyLines.getOrDefault(key, line);
        }

        /** The value of {@code key}, or null where the mapping has no such key. */
        public @Nullable YamlNode get(String key) {
            return entries.get(key);
        }
    }

    /** No file of rules nests deeper, in levels. */
    int MAX_DEPTH = 64;

    /** No file of rules holds more mappings, sequences and scalars. */
    int MAX_NODES = 200_000;

    /** A longer run of digits is a text: no number of a rules file is. */
    int MAX_DIGITS = 64;

    /**
     * Reads one YAML document. An empty text is an empty scalar.
     *
     * @throws YamlSyntaxException if the text is no YAML, repeats a key, uses an alias, nests deeper than
     *     {@value #MAX_DEPTH} levels or holds more than {@value #MAX_NODES} nodes
     */
    static YamlNode parse(String text) {
        try (YAMLParser parser = Reader.FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return new Scalar(1, "", Scalar.Type.NOTHING);
            }
            YamlNode root = new Reader().read(parser, 1);
            if (parser.nextToken() != null) {
                throw new YamlSyntaxException(
                        Reader.line(parser), "a second document starts here. Hint: a rules file holds one; split it.");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw YamlSyntaxException.beyond(1, "is beyond a limit: " + Reader.firstLine(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new YamlSyntaxException(line, "this is not YAML: " + Reader.firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recursive descent over the parser's tokens. */
    final class Reader {
        private static final YAMLFactory FACTORY = YAMLFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        // Ours says more; this one is for what never gets there.
                        .maxNestingDepth(MAX_DEPTH + 2)
                        .build())
                .build();
        private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
        private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+\\.[0-9]+");

        private int nodes;

        private Reader() {}

        private YamlNode read(YAMLParser parser, int depth) throws IOException {
            int line = line(parser);
            if (depth > MAX_DEPTH) {
                throw YamlSyntaxException.beyond(
                        line, "nests deeper than " + MAX_DEPTH + " levels. Hint: no file of rules needs that.");
            }
            if (++nodes > MAX_NODES) {
                throw YamlSyntaxException.beyond(line, "holds more than " + MAX_NODES + " values. Hint: split it.");
            }
            if (parser.isCurrentAlias()) {
                throw new YamlSyntaxException(line, "an alias. Hint: write the value out where it is used.");
            }
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                return readMapping(parser, line, depth);
            }
            if (token == JsonToken.START_ARRAY) {
                List<YamlNode> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser, depth + 1));
                }
                return new Sequence(line, items);
            }
            if (token == JsonToken.VALUE_NULL) {
                return new Scalar(line, "", Scalar.Type.NOTHING);
            }
            return new Scalar(line, parser.getText(), type(token, parser.getText()));
        }

        /** The parser also takes {@code no} for a boolean and {@code 1_000} for a number; people write words. */
        private static Scalar.Type type(JsonToken token, String text) {
            if (text.length() > MAX_DIGITS) {
                return Scalar.Type.TEXT;
            }
            return switch (token) {
                case VALUE_NUMBER_INT -> INTEGER.matcher(text).matches() ? Scalar.Type.INTEGER : Scalar.Type.TEXT;
                case VALUE_NUMBER_FLOAT -> DECIMAL.matcher(text).matches() ? Scalar.Type.DECIMAL : Scalar.Type.TEXT;
                case VALUE_TRUE, VALUE_FALSE ->
                    text.equals("true") || text.equals("false") ? Scalar.Type.BOOLEAN : Scalar.Type.TEXT;
                default -> Scalar.Type.TEXT;
            };
        }

        private Mapping readMapping(YAMLParser parser, int line, int depth) throws IOException {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            Map<String, Integer> keyLines = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = line(parser);
                keyLines.put(key, keyLine);
                parser.nextToken();
                YamlNode earlier = entries.put(key, read(parser, depth + 1));
                if (earlier != null) {
                    throw new YamlSyntaxException(
                            keyLine,
                            "the key " + key + " is here a second time. Hint: the first is before or on line "
                                    + earlier.line() + "; keep one.");
                }
            }
            return new Mapping(line, entries, keyLines);
        }

        private static int line(JsonParser parser) {
            return Math.max(1, parser.currentTokenLocation().getLineNr());
        }

        private static String firstLine(@Nullable String message) {
            return message == null ? "" : message.lines().findFirst().orElse("");
        }
    }
}
