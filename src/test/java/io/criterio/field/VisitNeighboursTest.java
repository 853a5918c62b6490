package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.problem.Problems.FieldError;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitNeighboursTest {

    private static final ShippedField NEIGHBOURS =
            ShippedField.asked(new VisitNeighboursDecisionType(ShippedField.releases()), "2026-11-19");

    @Test
    void the_five_nearest_are_visited_by_propensity() {
        // A hundredth of a degree of latitude is some 1,112 metres.
        JsonNode outcome = NEIGHBOURS.outcome(visit(
                record("a", 0.1, -33.46),
                record("b", 0.9, -33.51),
                record("c", 0.3, -33.47),
                record("d", 0.8, -33.48),
                record("e", 0.5, -33.49),
                record("f", 1.0, -33.52)));

        assertThat(outcome.get("neighbours"))
                .extracting(one -> one.get("recordId").asText())
                .containsExactly("b", "d", "e", "c", "a");
        assertThat(outcome.at("/neighbours/4/metres").asLong()).isEqualTo(1112);
        assertThat(outcome.at("/neighbours/0/rank").asInt()).isEqualTo(1);
        assertThat(outcome.get("rule").asText()).isEqualTo("FLD-NEI-01");
    }

    @Test
    void the_record_that_is_visited_is_no_neighbour_and_one_without_location_is_counted() {
        JsonNode outcome = NEIGHBOURS.outcome("""
                {"visit": {"location": {"lat": -33.45, "lon": -70.66}, "recordId": "visited"},
                 "records": [{"id": "visited", "propensity": 1, "location": {"lat": -33.45, "lon": -70.66}},
                             {"id": "somewhere", "propensity": 1},
                             {"id": "here", "propensity": 0, "location": {"lat": -33.45, "lon": -70.66}}]}
                """);

        assertThat(outcome.get("neighbours"))
                .extracting(one -> one.get("recordId").asText())
                .containsExactly("here");
        assertThat(outcome.get("withoutLocation").asInt()).isEqualTo(1);
    }

    @Test
    void at_the_same_distance_the_sector_decides_and_then_the_record() {
        String facts = """
                {"visit": {"location": {"lat": 0, "lon": 0}},
                 "records": [%s]}
                """.formatted(IntStream.range(0, 7)
                .mapToObj(i -> """
                                        {"id": "r-%d", "propensity": 0.5, "sector": "%s", "location": {"lat": 1, "lon": 1}}""".formatted(i, i == 6 ? "A-1" : "A-" + (2 + i / 3)))
                .collect(Collectors.joining(", ")));

        assertThat(NEIGHBOURS.outcome(facts).get("neighbours"))
                .extracting(one -> one.get("recordId").asText())
                .containsExactly("r-6", "r-0", "r-1", "r-2", "r-3");
    }

    @Test
    void distances_are_great_circles_even_across_the_date_line() {
        JsonNode outcome = NEIGHBOURS.outcome("""
                {"visit": {"location": {"lat": 0, "lon": 179.5}},
                 "records": [{"id": "r-1", "propensity": 1, "location": {"lat": 0, "lon": -179.5}}]}
                """);

        assertThat(outcome.at("/neighbours/0/metres").asLong()).isEqualTo(111_195);
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_named_at_once() {
        assertThat(NEIGHBOURS.errors("""
                        {"visit": {"location": {"lat": 91}},
                         "records": [{"id": "r-1", "propensity": 2, "sector": "2-B"}, {"id": "r-1", "propensity": 1}]}
                        """))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/facts/visit/location/lat",
                        "/facts/visit/location/lon",
                        "/facts/records/0/propensity",
                        "/facts/records/0/sector",
                        "/facts/records/1/id");
        assertThat(NEIGHBOURS.errors("{\"visit\": {\"location\": {\"lat\": 0, \"lon\": 0}}, \"records\": [null]}"))
                .extracting(FieldError::pointer)
                .containsExactly("/facts/records/0");
        assertThat(NEIGHBOURS.errors("{}"))
                .extracting(FieldError::pointer)
                .containsExactly("/facts/visit/location", "/facts/records");
    }

    private static String visit(String... records) {
        return "{\"visit\": {\"location\": {\"lat\": -33.45, \"lon\": -70.66}}, \"records\": ["
                + String.join(", ", records) + "]}";
    }

    private static String record(String id, double propensity, double lat) {
        return "{\"id\": \"%s\", \"propensity\": %s, \"location\": {\"lat\": %s, \"lon\": -70.66}}"
                .formatted(id, propensity, lat);
    }
}
