package io.criterio.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CustomerAnswersTest {

    private static final String REJECTED = """
            {"answers": [{"tool": "BONIFICACION", "answer": "REJECTED"}, {"tool": "PRIVILEGIO", "answer": "REJECTED"}]}
            """;

    private static String decided() {
        return given().contentType("application/json").body("""
                        {"type": "RETENTION", "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2}}}
                        """).post("/decisions").jsonPath().getString("id");
    }

    private static Response answer(String id, String body) {
        return given().contentType("application/json").body(body).post("/decisions/" + id + "/outcome");
    }

    @Test
    void an_answer_stands_beside_its_decision() {
        String id = decided();
        Response answered = answer(id, REJECTED);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.jsonPath().getList("answers.tool")).containsExactly("BONIFICACION", "PRIVILEGIO");
        Response record = given().get("/decisions/" + id);
        assertThat(record.jsonPath().getList("answers"))
                .isEqualTo(answered.jsonPath().getList("answers"));
    }

    @Test
    void the_same_answer_may_be_sent_again_and_more_may_come() {
        String id = decided();
        Response first = answer(id, REJECTED);
        assertThat(answer(id, REJECTED).asString()).isEqualTo(first.asString());
        Response more = answer(id, "{\"answers\": [{\"tool\": \"DOWNSELL\", \"answer\": \"NO_ANSWER\"}]}");
        assertThat(more.jsonPath().getList("answers.tool"))
                .containsExactlyInAnyOrder("BONIFICACION", "PRIVILEGIO", "DOWNSELL");
    }

    @Test
    void another_answer_is_refused_and_changes_nothing() {
        String id = decided();
        Response first = answer(id, REJECTED);
        Response other = answer(id, """
                {"answers": [{"tool": "DOWNSELL", "answer": "ACCEPTED"}, {"tool": "BONIFICACION", "answer": "ACCEPTED"}]}
                """);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.jsonPath().getString("errors[0].text")).startsWith("BONIFICACION is recorded as REJECTED");
        assertThat(answer(id, REJECTED).asString()).isEqualTo(first.asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                        | /answers
                    {"answers": []}                                           | /answers
                    {"answers": [{"tool": "BONIFICACIO", "answer": "ACCEPTED"}]} | /answers/0/tool
                    {"answers": [{"tool": "DOWNSELL", "answer": "MAYBE"}]}    | /answers/0/answer
                    {"answers": [{"tool": "DOWNSELL"}]}                       | /answers/0/answer
                    {"answers": [{"tool": "DOWNSELL", "answer": "ACCEPTED"}, {"tool": "DOWNSELL", "answer": "ACCEPTED"}]} | /answers/1/tool
                    """)
    void says_what_is_wrong(String body, String pointer) {
        Response refused = answer(decided(), body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer")).contains(pointer);
    }

    @Test
    void a_decision_that_offers_nothing_has_no_answers() {
        String id = given().contentType("application/json").body("""
                        {"type": "VISIT_NEIGHBOURS", "facts": {"visit": {"location": {"lat": -33.4, "lon": -70.6}}, "records": []}}
                        """).post("/decisions").jsonPath().getString("id");
        assertThat(id).isNotNull();
        Response refused = answer(id, REJECTED);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].text")).contains("VISIT_NEIGHBOURS offers no tools");
    }

    @Test
    void there_are_no_answers_to_what_was_never_decided() {
        assertThat(answer("01890000-0000-7000-8000-000000000000", REJECTED).statusCode())
                .isEqualTo(404);
    }
}
