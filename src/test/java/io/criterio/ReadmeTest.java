package io.criterio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code curl} of the README that is followed by an answer is called, and answers what the README says.
 *
 * <p>{@code mvn test -Dtest=ReadmeTest -Dreadme.refresh=true} writes the answers of today into the README.
 */
@QuarkusTest
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern CALL =
            Pattern.compile("```sh\\n(curl [^`]*?)```\\n(.*?)```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("localhost:8080(/[^\\s'\"]*)");
    private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile("-d (?:'(.*)'|@(\\S+))", Pattern.DOTALL);
    private static final int WIDTH = 190;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    List<DynamicTest> every_call_of_the_readme_answers_what_it_says() throws IOException {
        String readme = Files.readString(README);
        if (Boolean.getBoolean("readme.refresh")) {
            readme = CALL.matcher(readme)
                    .replaceAll(call -> Matcher.quoteReplacement("```sh\n" + call.group(1) + "```\n" + call.group(2)
                            + "```json\n" + print(answer(call.group(1)), 0) + "\n```"));
            Files.writeString(README, readme);
        }
        List<DynamicTest> tests = new ArrayList<>();
        Matcher calls = CALL.matcher(readme);
        while (calls.find()) {
            String curl = calls.group(1);
            String expected = calls.group(3);
            int line = (int) readme.substring(0, calls.start()).lines().count() + 1;
            tests.add(dynamicTest(
                    "the call on line " + line,
                    () -> assertThat(comparable(answer(curl))).isEqualTo(comparable(JSON.readTree(expected)))));
        }
        assertThat(tests).as("calls with their answers").hasSizeGreaterThanOrEqualTo(4);
        return tests;
    }

    private static JsonNode answer(String curl) {
        RequestSpecification request = RestAssured.given();
        Matcher headers = HEADER.matcher(curl);
        while (headers.find()) {
            request.header(headers.group(1), headers.group(2));
        }
        Matcher path = PATH.matcher(curl);
        assertThat(path.find()).as(curl).isTrue();
        Matcher body = BODY.matcher(curl);
        try {
            Response response = body.find()
                    ? request.body(body.group(1) != null ? body.group(1) : Files.readString(Path.of(body.group(2))))
                            .post(path.group(1))
                    : request.get(path.group(1));
            return JSON.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(curl + " lacks its file, or was not answered in JSON", e);
        }
    }

    /** The answer without what differs from call to call, or with any edit of the rules. */
    private static JsonNode comparable(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            object.remove(List.of("id", "decidedAt"));
            if (object.get("release") instanceof ObjectNode release) {
                release.remove("digest");
            }
        }
        return answer;
    }

    /** JSON for reading: what fits on a line stands on one. */
    private static String print(JsonNode node, int indent) {
        String inline =
                node.toString().replace("\":", "\": ").replace(",\"", ", \"").replace("},{", "}, {");
        if (!node.isContainerNode() || node.isEmpty() || inline.length() + indent <= WIDTH) {
            return inline;
        }
        String inner = " ".repeat(indent + 2);
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                parts.add(inner + "\"" + field.getKey() + "\": " + print(field.getValue(), indent + 2));
            }
        } else {
            node.forEach(item -> parts.add(inner + print(item, indent + 2)));
        }
        return (node.isObject() ? "{\n" : "[\n") + String.join(",\n", parts) + "\n" + " ".repeat(indent)
                + (node.isObject() ? "}" : "]");
    }
}
