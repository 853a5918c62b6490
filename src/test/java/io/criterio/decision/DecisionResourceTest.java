package io.criterio.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DecisionResourceTest {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    Clock clock;

    @Test
    void a_decision_is_recorded_and_says_where() {
        Response answer = Requests.decide(Requests.IMPOSED);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonPath decision = answer.jsonPath();
        UUID id = UUID.fromString(decision.getString("id"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(answer.header("Location")).isEqualTo("/decisions/" + id);
        assertThat(answer.header("Content-Language")).isEqualTo("es");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Language");
        assertThat(decision.getString("type")).isEqualTo("RETENTION");
        assertThat(decision.getString("caseId")).isEqualTo("SIS-2026-000123");
        assertThat(decision.getString("asOf")).isEqualTo("2026-11-20");
        assertThat(decision.getString("decidedAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(decision.getString("release.digest")).matches("sha256:[0-9a-f]{64}");
        assertThat(decision.getList("outcome.tools.tool", String.class))
                .containsExactly("BONIFICACION", "PRIVILEGIO", "DOWNSELL", "GARANTIAS", "MIGRACION", "REACTIVACION");
        assertThat(decision.getMap("$")).doesNotContainKey("trace");
    }

    @Test
    void the_record_holds_what_was_asked_and_what_was_answered() {
        Response answer = Requests.json()
                .header("Accept-Language", "en")
                .body(Requests.IMPOSED)
                .post("/decisions");

        Response found = given().get(answer.header("Location"));

        assertThat(found.statusCode()).isEqualTo(200);
        JsonPath decision = answer.jsonPath();
        JsonPath record = found.jsonPath();
        for (String member : List.of("id", "type", "caseId", "asOf", "decidedAt", "release", "outcome")) {
            assertThat(record.<Object>get(member)).as(member).isEqualTo(decision.get(member));
        }
        assertThat(record.getString("language")).isEqualTo("en");
        assertThat(record.getString("input.facts.cancellation.argument")).isEqualTo("SEIS_MESES");
        assertThat(record.getMap("trace"))
                .as("derived anew, though nobody asked for it")
                .isNotEmpty();
    }

    @Test
    void a_dry_run_is_not_recorded() {
        String caseId = UUID.randomUUID().toString();

        Response answer = Requests.decide(Requests.dry(Requests.inCase(caseId, Requests.IMPOSED)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().hasHeaderWithName("Location")).isFalse();
        assertThat(answer.jsonPath().getMap("$"))
                .doesNotContainKeys("id", "decidedAt")
                .containsKey("outcome");
        assertThat(given().queryParam("caseId", caseId)
                        .get("/decisions")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void the_same_dry_run_gives_the_same_bytes() {
        String request = Requests.dry(Requests.IMPOSED);

        assertThat(Requests.decide(request).asByteArray())
                .isEqualTo(Requests.decide(request).asByteArray());
    }

    @Test
    void only_texts_change_with_the_language() {
        String request = Requests.dry(Requests.IMPOSED);

        Response spanish = Requests.decide(request);
        Response english = Requests.json()
                .header("Accept-Language", "fr, en-GB;q=0.8, es;q=0.2")
                .body(request)
                .post("/decisions");

        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.jsonPath().getList("outcome.steps.code"))
                .isEqualTo(spanish.jsonPath().getList("outcome.steps.code"));
        assertThat(english.jsonPath().getList("outcome.steps.text"))
                .isNotEqualTo(spanish.jsonPath().getList("outcome.steps.text"));
    }

    @Test
    void without_a_date_it_is_today_where_the_decision_belongs() {
        LocalDate before = LocalDate.ofInstant(clock.instant(), EchoDecisionType.ZONE);
        String asOf = Requests.decide("{\"type\": \"ECHO\", \"dryRun\": true}")
                .jsonPath()
                .getString("asOf");
        LocalDate after = LocalDate.ofInstant(clock.instant(), EchoDecisionType.ZONE);

        assertThat(LocalDate.parse(asOf)).isBetween(before, after);
    }

    @Test
    void the_live_release_can_be_asked_for_by_version_and_by_digest() {
        JsonPath release = Requests.decide(Requests.dry(Requests.IMPOSED)).jsonPath();

        for (String member : List.of("release.version", "release.digest")) {
            String request = Requests.dry(Requests.IMPOSED)
                    .replaceFirst("\\{", "{\"release\": \"" + release.getString(member) + "\",");
            assertThat(Requests.decide(request).statusCode()).as(member).isEqualTo(200);
        }
    }

    @Test
    void a_trace_and_a_plan_come_when_they_are_asked_for() {
        String request = Requests.dry(Requests.IMPOSED).replaceFirst("\\{", "{\"include\": [\"trace\", \"plan\"],");

        JsonPath answer = Requests.decide(request).jsonPath();

        assertThat(answer.getMap("trace")).isNotEmpty();
        assertThat(answer.getList("outcome.plan")).isNotEmpty();
    }

    @Test
    void the_type_may_come_last() {
        assertThat(Requests.decide("{\"facts\": {\"number\": 1}, \"dryRun\": true, \"type\": \"ECHO\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_case_keeps_its_letters() {
        String caseId = "Peña \\\"😀\\\" / \\\\";

        JsonPath answer = Requests.decide("{\"type\": \"ECHO\", \"dryRun\": true, \"caseId\": \"" + caseId + "\"}")
                .jsonPath();

        assertThat(answer.getString("caseId")).isEqualTo("Peña \"😀\" / \\");
    }

    @ParameterizedTest
    @CsvSource({
        "01890000-0000-7000-8000-000000000000",
        "6fa459ea-ee8a-4ca4-894e-db77e160355e",
        "42",
        "not-a-uuid",
        "0-0-0-0-0"
    })
    void what_was_never_decided_is_not_found(String id) {
        Response answer = given().get("/decisions/" + id);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains(id);
        assertThat(answer.jsonPath().getString("instance")).isEqualTo("/decisions/" + id);
    }

    @Test
    void decisions_are_counted_by_verdict_and_by_rule() {
        Requests.decide(Requests.IMPOSED);

        List<String> metrics = given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith("criterio_"))
                .toList();

        assertThat(metrics)
                .anyMatch(line -> line.startsWith("criterio_decisions_total")
                        && line.contains("type=\"RETENTION\"")
                        && line.contains("subject=\"GARANTIAS\"")
                        && line.contains("verdict=\"FORBIDDEN\""))
                .anyMatch(line -> line.startsWith("criterio_rules_fired_total") && line.contains("RET-GAR-02"))
                .anyMatch(line ->
                        line.startsWith("criterio_decision_seconds_count") && line.contains("mode=\"recorded\""))
                .noneMatch(line -> line.contains("SIS-2026") || line.contains("c-81f2"));
    }
}
