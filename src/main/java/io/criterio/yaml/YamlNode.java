package io.criterio.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML text, with the line it starts on (from 1). */
public sealed interface YamlNode {

    int line();

    /** A value: the text as written, without quotes; empty where nothing was written. */
    record Scalar(int line, String text) implements YamlNode {}

    /** A list, in the order of the text. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys and values, in the order of the text. */
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of {@code key}, or null where the mapping has no such key. */
        public @Nullable YamlNode get(String key) {
            return entries.get(key);
        }
    }

    /**
     * Reads one YAML document. An empty text is an empty scalar.
     *
     * @throws YamlSyntaxException if the text is no YAML, repeats a key or uses an alias
     */
    static YamlNode parse(String text) {
        try (YAMLParser parser = Reader.FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return new Scalar(1, "");
            }
            YamlNode root = Reader.read(parser);
            if (parser.nextToken() != null) {
                throw new YamlSyntaxException(
                        Reader.line(parser), "a second document starts here. Hint: a rules file holds one; split it.");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new YamlSyntaxException(line, "this is not YAML: " + Reader.firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recursive descent over the parser's tokens. */
    final class Reader {
        private static final YAMLFactory FACTORY = new YAMLFactory();

        private Reader() {}

        private static YamlNode read(YAMLParser parser) throws IOException {
            int line = line(parser);
            if (parser.isCurrentAlias()) {
                throw new YamlSyntaxException(line, "an alias. Hint: write the value out where it is used.");
            }
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                return readMapping(parser, line);
            }
            if (token == JsonToken.START_ARRAY) {
                List<YamlNode> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                return new Sequence(line, items);
            }
            return new Scalar(line, token == JsonToken.VALUE_NULL ? "" : parser.getText());
        }

        private static Mapping readMapping(YAMLParser parser, int line) throws IOException {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = line(parser);
                parser.nextToken();
                YamlNode earlier = entries.put(key, read(parser));
                if (earlier != null) {
                    throw new YamlSyntaxException(
                            keyLine,
                            "the key " + key + " is here a second time. Hint: the first is before or on line "
                                    + earlier.line() + "; keep one.");
                }
            }
            return new Mapping(line, entries);
        }

        private static int line(JsonParser parser) {
            return Math.max(1, parser.currentTokenLocation().getLineNr());
        }

        private static String firstLine(@Nullable String message) {
            return message == null ? "" : message.lines().findFirst().orElse("");
        }
    }
}
