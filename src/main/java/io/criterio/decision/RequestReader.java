package io.criterio.decision;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.Problems;
import io.criterio.problem.Suggestion;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the request of a decision: {@code type} selects the record class, which says everything else. */
@Singleton
public final class RequestReader {

    private static final String TYPE = "type";

    private final SortedMap<String, Kind> kinds = new TreeMap<>();
    private final RecordReader<Envelope> envelopes = RecordReader.ofKnownMembers(Envelope.class);

    @Inject
    public RequestReader(@All List<DecisionType> types) {
        types.forEach(type -> kinds.put(type.name(), new Kind(type, reader(type.requestClass()))));
    }

    /** The types there are, sorted. */
    SortedSet<String> types() {
        return new TreeSet<>(kinds.keySet());
    }

    /** What decisions of a type offer to customers. */
    Set<String> tools(String type) {
        Kind kind = kinds.get(type);
        return kind == null ? Set.of() : kind.type().tools();
    }

    /**
     * A request that was read elsewhere.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    Read of(DecisionRequest request, Problems problems) {
        Kind kind = kinds.get(request.type());
        if (kind == null) {
            throw new IllegalArgumentException(request.type() + " is not one of " + kinds.keySet());
        }
        return new Read(request, kind.type(), problems);
    }

    @SuppressWarnings("unchecked")
    private static RecordReader<? extends Record> reader(Class<? extends DecisionRequest> requestClass) {
        if (!requestClass.isRecord()) {
            throw new IllegalArgumentException(requestClass + " is no record; a request is read into a record");
        }
        return RecordReader.of((Class<? extends Record>) (Class<?>) requestClass);
    }

    /** A request as far as it could be read. */
    public record Read(
            @Nullable DecisionRequest request, @Nullable DecisionType type, Problems problems) {}

    /**
     * Reads a body.
     *
     * @throws NotJsonException if the bytes are not one JSON document
     */
    Read read(byte[] body) throws NotJsonException {
        Problems problems = new Problems();
        Path path = new Path();
        Problems skimming = new Problems();
        // The type may come last; it usually comes first, and then this reads two tokens.
        Kind kind = Json.peek(body, parser -> kind(typeIn(parser), skimming));
        DecisionRequest request =
                Json.read(body, path, problems, parser -> bind(parser, kind, path, problems, skimming));
        return new Read(request, kind == null ? null : kind.type(), problems);
    }

    /** Reads a request that was taken out of a larger document, whose own reading found {@code problems}. */
    Read read(JsonNode tree, Problems problems) {
        Problems skimming = new Problems();
        JsonNode type = tree.get(TYPE);
        Kind kind = kind(
                type == null || type.isNull() ? null : type.isTextual() ? type.textValue() : type.toString(), skimming);
        try (JsonParser parser = tree.traverse()) {
            parser.nextToken();
            Path path = new Path();
            DecisionRequest request = bind(parser, kind, path, problems, skimming);
            return new Read(request, kind == null ? null : kind.type(), problems);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable DecisionRequest bind(
            JsonParser parser, @Nullable Kind kind, Path path, Problems problems, Problems skimming)
            throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            problems.unreadable(
                    "", "is not an object; a request is one, with a type: " + String.join(", ", kinds.keySet()));
            parser.skipChildren();
            return null;
        }
        skimming.errors().forEach(error -> problems.unreadable(error.pointer(), error.text()));
        if (kind == null) {
            envelopes.read(parser, path, problems);
            return null;
        }
        return (DecisionRequest) kind.reader().read(parser, path, problems);
    }

    private @Nullable Kind kind(@Nullable String name, Problems problems) {
        if (name == null) {
            problems.unreadable("/" + TYPE, "is required: one of " + String.join(", ", kinds.keySet()));
            return null;
        }
        Kind kind = kinds.get(name);
        if (kind == null) {
            problems.unreadable(
                    "/" + TYPE,
                    '"' + (name.length() <= 60 ? name : name.substring(0, 60) + "…") + "\" is not one of "
                            + String.join(", ", kinds.keySet()) + Suggestion.hint(name, kinds.keySet()));
        }
        return kind;
    }

    private static @Nullable String typeIn(JsonParser parser) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return null;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals(TYPE)) {
                return token == JsonToken.VALUE_NULL ? null : parser.getText();
            }
            parser.skipChildren();
        }
        return null;
    }

    private record Kind(DecisionType type, RecordReader<? extends Record> reader) {}

    /** What can be checked of a request whose type is not known. */
    private record Envelope(
            @Nullable String caseId,
            @Nullable LocalDate asOf,
            @Nullable List<String> include,
            @Nullable String release,
            @Nullable Boolean dryRun) {}
}
