package io.criterio;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
