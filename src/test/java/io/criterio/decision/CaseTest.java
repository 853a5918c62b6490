package io.criterio.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CaseTest {

    private final String caseId = UUID.randomUUID().toString();

    @Test
    void a_conversation_is_told_from_its_beginning() {
        Response first = decide(caseId, Requests.IMPOSED);
        Response second = decide(
                caseId,
                Requests.IMPOSED.replace(
                        "\"offers\": []", "\"offers\": [{\"tool\": \"DOWNSELL\", \"status\": \"REJECTED\"}]"));
        decide(UUID.randomUUID().toString(), Requests.IMPOSED);

        Response answer = tell(caseId);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonPath told = answer.jsonPath();
        assertThat(told.getString("caseId")).isEqualTo(caseId);
        assertThat(told.getList("turns.id", String.class))
                .containsExactly(
                        first.jsonPath().getString("id"), second.jsonPath().getString("id"));
        assertThat(told.getMap("$")).doesNotContainKey("next");
        for (String member : List.of("type", "caseId", "asOf", "decidedAt", "release", "outcome")) {
            assertThat(told.<Object>get("turns[1]." + member))
                    .as(member)
                    .isEqualTo(second.jsonPath().get(member));
        }
        assertThat(told.getString("turns[1].language")).isEqualTo("es");
        assertThat(told.getString("turns[1].input.facts.offers[0].status")).isEqualTo("REJECTED");
    }

    @Test
    void pages_show_every_turn_once_also_one_that_comes_meanwhile() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(decide(caseId, Requests.IMPOSED).jsonPath().getString("id"));
        }

        List<String> told = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = given().queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/cases/" + caseId)
                    .jsonPath();
            told.addAll(page.getList("turns.id", String.class));
            if (cursor == null) {
                ids.add(decide(caseId, Requests.IMPOSED).jsonPath().getString("id"));
            }
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(told).containsExactlyElementsOf(ids);
    }

    @Test
    void a_cursor_does_not_make_a_case() {
        decide(caseId, Requests.IMPOSED);
        decide(caseId, Requests.IMPOSED);
        String cursor = given().queryParam("limit", 1)
                .get("/cases/" + caseId)
                .jsonPath()
                .getString("next");

        Response other = given().queryParam("cursor", cursor).get("/cases/" + UUID.randomUUID());

        assertThat(cursor).isNotNull();
        assertThat(other.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "Peña \"😀\" \\ ", "100%", "a+b", "..", "?x=1#y"})
    void a_case_is_found_whatever_its_name(String name) {
        String named = name + caseId;
        String id = decide(named.replace("\\", "\\\\").replace("\"", "\\\""), Requests.IMPOSED)
                .jsonPath()
                .getString("id");

        Response answer = tell(named);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("caseId")).isEqualTo(named);
        assertThat(answer.jsonPath().getString("turns[0].id")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%00", "a%00b", "%FF", "%F0%9F%98%80"})
    void a_case_that_nobody_decided_is_not_found(String path) {
        Response answer = given().urlEncodingEnabled(false).get("/cases/" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    void a_name_that_no_case_can_have_is_not_found() {
        assertThat(tell("x".repeat(3_000)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, x",
        "cursor, nonsense",
        "cursor, ''",
        "type, RETENTION",
    })
    void a_parameter_that_makes_no_sense_is_named(String parameter, String value) {
        decide(caseId, Requests.IMPOSED);

        Response answer = given().queryParam(parameter, value).get("/cases/" + caseId);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).containsExactly("?" + parameter);
    }

    private static Response decide(String caseId, String request) {
        Response answer = Requests.decide(Requests.inCase(caseId, request));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    private static Response tell(String caseId) {
        return given().pathParam("caseId", caseId).get("/cases/{caseId}");
    }
}
