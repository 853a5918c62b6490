package io.criterio.assignment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions about a base as a caller meets them: read strictly, recorded, looked up again. */
@QuarkusTest
class AssignmentOverHttpTest {

    private static final String RECORD = """
            {"id": "%s", "origin": "VIGENTE", "status": "SIN_GESTION", "propensity": 0.5, "sector": "B-2"}""";

    @Inject
    Clock clock;

    @Test
    void a_day_is_recorded_and_traced_again_when_it_is_looked_up() {
        Response answer = decide(day(RECORD.formatted("r-1")));

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonPath decision = answer.jsonPath();
        assertThat(decision.getInt("outcome.campaignDay")).isEqualTo(4);
        assertThat(decision.getList("outcome.assigned.recordId", String.class)).containsExactly("r-1");

        JsonPath record = given().get(answer.header("Location")).jsonPath();
        assertThat(record.<Object>get("outcome")).isEqualTo(decision.get("outcome"));
        assertThat(record.getString("input.facts.records[0].id")).isEqualTo("r-1");
        assertThat(record.getString("trace.profiles[0].outcome")).isEqualTo("SIN_GESTION");
    }

    @Test
    void the_order_of_the_base_changes_no_byte_of_a_dry_run() {
        String one =
                decide(dry(day(RECORD.formatted("a"), RECORD.formatted("b")))).asString();
        String other =
                decide(dry(day(RECORD.formatted("b"), RECORD.formatted("a")))).asString();

        assertThat(other).isEqualTo(one);
    }

    @Test
    void a_base_is_read_strictly_and_everything_that_is_wrong_is_named() {
        Response answer = decide(day("""
                {"id": "r-1", "origin": "NOWHERE", "status": "SIN_GESTION", "propensity": "high", "sector": "2-B", "x": 1}"""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder(
                        "/facts/records/0/origin",
                        "/facts/records/0/propensity",
                        "/facts/records/0/sector",
                        "/facts/records/0/x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VISIT_NEIGHBOURS | {"visit": {"location": {"lat": -33.45, "lon": -70.66}}, "records": []} | outcome.rule | FLD-NEI-01
            MANAGEMENT_ENTRY | {"record": {"status": "CONTACTADO"}, "assignment": "ASSIGNED", "entry": {"outcome": "ACEPTA"}} | outcome.nextStatus | ACEPTA
            FOLLOW_UP | {"record": {"origin": "VIGENTE", "status": "ACEPTA"}} | outcome.steps[0].code | SETTLE_TERMS
            WEEK_PLAN | {"executive": {"id": "e-17"}, "weekOf": "2026-11-19", "records": []} | outcome.days[0].date | 2026-11-16
            SCORECARD | {"executive": {"id": "e-17"}, "date": "2026-11-19", "counts": {"day": {"effectiveContacts": 12, "simulations": 6, "entries": 2}, "week": {"credits": 4, "tcr": 1, "ompInsurances": 2}, "month": {"recordsWorked": 1, "records": 1}}} | outcome.standards[0].met | true
            """)
    void the_field_decisions_are_taken_through_the_same_door(String type, String facts, String path, String value) {
        Response answer = decide("{\"type\": \"%s\", \"facts\": %s}".formatted(type, facts));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.jsonPath().getString(path)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ASSIGNMENT | "campaign": {"startDate": "2026-11-16"}, "date": "2026-11-19", "records": []
            SCORECARD  | "date": "2026-11-19", "counts": {"day": {"effectiveContacts": 12, "simulations": 6, "entries": 2}, "week": {"credits": 4, "tcr": 1, "ompInsurances": 2}, "month": {"recordsWorked": 1, "records": 1}}
            """)
    void the_day_in_the_facts_is_the_business_date(String type, String facts) {
        String request =
                "{\"type\": \"%s\", %%s\"facts\": {\"executive\": {\"id\": \"e-17\"}, %s}}".formatted(type, facts);
        Response answer = decide(request.formatted(""));

        assertThat(answer.jsonPath().getString("asOf")).isEqualTo("2026-11-19");
        assertThat(given().get(answer.header("Location")).jsonPath().getString("asOf"))
                .isEqualTo("2026-11-19");
        assertThat(decide(request.formatted("\"asOf\": \"2026-11-19\", ")).statusCode())
                .isEqualTo(201);
        Response contradiction = decide(request.formatted("\"asOf\": \"2026-11-20\", "));
        assertThat(contradiction.statusCode()).isEqualTo(422);
        assertThat(contradiction.jsonPath().getList("errors.pointer", String.class))
                .containsExactly("/asOf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VISIT_NEIGHBOURS | America/Santiago | {"visit": {"location": {"lat": -33.45, "lon": -70.66}}, "records": []}
            FOLLOW_UP | America/Santiago | {"record": {"origin": "VIGENTE", "status": "ACEPTA"}}
            MANAGEMENT_ENTRY | America/Mexico_City | {"campaign": {"calendar": "MX"}, "record": {"status": "CONTACTADO"}, "assignment": "ASSIGNED", "entry": {"outcome": "ACEPTA"}}
            WEEK_PLAN | America/Mexico_City | {"campaign": {"calendar": "MX"}, "executive": {"id": "e-17"}, "weekOf": "2026-12-03", "records": []}
            """)
    void facts_without_a_day_are_of_today_in_the_zone_of_their_calendar(String type, String zone, String facts) {
        LocalDate before = LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
        Response answer = decide("{\"type\": \"%s\", \"dryRun\": true, \"facts\": %s}".formatted(type, facts));
        LocalDate after = LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));

        assertThat(LocalDate.parse(answer.jsonPath().getString("asOf"))).isBetween(before, after);
    }

    @Test
    void whole_teams_are_planned_as_a_batch_that_shares_what_they_have_in_common() {
        Response answer = given().contentType(ContentType.JSON)
                .body("""
                        {"defaults": {"type": "ASSIGNMENT", "dryRun": true,
                                      "facts": {"campaign": {"startDate": "2026-11-16"}, "date": "2026-11-19"}},
                         "decisions": [
                           {"facts": {"executive": {"id": "e-17"}, "records": [%s]}},
                           {"facts": {"executive": {"id": "e-18"}, "records": [{"id": "r-1"}]}}]}
                        """.formatted(RECORD.formatted("r-1")))
                .post("/decisions/batch");

        assertThat(answer.jsonPath().getList("results.status", Integer.class)).containsExactly(200, 422);
    }

    @Test
    void the_catalogue_lists_every_rule_about_a_base_once_in_the_language_asked_for() {
        JsonPath catalogue =
                given().header("Accept-Language", "en").get("/rules").jsonPath();

        List<String> ids = catalogue.getList("rules.id", String.class);
        assertThat(ids).doesNotHaveDuplicates().contains("ASG-CAP-01", "ASG-TIM-01", "FLD-NEI-01", "FLD-WEE-01");
        assertThat(catalogue.getString("rules.find { it.id == 'ASG-CAP-01' }.sentence"))
                .isEqualTo("A day takes 25 records at most.");
    }

    private static Response decide(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/decisions");
    }

    private static String dry(String request) {
        return request.replace("\"type\"", "\"dryRun\": true, \"type\"");
    }

    private static String day(String... records) {
        return """
                {"type": "ASSIGNMENT", "caseId": "%s",
                 "facts": {"executive": {"id": "e-17"}, "campaign": {"startDate": "2026-11-16"}, "date": "2026-11-19",
                           "records": [%s]}}
                """.formatted(
                        UUID.nameUUIDFromBytes(new byte[] {1}),
                        List.of(records).stream().collect(Collectors.joining(", ")));
    }
}
