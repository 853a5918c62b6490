package io.criterio.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.problem.Problems;
import io.criterio.record.DecisionRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides again what is recorded as asked, by the decider of any release. Thread-safe. */
@Singleton
public final class RecordedRequests {

    private static final String TRACE = "trace";
    private static final String TYPE = "type";
    private static final String MASKED = "masked";

    private final RequestReader reader;

    @Inject
    public RecordedRequests(RequestReader reader) {
        this.reader = reader;
    }

    /**
     * What an outcome depends on, beside the release.
     *
     * @param input canonical JSON, as it was recorded
     */
    public record Recorded(String type, LocalDate asOf, String language, String input) {

        /** Of a decision. */
        public static Recorded of(DecisionRecord decision) {
            return new Recorded(decision.type(), decision.asOf(), decision.language(), decision.input());
        }
    }

    /** Whose deciders decide. */
    @FunctionalInterface
    public interface Deciders {

        /** Works with the decider of a type, or says why there is none. */
        Redecided under(DecisionType type, Function<Decider, Redecided> work);
    }

    /** Decides, without a trace. */
    public Redecided decide(Recorded recorded, Deciders deciders) {
        return decide(recorded, false, deciders);
    }

    /** The same, with the trace if the type has one. */
    Redecided decideWithTrace(Recorded recorded, Deciders deciders) {
        return decide(recorded, true, deciders);
    }

    private Redecided decide(Recorded recorded, boolean traced, Deciders deciders) {
        Problems problems = new Problems();
        JsonNode input = input(recorded, problems);
        if (!(input instanceof ObjectNode asked)) {
            return new Redecided.Impossible("The recorded input is not a JSON object.");
        }
        if (asked.remove(MASKED) instanceof ArrayNode masked && !masked.isEmpty()) {
            List<String> pointers = new ArrayList<>();
            masked.forEach(pointer -> pointers.add(pointer.asText()));
            return new Redecided.Masked(pointers);
        }
        asked.put(TYPE, recorded.type());
        RequestReader.Read read = reader.read(asked, problems);
        DecisionRequest request = read.request();
        DecisionType type = read.type();
        if (request == null || type == null || !problems.isEmpty()) {
            return unreadable(problems);
        }
        Set<String> include = new HashSet<>(request.include() == null ? Set.of() : request.include());
        include.remove(TRACE);
        if (traced && type.includes().contains(TRACE)) {
            include.add(TRACE);
        }
        Decider.Context context = new Decider.Context(recorded.asOf(), recorded.language(), Set.copyOf(include));
        return deciders.under(type, decider -> decide(decider, request, context, problems));
    }

    private static Redecided decide(
            Decider decider, DecisionRequest request, Decider.Context context, Problems problems) {
        Decided decided = decider.decide(request, context, problems);
        return decided == null || !problems.isEmpty() ? unreadable(problems) : new Redecided.Done(decided);
    }

    private static Redecided unreadable(Problems problems) {
        String first = problems.errors().stream()
                .findFirst()
                .map(error -> ": " + error.pointer() + " " + error.text())
                .orElse("");
        return new Redecided.Impossible("The recorded input is not a valid request any more" + first + ".");
    }

    private static @Nullable JsonNode input(Recorded recorded, Problems problems) {
        try {
            // As strictly as the request was read, and its numbers as exactly.
            Path path = new Path();
            return Json.read(
                    recorded.input().getBytes(StandardCharsets.UTF_8),
                    path,
                    problems,
                    parser -> Json.tree(parser, path, problems));
        } catch (NotJsonException broken) {
            return null;
        }
    }
}
