package io.criterio.assignment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense about a base, a record or a date is named, all of it at once, by every decision that takes it. */
@QuarkusTest
class BadBaseTest {

    private static final String GOOD =
            "\"origin\": \"VIGENTE\", \"status\": \"SIN_GESTION\", \"propensity\": 0.5, \"sector\": \"B-2\"";

    @ParameterizedTest
    @ValueSource(strings = {"ASSIGNMENT", "VISIT_NEIGHBOURS", "WEEK_PLAN"})
    void every_record_that_makes_no_sense_is_named_at_once(String type) {
        List<String> records = List.of(
                "{\"id\": \"r-1\", %s}".formatted(GOOD),
                "{\"id\": \"r-1\", %s}".formatted(GOOD),
                record("r-2", "\"B-2\"", "\"2-B\""),
                record("r-3", "\"B-2\"", "\"B-100\""),
                record("r-4", "\"B-2\"", "\"b-2\""),
                record("r-5", "0.5", "1.01"),
                record("r-6", "0.5", "-0.01"),
                record("r-7", "0.5", "\"0.5\""),
                record("r-8", "\"VIGENTE\"", "\"DERIVADO\""),
                record("r-9", "\"VIGENTE\"", "\"DERIVADO_EMPRESA\""),
                record("r-10", "\"VIGENTE\"", "\"DERIVADA\""),
                "{\"id\": \"r-11\", %s, \"location\": {\"lat\": -90.5, \"lon\": -70}}".formatted(GOOD),
                "{\"id\": \"r-12\", %s, \"location\": {\"lat\": -33}}".formatted(GOOD),
                "{\"id\": \"r-13\", %s, \"commitment\": {}}".formatted(GOOD),
                "{\"id\": \"r-1\", %s}".formatted(GOOD));

        assertThat(pointers(decide(base(type, records))))
                .containsExactlyInAnyOrder(
                        "/facts/records/1/id",
                        "/facts/records/2/sector",
                        "/facts/records/3/sector",
                        "/facts/records/4/sector",
                        "/facts/records/5/propensity",
                        "/facts/records/6/propensity",
                        "/facts/records/7/propensity",
                        "/facts/records/8/referredOn",
                        "/facts/records/9/referredOn",
                        "/facts/records/10/origin",
                        "/facts/records/11/location/lat",
                        "/facts/records/12/location/lon",
                        "/facts/records/13/commitment/date",
                        "/facts/records/14/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSIGNMENT", "VISIT_NEIGHBOURS", "WEEK_PLAN"})
    void a_hundred_errors_are_named_and_the_others_counted(String type) {
        Response answer = decide(base(type, Collections.nCopies(150, "{\"id\": \"r-1\", %s}".formatted(GOOD))));

        assertThat(pointers(answer)).hasSize(100).startsWith("/facts/records/1/id", "/facts/records/2/id");
        assertThat(answer.jsonPath().getString("detail")).isEqualTo("149 errors; the first 100 are listed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSIGNMENT", "VISIT_NEIGHBOURS", "WEEK_PLAN"})
    void more_than_twenty_thousand_records_are_too_large_however_small_they_are(String type) {
        List<String> records = IntStream.rangeClosed(0, 20_000)
                .mapToObj(i -> "{\"id\": \"r-%d\", %s}".formatted(i, GOOD))
                .toList();

        assertTooLarge(decide(base(type, records)), 20_001);
        assertTooLarge(decide(base(type, Collections.nCopies(250_000, "{}"))), 250_000);
        assertThat(decide(base(type, records.subList(1, 20_001))).statusCode()).isEqualTo(200);
    }

    @Test
    void a_base_that_is_too_large_keeps_no_other_item_of_a_batch_from_being_decided() {
        Response answer = given().contentType(ContentType.JSON)
                .body("{\"decisions\": [%s, %s]}"
                        .formatted(base("WEEK_PLAN", Collections.nCopies(20_001, "{}")), base("WEEK_PLAN", List.of())))
                .post("/decisions/batch");

        assertThat(answer.jsonPath().getList("results.status", Integer.class)).containsExactly(413, 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"FOLLOW_UP\", \"facts\": {",
                "\"MANAGEMENT_ENTRY\", \"facts\": {\"assignment\": \"ASSIGNED\", \"entry\": {\"outcome\": \"ACEPTA\"},"
            })
    void a_single_record_has_to_make_sense_too(String decision) {
        Response answer = decide("""
                {"type": %s "record": {"id": "r-1", "origin": "VIGENTE", "status": "CONTACTADO", "propensity": 83, "sector": "2-B",
                                       "location": {"lat": 91, "lon": 0}, "commitment": {"kept": true}}}}
                """.formatted(decision));

        assertThat(pointers(answer))
                .containsExactlyInAnyOrder(
                        "/facts/record/propensity",
                        "/facts/record/sector",
                        "/facts/record/location/lat",
                        "/facts/record/commitment/date");
    }

    @ParameterizedTest
    @CsvSource({"ASSIGNMENT, 2026-11-20, after 2026-11-19", "WEEK_PLAN, 2026-11-23, after 2026-11-22"})
    void nobody_is_referred_after_the_days_that_are_planned(String type, String referredOn, String why) {
        Response answer = decide(
                base(type, List.of("{\"id\": \"r-1\", %s, \"referredOn\": \"%s\"}".formatted(GOOD, referredOn))));

        assertThat(pointers(answer)).containsExactly("/facts/records/0/referredOn");
        assertThat(answer.jsonPath().getString("errors[0].text")).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-13 | before the campaign starts on 2026-11-16
            2026-11-21 | a SATURDAY
            2026-11-22 | a SUNDAY
            2026-12-08 | a holiday (Inmaculada Concepción)
            2040-01-02 | lies outside the calendar CL
            """)
    void a_day_is_a_business_day_of_the_campaign(String date, String why) {
        Response answer = decide(base("ASSIGNMENT", List.of()).replace("2026-11-19", date));

        assertThat(pointers(answer)).containsExactly("/facts/date");
        assertThat(answer.jsonPath().getString("errors[0].text")).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-15 | before the campaign starts on 2026-11-16
            2040-01-02 | lies outside the calendar CL
            """)
    void a_week_is_one_of_the_campaign(String weekOf, String why) {
        Response answer = decide(base("WEEK_PLAN", List.of()).replace("2026-11-19", weekOf));

        assertThat(pointers(answer)).containsExactly("/facts/weekOf");
        assertThat(answer.jsonPath().getString("errors[0].text")).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-13 | before the campaign starts on 2026-11-16
            2026-11-17 | before 2026-11-18
            2026-11-21 | a day off
            2026-12-08 | a day off
            2040-01-02 | lies outside the calendar CL
            """)
    void a_commitment_is_for_a_business_day_of_the_campaign_to_come(String date, String why) {
        Response answer = decide("""
                {"type": "MANAGEMENT_ENTRY", "asOf": "2026-11-18",
                 "facts": {"campaign": {"startDate": "2026-11-16"}, "record": {}, "assignment": "ASSIGNED",
                           "entry": {"outcome": "AGENDA_VISITA", "commitmentDate": "%s"}}}
                """.formatted(date));

        assertThat(pointers(answer)).containsExactly("/facts/record/status", "/facts/entry/commitmentDate");
        assertThat(answer.jsonPath().getString("errors[1].text")).contains(why);
    }

    @Test
    void counts_that_make_no_sense_are_named_at_once() {
        Response answer = decide("""
                {"type": "SCORECARD",
                 "facts": {"executive": {}, "date": "2026-13-01",
                           "counts": {"day": {"effectiveContacts": -1, "simulations": 1.5},
                                      "week": {"credits": 4, "tcr": "1", "ompInsurances": 2},
                                      "month": {"recordsWorked": 5, "records": 4},
                                      "efficiency": {"derivados": {"sold": 2, "worked": 0}}}}}
                """);

        assertThat(pointers(answer))
                .containsExactlyInAnyOrder(
                        "/facts/executive/id",
                        "/facts/date",
                        "/facts/counts/day/effectiveContacts",
                        "/facts/counts/day/simulations",
                        "/facts/counts/day/entries",
                        "/facts/counts/week/tcr",
                        "/facts/counts/month/recordsWorked",
                        "/facts/counts/efficiency/derivados/worked");
    }

    private static void assertTooLarge(Response answer, int records) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(pointers(answer, 413)).containsExactly("/facts/records");
        assertThat(answer.jsonPath().getString("errors[0].text"))
                .isEqualTo("holds " + records + " elements; at most 20000 are accepted");
    }

    private static List<String> pointers(Response answer) {
        return pointers(answer, 422);
    }

    private static List<String> pointers(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer.jsonPath().getList("errors.pointer", String.class);
    }

    private static Response decide(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/decisions");
    }

    private static String record(String id, String good, String bad) {
        return "{\"id\": \"%s\", %s}".formatted(id, GOOD.replace(good, bad));
    }

    private static String base(String type, List<String> records) {
        String about = switch (type) {
            case "ASSIGNMENT" -> "\"date\": \"2026-11-19\"";
            case "WEEK_PLAN" -> "\"weekOf\": \"2026-11-19\"";
            default -> "\"visit\": {\"location\": {\"lat\": -33.45, \"lon\": -70.66}}";
        };
        return """
                {"type": "%s", "dryRun": true, "facts": {"executive": {"id": "e-17"}, %s%s, "records": [%s]}}
                """.formatted(
                        type,
                        type.equals("VISIT_NEIGHBOURS") ? "" : "\"campaign\": {\"startDate\": \"2026-11-16\"}, ",
                        about,
                        records.stream().collect(Collectors.joining(", ")));
    }
}
