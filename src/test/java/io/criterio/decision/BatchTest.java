package io.criterio.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BatchTest {

    private static final String DEFAULTS = """
            {"type": "RETENTION", "asOf": "2026-11-20", "caseId": "%s",
             "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 1, "assistanceUsed": false},
                       "cancellation": {"motive": "DESCONOCIMIENTO"}}}
            """;

    private final String caseId = UUID.randomUUID().toString();

    @Test
    void results_come_in_the_order_of_the_requests() {
        JsonPath answer = batch("""
                [{"caseId": "a"}, {"caseId": "b", "dryRun": true}, {"caseId": "c", "facts": {"policy": {"charges": -1}}},
                 {"caseId": "d"}]
                """);

        assertThat(answer.getList("results.status")).containsExactly(201, 200, 422, 201);
        assertThat(answer.getList("results.decision.caseId")).containsExactly("a", "b", "d");
        assertThat(answer.getMap("results[1].decision")).doesNotContainKey("id");
    }

    @Test
    void a_request_that_is_not_valid_gives_a_problem_in_its_place() {
        JsonPath answer = batch("[{}, {\"facts\": {\"policy\": {\"charges\": -1}}}]");

        assertThat(answer.getString("results[1].problem.instance")).isEqualTo("/decisions/batch#/decisions/1");
        assertThat(answer.getList("results[1].problem.errors.pointer")).containsExactly("/facts/policy/charges");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E99999999999", "-1e-99999999999", "1e2147483647", "1e400"})
    void a_number_beyond_all_limits_is_an_error_of_its_field(String number) {
        JsonPath answer = batch("[{\"facts\": {\"policy\": {\"charges\": " + number + "}}}, {}]");

        assertThat(answer.getList("results.status")).containsExactly(422, 201);
        assertThat(answer.getList("results[0].problem.errors.pointer")).containsExactly("/facts/policy/charges");
    }

    @Test
    void what_is_recorded_can_be_found() {
        JsonPath answer = batch("[{}, {\"dryRun\": true}, {}]");

        JsonPath found = given().queryParam("caseId", caseId).get("/decisions").jsonPath();

        assertThat(found.getList("items.id"))
                .containsExactlyInAnyOrder(answer.get("results[0].decision.id"), answer.get("results[2].decision.id"));
    }

    @Test
    void objects_are_merged_with_the_defaults_and_everything_else_replaces_them() {
        JsonPath answer = batch("""
                [{"facts": {"policy": {"charges": 5}}},
                 {"facts": {"cancellation": null}},
                 {"include": ["plan"], "facts": {"policy": null}}]
                """);

        assertThat(answer.getString("results[0].decision.outcome.motive.stated"))
                .isEqualTo("DESCONOCIMIENTO");
        assertThat(answer.getList("results[0].decision.outcome.tools[0].forbiddenBy.rule"))
                .contains("RET-BON-01");
        assertThat(answer.getMap("results[1].decision.outcome.motive")).doesNotContainKey("stated");
        assertThat(answer.getList("results[2].problem.errors.pointer")).containsExactly("/facts/policy");
    }

    @Test
    void defaults_may_come_last() {
        Response answer = Requests.json()
                .body("{\"decisions\": [{}], \"defaults\": " + DEFAULTS.formatted(caseId) + "}")
                .post("/decisions/batch");

        assertThat(answer.jsonPath().getList("results.status")).containsExactly(201);
    }

    @Test
    void an_item_that_is_no_request_does_not_keep_the_others_from_being_decided() {
        JsonPath answer = batch("[null, 7, {\"type\": \"ECHO\", \"type\": \"ECHO\"}, {\"caseId\": \"\"}, {}]");

        assertThat(answer.getList("results.status")).containsExactly(422, 422, 422, 422, 201);
        assertThat(answer.getList("results[2].problem.errors.pointer")).contains("/type");
    }

    @Test
    void an_empty_batch_has_no_results() {
        assertThat(batch("[]").getList("results")).isEmpty();
    }

    @Test
    void a_thousand_are_decided() {
        JsonPath answer = batch(items(1_000));

        assertThat(answer.getList("results.status")).hasSize(1_000).containsOnly(200);
    }

    @Test
    void a_thousand_and_one_are_too_many() {
        Response answer = post(items(1_001));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains("1001", "1000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                             | 422 | /decisions
                    []                                             | 422 | ``
                    {"decisions": {}}                              | 422 | /decisions
                    {"decisions": null}                            | 422 | /decisions
                    {"decisions": [], "defaults": []}              | 422 | /defaults
                    {"decisions": [], "decisions": []}             | 422 | /decisions
                    {"decisions": [], "default": {}}               | 422 | /default
                    {"decisions": [], "defaults": {"a": 1, "a": 2}} | 422 | /defaults/a
                    """)
    void what_is_no_batch_is_refused_as_a_whole(String body, int status, String pointer) {
        Response answer = Requests.json().body(body).post("/decisions/batch");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }

    @Test
    void a_batch_that_is_not_JSON_is_a_400() {
        assertThat(Requests.json()
                        .body("{\"decisions\": [")
                        .post("/decisions/batch")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonPath batch(String decisions) {
        Response answer = post(decisions);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private Response post(String decisions) {
        return Requests.json()
                .body("{\"defaults\": " + DEFAULTS.formatted(caseId) + ", \"decisions\": " + decisions + "}")
                .post("/decisions/batch");
    }

    private static String items(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"dryRun\": true}").collect(Collectors.joining(",", "[", "]"));
    }
}
