package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.problem.Problems.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekPlansTest {

    private static final ShippedField WEEK =
            ShippedField.asked(new WeekPlanDecisionType(ShippedField.releases()), "2026-11-16");

    @Test
    void a_week_has_its_business_days_whatever_day_names_it() {
        // 8 December is a holiday in Chile.
        assertThat(WEEK.outcome(week("2026-12-10")).get("days"))
                .extracting(day -> day.get("date").asText())
                .containsExactly("2026-12-07", "2026-12-09", "2026-12-10", "2026-12-11");
    }

    @Test
    void commitments_keep_their_date_and_broken_ones_are_made_up_for_on_the_first_day() {
        JsonNode outcome = WEEK.outcome(week(
                "2026-11-16",
                record("wednesday", 0.5, "A-1", commitment("2026-11-18")),
                record("broken", 0.9, "Z-9", commitment("2026-11-13")),
                record("monday", 0.1, "M-5", commitment("2026-11-16"))));

        assertThat(ids(outcome, 0)).containsExactly("broken", "monday");
        assertThat(outcome.at("/days/0/commitments").asInt()).isEqualTo(2);
        assertThat(outcome.at("/days/0/sectors")).extracting(JsonNode::asText).containsExactly("M-5", "Z-9");
        assertThat(ids(outcome, 2)).containsExactly("wednesday");
        assertThat(outcome.get("unplaced")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACTADO,  2026-11-21, false, e-17, COMMITMENT_ON_DAY_OFF",
        "CONTACTADO,  2026-11-22, false, e-17, COMMITMENT_ON_DAY_OFF",
        "CONTACTADO,  2026-11-23, false, e-17, COMMITMENT_LATER",
        "FORMALIZADO, 2026-11-17, false, e-17, CLOSED",
        "RECHAZO,     ,           false, e-17, REJECTED",
        "RECHAZO,     2026-11-17, true,  e-17, REJECTED",
        "CONTACTADO,  2026-11-17, false, e-18, OTHER_EXECUTIVE",
        "FORMALIZADO, 2026-11-17, false, e-18, OTHER_EXECUTIVE",
    })
    void a_record_without_a_day_says_why(String status, String date, boolean kept, String assignedTo, String code) {
        String more = ", \"assignedTo\": \"" + assignedTo + "\""
                + (date == null ? "" : ", \"commitment\": {\"date\": \"" + date + "\", \"kept\": " + kept + "}");
        JsonNode outcome = WEEK.outcome(week("2026-11-16", record("r-1", 0.5, "A-1", more, status)));

        assertThat(outcome.at("/unplaced/0/code").asText()).isEqualTo(code);
        assertThat(outcome.at("/unplaced/0/rule").asText()).isEqualTo("FLD-WEE-01");
        assertThat(outcome.at("/unplaced/0/text").asText()).isNotBlank();
    }

    @Test
    void a_rejection_with_a_commitment_is_planned_and_so_is_a_kept_one() {
        JsonNode outcome = WEEK.outcome(week(
                "2026-11-16",
                record("r-1", 0.5, "A-1", commitment("2026-11-20"), "RECHAZO"),
                record("r-2", 0.5, "A-1", ", \"commitment\": {\"date\": \"2026-11-10\", \"kept\": true}", "ACEPTA")));

        assertThat(ids(outcome, 4)).contains("r-1");
        assertThat(outcome.get("unplaced")).isEmpty();
    }

    @Test
    void a_derivado_without_an_executive_is_the_supervisors_to_assign() {
        JsonNode outcome = WEEK.outcome(week(
                "2026-11-16",
                "{\"id\": \"r-1\", \"origin\": \"DERIVADO\", \"status\": \"SIN_GESTION\", \"propensity\": 1,"
                        + " \"sector\": \"A-1\", \"referredOn\": \"2026-11-13\"}"));

        assertThat(outcome.at("/unplaced/0/code").asText()).isEqualTo("NEEDS_SUPERVISOR");
    }

    @Test
    void each_day_works_one_group_of_sectors_that_lie_close_together() {
        List<String> records = new ArrayList<>();
        for (String sector : List.of("A-1", "A-2", "F-1", "F-2", "K-1", "K-2", "P-1", "P-2", "U-1", "U-2")) {
            IntStream.range(0, 4).forEach(i -> records.add(record(sector + "/" + i, 0.5, sector, "")));
        }
        JsonNode outcome = WEEK.outcome(week("2026-11-16", records.toArray(String[]::new)));

        assertThat(outcome.get("days"))
                .extracting(day -> day.get("sectors").toString())
                .containsExactlyInAnyOrder(
                        "[\"A-1\",\"A-2\"]",
                        "[\"F-1\",\"F-2\"]",
                        "[\"K-1\",\"K-2\"]",
                        "[\"P-1\",\"P-2\"]",
                        "[\"U-1\",\"U-2\"]");
    }

    @Test
    void a_group_goes_to_the_day_whose_commitments_lie_there() {
        List<String> records = new ArrayList<>();
        for (String sector : List.of("A-1", "F-1", "K-1", "P-1", "U-1")) {
            IntStream.range(0, 5).forEach(i -> records.add(record(sector + "/" + i, 0.5, sector, "")));
        }
        records.add(record("monday", 0.5, "U-1", commitment("2026-11-16")));
        records.add(record("friday", 0.5, "A-1", commitment("2026-11-20")));
        records.add(record("tuesday", 0.5, "K-1", commitment("2026-11-17")));
        JsonNode outcome = WEEK.outcome(week("2026-11-16", records.toArray(String[]::new)));

        assertThat(outcome.at("/days/0/sectors").toString()).isEqualTo("[\"U-1\"]");
        assertThat(outcome.at("/days/1/sectors").toString()).isEqualTo("[\"K-1\"]");
        assertThat(outcome.at("/days/4/sectors").toString()).isEqualTo("[\"A-1\"]");
    }

    @Test
    void a_full_week_leaves_out_the_least_likely_and_a_fresh_derivado_last() {
        List<String> records = new ArrayList<>();
        IntStream.range(0, 130).forEach(i -> records.add(record("r-" + i, i / 200.0, "A-1", "")));
        records.add("{\"id\": \"d-1\", \"origin\": \"DERIVADO\", \"status\": \"SIN_GESTION\", \"propensity\": 0,"
                + " \"sector\": \"A-1\", \"assignedTo\": \"e-17\", \"referredOn\": \"2026-11-13\"}");
        JsonNode outcome = WEEK.outcome(week("2026-11-16", records.toArray(String[]::new)));

        assertThat(outcome.get("days"))
                .extracting(day -> day.get("recordIds").size())
                .containsOnly(25);
        assertThat(outcome.get("unplaced"))
                .extracting(one ->
                        one.get("recordId").asText() + " " + one.get("code").asText())
                .containsExactly(
                        "r-0 OVER_CAPACITY",
                        "r-1 OVER_CAPACITY",
                        "r-2 OVER_CAPACITY",
                        "r-3 OVER_CAPACITY",
                        "r-4 OVER_CAPACITY",
                        "r-5 OVER_CAPACITY");
    }

    @Test
    void of_more_commitments_than_fit_the_likeliest_keep_their_date() {
        List<String> records = new ArrayList<>();
        IntStream.range(0, 27).forEach(i -> records.add(record("r-" + i, i / 100.0, "A-1", commitment("2026-11-17"))));
        JsonNode outcome = WEEK.outcome(week("2026-11-16", records.toArray(String[]::new)));

        assertThat(ids(outcome, 1)).hasSize(25).startsWith("r-26");
        assertThat(outcome.get("unplaced"))
                .extracting(one -> one.get("recordId").asText())
                .containsExactly("r-0", "r-1");
    }

    @Test
    void every_record_has_a_day_or_a_reason_and_the_order_of_the_base_makes_no_difference() {
        Random random = new Random(7);
        for (int size : new int[] {0, 3, 60, 124, 300}) {
            List<String> records = new ArrayList<>(randomBase(random, size));
            byte[] outcome = WEEK.decided(week("2026-11-16", records.toArray(String[]::new)), "es")
                    .outcome()
                    .json();
            JsonNode plan = ShippedField.tree(outcome);
            List<String> ids = new ArrayList<>();
            plan.get("days").forEach(day -> day.get("recordIds").forEach(id -> ids.add(id.asText())));
            assertThat(plan.get("days"))
                    .allSatisfy(day -> assertThat(day.get("recordIds")).hasSizeLessThanOrEqualTo(25));
            plan.get("unplaced").forEach(one -> ids.add(one.get("recordId").asText()));
            Set<String> distinct = new HashSet<>(ids);
            assertThat(ids).hasSize(size);
            assertThat(distinct).hasSize(size);

            Collections.shuffle(records, random);
            assertThat(WEEK.decided(week("2026-11-16", records.toArray(String[]::new)), "es")
                            .outcome()
                            .json())
                    .isEqualTo(outcome);
        }
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_named_at_once() {
        assertThat(WEEK.errors("{}"))
                .extracting(FieldError::pointer)
                .containsExactly("/facts/executive/id", "/facts/weekOf", "/facts/records");
        assertThat(WEEK.errors("""
                        {"executive": {"id": "e-17"}, "weekOf": "2026-11-16",
                         "campaign": {"startDate": "2026-11-23", "calendar": "XX"},
                         "records": [{"id": "r-1"}]}
                        """))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/facts/weekOf",
                        "/facts/campaign/calendar",
                        "/facts/records/0/origin",
                        "/facts/records/0/status",
                        "/facts/records/0/propensity",
                        "/facts/records/0/sector");
    }

    private static List<String> randomBase(Random random, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> record(
                        "r-" + i,
                        random.nextInt(11) / 10.0,
                        (char) ('A' + random.nextInt(5)) + "-" + random.nextInt(9),
                        random.nextInt(3) == 0 ? commitment("2026-11-" + (12 + random.nextInt(13))) : "",
                        Stream.of("SIN_GESTION", "CONTACTADO", "RECHAZO", "FORMALIZADO")
                                .skip(random.nextInt(4))
                                .findFirst()
                                .orElseThrow()))
                .toList();
    }

    private static List<String> ids(JsonNode outcome, int day) {
        List<String> ids = new ArrayList<>();
        outcome.at("/days/" + day + "/recordIds").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static String commitment(String date) {
        return ", \"commitment\": {\"date\": \"" + date + "\"}";
    }

    private static String record(String id, double propensity, String sector, String more) {
        return record(id, propensity, sector, more, "CONTACTADO");
    }

    private static String record(String id, double propensity, String sector, String more, String status) {
        return """
                {"id": "%s", "origin": "VIGENTE", "status": "%s", "propensity": %s, "sector": "%s"%s}
                """.formatted(id, status, propensity, sector, more);
    }

    private static String week(String weekOf, String... records) {
        return """
                {"executive": {"id": "e-17"}, "weekOf": "%s", "campaign": {"startDate": "2026-11-02"}, "records": [%s]}
                """.formatted(weekOf, String.join(", ", records));
    }
}
