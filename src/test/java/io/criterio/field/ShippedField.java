package io.criterio.field;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.Decider.Context;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import io.criterio.release.Release;
import io.criterio.rules.RulesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The field decisions under the rules of {@code rules/field}, compiled once for all tests, asked in JSON. */
final class ShippedField {

    static final Release RELEASE = Release.of(RulesFolder.read(Path.of("rules")));
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final FieldReleases RELEASES = new FieldReleases();
    private static final Map<Class<?>, Decider> DECIDERS = new ConcurrentHashMap<>();

    private final DecisionType type;
    private final LocalDate asOf;

    private ShippedField(DecisionType type, String asOf) {
        this.type = type;
        this.asOf = LocalDate.parse(asOf);
    }

    static FieldReleases releases() {
        return RELEASES;
    }

    /** A decision type, asked on a day. */
    static ShippedField asked(DecisionType type, String asOf) {
        return new ShippedField(type, asOf);
    }

    /** The outcome for some facts. */
    JsonNode outcome(String facts) {
        return tree(decided(facts, "es").outcome().json());
    }

    JsonNode outcomeInEnglish(String facts) {
        return tree(decided(facts, "en").outcome().json());
    }

    JsonNode trace(String facts) {
        return tree(decided(facts, "es", "trace").trace());
    }

    Decided decided(String facts, String language, String... include) {
        Problems problems = new Problems();
        Decided decided = decide(facts, language, problems, include);
        if (decided == null) {
            throw new AssertionError("refused: " + problems.errors());
        }
        return decided;
    }

    /** What is wrong with some facts: pointer and text. */
    List<FieldError> errors(String facts) {
        Problems problems = new Problems();
        Decided decided = decide(facts, "es", problems);
        if (decided != null) {
            throw new AssertionError("decided: " + tree(decided.outcome().json()));
        }
        return problems.errors();
    }

    /** What becomes of a request: an outcome, or what is wrong with it. */
    record Asked(@Nullable JsonNode outcome, List<FieldError> errors) {}

    Asked ask(DecisionRequest request) {
        Problems problems = new Problems();
        Decided decided = decide(request, "es", problems);
        return new Asked(decided == null ? null : tree(decided.outcome().json()), problems.errors());
    }

    private @Nullable Decided decide(String facts, String language, Problems problems, String... include) {
        try {
            DecisionRequest request = JSON.readValue(
                    "{\"type\": \"" + type.name() + "\", \"facts\": " + facts + "}", type.requestClass());
            return decide(request, language, problems, include);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Decided decide(DecisionRequest request, String language, Problems problems, String... include) {
        return DECIDERS.computeIfAbsent(type.getClass(), any -> type.prepare(RELEASE))
                .decide(request, new Context(asOf, language, Set.of(include)), problems);
    }

    static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
