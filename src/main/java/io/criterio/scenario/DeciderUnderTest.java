package io.criterio.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the requests of scenarios to a decider, past the envelope: nothing is recorded, and today is never asked for. */
public final class DeciderUnderTest implements DecisionUnderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Decider decider;
    private final RecordReader<? extends Record> reader;
    private final String language;

    /**
     * Makes the adapter of one decider.
     *
     * @param requests the record that requests of the decider's type are read into, as over the wire
     * @param language of the texts, {@code es} or {@code en}
     */
    public <R extends Record & DecisionRequest> DeciderUnderTest(Decider decider, Class<R> requests, String language) {
        this(decider, RecordReader.of(requests), language);
    }

    /**
     * Makes the adapter of one decider.
     *
     * @param requests the record that requests of the decider's type are read into; it is a {@link DecisionRequest}
     * @param language of the texts, {@code es} or {@code en}
     */
    public static DeciderUnderTest of(Decider decider, Class<? extends DecisionRequest> requests, String language) {
        return new DeciderUnderTest(decider, RecordReader.of(requests.asSubclass(Record.class)), language);
    }

    private DeciderUnderTest(Decider decider, RecordReader<? extends Record> reader, String language) {
        this.decider = decider;
        this.reader = reader;
        this.language = language;
    }

    /** What the rules are asked for a request; none where it is refused. */
    Optional<Decider.Asked> asked(ObjectNode json) {
        Problems problems = new Problems();
        DecisionRequest request = read(json, problems);
        Decider.Context context = request == null ? null : context(request, problems);
        return request == null || context == null || !problems.isEmpty()
                ? Optional.empty()
                : decider.asked(request, context);
    }

    /** Decides one request. Without a business date it is refused: what depends on today is not the same tomorrow. */
    @Override
    public Answer decide(ObjectNode json) {
        Problems problems = new Problems();
        DecisionRequest request = read(json, problems);
        if (request == null || problems.isIncomplete()) {
            return new Answer.Refusal(problems.errors());
        }
        Decider.Context context = context(request, problems);
        if (context == null) {
            return new Answer.Refusal(problems.errors());
        }
        Decided decided = decider.decide(request, context, problems);
        if (decided == null || !problems.isEmpty()) {
            return new Answer.Refusal(problems.errors());
        }
        try {
            return new Answer.Decision(JSON.readTree(decided.outcome().json()), Set.copyOf(decided.rules()));
        } catch (IOException noJson) {
            throw new UncheckedIOException("the outcome of a decision is no JSON", noJson);
        }
    }

    private @Nullable DecisionRequest read(ObjectNode json, Problems problems) {
        try (JsonParser parser = json.traverse()) {
            parser.nextToken();
            return (DecisionRequest) reader.read(parser, new Path(), problems);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a tree in memory cannot be read", impossible);
        }
    }

    private Decider.@Nullable Context context(DecisionRequest request, Problems problems) {
        LocalDate asOf = request.asOf() != null ? request.asOf() : decider.asOf(request);
        if (asOf == null) {
            problems.add(
                    "/asOf",
                    "asOf is missing; expected the date of the suite, or one that is given: a scenario that depends on"
                            + " today is not the same tomorrow");
            return null;
        }
        List<String> include = request.include();
        return new Decider.Context(asOf, language, include == null ? Set.of() : Set.copyOf(include));
    }
}
