package io.criterio.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest {

    private String key;

    @BeforeEach
    void a_key_of_its_own() {
        key = UUID.randomUUID().toString();
    }

    private String request(int charges, String more) {
        return """
                {"type": "RETENTION", "caseId": "%s", %s
                 "facts": {"customer": {"ref": "c-7"}, "policy": {"status": "ACTIVE", "plan": "PIF", "charges": %d},
                           "cancellation": {"motive": "IMPOSICION"}}}
                """.formatted(key, more, charges);
    }

    private RequestSpecification keyed(String body) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body);
    }

    private int recorded() {
        return given().queryParam("caseId", key)
                .get("/decisions")
                .jsonPath()
                .getList("items")
                .size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"include\": [\"plan\"],", "\"include\": [\"trace\"],"})
    void the_same_request_has_the_same_answer_and_is_recorded_once(String more) {
        Response first = keyed(request(2, more)).post("/decisions");
        Response second = keyed(request(2, more)).post("/decisions");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Content-Language")).isEqualTo(first.header("Content-Language"));
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void another_request_under_the_key_is_refused() {
        keyed(request(2, "")).post("/decisions");
        Response other = keyed(request(3, "")).post("/decisions");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-reused");
        Response otherLanguage =
                keyed(request(2, "")).header("Accept-Language", "en").post("/decisions");
        assertThat(otherLanguage.statusCode()).isEqualTo(422);
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void a_request_that_was_not_valid_leaves_its_key_free() {
        Response invalid = keyed(request(-1, "")).post("/decisions");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.jsonPath().getString("errors[0].pointer")).isEqualTo("/facts/policy/charges");
        assertThat(keyed(request(1, "")).post("/decisions").statusCode()).isEqualTo(201);
    }

    @Test
    void an_invalid_request_under_a_key_that_was_used_is_told_so() {
        keyed(request(1, "")).post("/decisions");
        Response invalid = keyed(request(-1, "")).post("/decisions");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void a_dry_run_needs_no_key_and_uses_none_up() {
        Response dry = keyed(request(1, "\"dryRun\": true,")).post("/decisions");
        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(keyed(request(1, "")).post("/decisions").statusCode()).isEqualTo(201);
    }

    @Test
    void a_batch_is_answered_again_with_its_problems() {
        String batch = "{\"decisions\": [" + request(1, "") + "," + request(-1, "") + "," + request(2, "") + "]}";
        Response first = keyed(batch).post("/decisions/batch");
        Response second = keyed(batch).post("/decisions/batch");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(recorded()).isEqualTo(2);
    }

    @Test
    void a_key_of_one_route_is_another_of_another() {
        assertThat(keyed(request(1, "")).post("/decisions").statusCode()).isEqualTo(201);
        assertThat(keyed("{\"decisions\": [" + request(1, "") + "]}")
                        .post("/decisions/batch")
                        .statusCode())
                .isEqualTo(200);
        assertThat(recorded()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ñ", "a\tb"})
    void a_key_that_is_none_is_refused(String malformed) {
        key = malformed;
        Response refused = given().contentType("application/json")
                .header("Idempotency-Key", malformed)
                .body(request(1, "").replace(malformed, "x"))
                .post("/decisions");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("Idempotency-Key");
    }

    @Test
    void many_at_once_under_one_key_are_one_decision() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Response>> calls = new ArrayList<>();
            for (int n = 0; n < 64; n++) {
                calls.add(() -> keyed(request(2, "")).post("/decisions"));
            }
            List<String> answers = new ArrayList<>();
            for (Future<Response> call : callers.invokeAll(calls)) {
                Response answer = call.get();
                if (answer.statusCode() == 409) {
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                } else {
                    assertThat(answer.statusCode()).isEqualTo(201);
                    answers.add(answer.asString());
                }
            }
            assertThat(answers).isNotEmpty();
            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(recorded()).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }
}
