package io.criterio.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decision type that is all shape and no policy, to try the scenario format on. */
final class Toy {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final SuiteReader READER = new SuiteReader(Map.of("TOY", OutcomeShape.of(Outcome.class)));

    private Toy() {}

    /** Of everything that answers are made of. */
    record Outcome(
            String motive,
            int count,
            Verdict best,
            List<Verdict> tools,
            List<Offer> packages,
            List<Step> steps,
            List<String> notes,
            Object anything) {}

    record Verdict(String tool, String verdict, List<Reason> forbiddenBy, List<String> requires) {}

    record Reason(String rule, String text) {}

    record Offer(List<Tool> tools, List<String> extras) {}

    record Tool(String tool, Integer quantity) {}

    record Step(int order, String code, String text) {}

    static final JsonNode ANSWER = json("""
            {"motive": "IMPOSICION", "count": 3,
             "best": {"tool": "MIGRACION", "verdict": "ELIGIBLE", "forbiddenBy": [], "requires": []},
             "tools": [
               {"tool": "BONIFICACION", "verdict": "FORBIDDEN", "requires": [],
                "forbiddenBy": [{"rule": "TOY-BON-01", "text": "four charges are too many"},
                                {"rule": "TOY-BON-04", "text": "a downsell was offered"}]},
               {"tool": "PRIVILEGIO", "verdict": "ELIGIBLE", "forbiddenBy": [], "requires": ["DOWNSELL"]}],
             "packages": [
               {"tools": [{"tool": "BONIFICACION", "quantity": 2}, {"tool": "PRIVILEGIO"}], "extras": ["CITA_DENTAL"]},
               {"tools": [{"tool": "PRIVILEGIO"}, {"tool": "DOWNSELL"}], "extras": []}],
             "steps": [
               {"order": 1, "code": "WELCOME", "text": "Stand up and say hello."},
               {"order": 2, "code": "LISTEN", "text": "Listen."},
               {"order": 3, "code": "GOODBYE", "text": "Say goodbye."}],
             "notes": ["one", "two"],
             "anything": {"amount": "115.00"}}
            """);

    /** Always the same answer, whatever is asked. */
    static DecisionUnderTest answering(JsonNode outcome, String... fired) {
        return request -> new Answer.Decision(outcome, Set.of(fired));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(text, noJson);
        }
    }

    /** The only scenario of a suite that says no more than this under {@code expect}. */
    static Turn expecting(String expect) {
        return READER.read("toy.yaml", """
                        suite: toy
                        type: TOY
                        scenarios:
                          - name: it is as expected
                            expect:
                        """ + expect.indent(6))
                .scenarios()
                .get(0)
                .turns()
                .get(0);
    }
}
