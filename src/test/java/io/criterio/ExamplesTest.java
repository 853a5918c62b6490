package io.criterio;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExamplesTest {

    private static final Path DOCUMENT = Path.of("src/main/resources/META-INF/openapi.yaml");
    private static final List<String> WORDING = List.of("text", "tips", "recognise", "doNotSay", "release");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask",
                "propose",
                "reactivate",
                "assign",
                "neighbours",
                "enter",
                "schedule",
                "follow-up",
                "week",
                "scorecard"
            })
    void an_example_is_what_the_service_answers(String name) throws IOException {
        JsonNode examples =
                new YAMLMapper().readTree(Files.readString(DOCUMENT)).at("/components/examples");

        JsonNode answer = new ObjectMapper()
                .readTree(given().contentType("application/json")
                        .header("Accept-Language", "en")
                        .body(examples.at("/" + name + "/value").toString())
                        .post("/decisions")
                        .asByteArray());

        Path written = Path.of("target/openapi/examples/" + name + ".json");
        Files.createDirectories(written.getParent());
        Files.writeString(written, answer.toPrettyString());
        assertThat(withoutWording(examples.at("/" + name + "-answer/value")))
                .as("example %s-answer in %s; the answer of the service is in %s", name, DOCUMENT, written)
                .isEqualTo(withoutWording(answer));
    }

    @Test
    void the_teams_of_the_examples_are_planned() throws IOException {
        JsonNode content = new YAMLMapper()
                .readTree(Files.readString(Path.of("openapi/openapi.yaml")))
                .at("/paths/~1assignments/post/requestBody/content");
        JsonNode line = content.at("/application~1x-ndjson/examples/the base of an executive/value");
        JsonNode table = content.at("/text~1csv/examples/the bases of two executives/value");

        assertThat(planned("application/x-ndjson", "/assignments", line.toString()))
                .containsExactly("201, 2 assigned, 0 taken");
        assertThat(planned("text/csv", "/assignments?date=2026-11-19&startDate=2026-11-16", table.textValue()))
                .containsExactly("201, 2 assigned, 0 taken", "201, 0 assigned, 1 taken");
    }

    private static List<String> planned(String type, String address, String team) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : given().contentType(type + "; charset=UTF-8")
                .body(team.getBytes(StandardCharsets.UTF_8))
                .post(address)
                .asString()
                .split("\n")) {
            JsonNode answer = new ObjectMapper().readTree(line);
            lines.add("%s, %d assigned, %d taken"
                    .formatted(
                            answer.path("status").asText(),
                            answer.at("/decision/outcome/assigned").size(),
                            answer.path("takenInRun").size()));
        }
        return lines;
    }

    /** A release may find better words without making the examples untrue. */
    private static JsonNode withoutWording(JsonNode node) {
        JsonNode copy = node.deepCopy();
        remove(copy);
        return copy;
    }

    private static void remove(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(WORDING);
        }
        node.forEach(ExamplesTest::remove);
    }
}
