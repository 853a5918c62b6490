package io.criterio.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider.Context;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentDeciderTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final AssignmentDecider DECIDER = new AssignmentDecider(ShippedAssignment.ASSIGNMENT);

    private static final String REQUEST = """
            {"type": "ASSIGNMENT",
             "facts": {
               "executive": {"id": "e-17"}, "campaign": {"startDate": "2026-11-16"}, "date": "2026-11-19",
               "records": [
                 {"id": "r-9", "origin": "DERIVADO", "status": "SIN_GESTION", "propensity": 0.4, "sector": "B-3",
                  "referredOn": "2026-11-13"},
                 {"id": "r-1", "origin": "DERIVADO", "status": "SIN_GESTION", "propensity": 0.83, "sector": "B-02",
                  "location": {"lat": -33.45, "lon": -70.66}, "referredOn": "2026-11-14", "assignedTo": "e-17"},
                 {"id": "r-3", "origin": "VIGENTE", "status": "CONTACTADO", "propensity": 0.5, "sector": "B-2"},
                 {"id": "r-2", "origin": "CRUCE", "status": "INTERESADO", "propensity": 0.6, "sector": "B-2",
                  "commitment": {"date": "2026-11-19", "kept": false}}]}}
            """;

    @Test
    void a_day_comes_out_in_the_words_of_the_contract() throws IOException {
        assertThat(JSON.readTree(decide(REQUEST, "dispositions").outcome().json())).isEqualTo(JSON.readTree("""
                        {"campaignDay": 4, "phase": "STEADY", "capacity": 25,
                         "assigned": [
                           {"rank": 1, "recordId": "r-1", "bucket": "DERIVADO", "sector": "B-2",
                            "rules": ["ASG-DER-01", "ASG-DER-02"]},
                           {"rank": 2, "recordId": "r-2", "bucket": "COMPROMISO_DEL_DIA", "sector": "B-2",
                            "rules": ["ASG-COM-01", "ASG-COM-02"]}],
                         "shortfall": 23,
                         "complement": {"filter": {"sector": "B-2"}, "recordIds": ["r-3"], "rule": "ASG-SHO-01"},
                         "needsSupervisor": ["r-9"],
                         "ledger": {"candidates": 4, "assigned": 2, "excluded": {"NEEDS_SUPERVISOR": 1, "NOT_DUE": 1}},
                         "dispositions": [
                           {"recordId": "r-3", "code": "NOT_DUE", "rule": "ASG-COM-01"},
                           {"recordId": "r-9", "code": "NEEDS_SUPERVISOR", "rule": "ASG-DER-03"}],
                         "sectors": [{"sector": "B-2", "records": 2}],
                         "pace": {"recordsLeft": 2, "planning": {"maxHours": 2}, "rule": "ASG-TIM-01"}}
                        """));
    }

    @Test
    void the_order_of_the_records_changes_no_byte() {
        Decided one = decide(REQUEST, "dispositions", "trace");
        ObjectNode turned = tree(REQUEST);
        ArrayNode records = (ArrayNode) turned.at("/facts/records");
        records.add(records.remove(0));
        Decided other = decide(turned.toString(), "dispositions", "trace");

        assertThat(other.outcome().json()).isEqualTo(one.outcome().json());
        assertThat(other.trace()).isEqualTo(one.trace());
        assertThat(other.input().write(reference -> reference).json()).isEqualTo(one.input().write(reference -> reference).json());
        assertThat(other.rules()).isEqualTo(one.rules());
    }

    @Test
    void the_rules_that_fired_are_named_and_those_on_a_short_day_only_where_it_is_short() {
        Decided decided = decide(REQUEST);

        assertThat(decided.rules())
                .containsExactly(
                        "ASG-CAP-01",
                        "ASG-COM-01",
                        "ASG-COM-02",
                        "ASG-DAY-01",
                        "ASG-DER-01",
                        "ASG-DER-02",
                        "ASG-DER-03",
                        "ASG-EXP-01",
                        "ASG-LED-01",
                        "ASG-SHO-01",
                        "ASG-TIE-01",
                        "ASG-TIM-01");
        assertThat(decided.verdicts())
                .containsExactly(
                        "ASSIGNED:COMPROMISO_DEL_DIA",
                        "ASSIGNED:DERIVADO",
                        "EXCLUDED:NEEDS_SUPERVISOR",
                        "EXCLUDED:NOT_DUE");
        assertThat(decided.executiveId()).isEqualTo("e-17");
    }

    @Test
    void the_trace_says_for_each_profile_what_fired_and_what_held_back() {
        JsonNode trace = tree(new String(decide(REQUEST, "trace").trace(), java.nio.charset.StandardCharsets.UTF_8));

        assertThat(trace.at("/campaignDay/fired/0/rule").asText()).isEqualTo("ASG-DAY-01");
        assertThat(trace.get("profiles")).hasSize(4);
        JsonNode owned = trace.at("/profiles/1");
        assertThat(owned.get("assignee").asText()).isEqualTo("ME");
        assertThat(owned.get("records").asInt()).isEqualTo(1);
        assertThat(owned.get("outcome").asText()).isEqualTo("DERIVADO");
        assertThat(owned.get("fired"))
                .extracting(rule -> rule.get("rule").asText())
                .containsExactly("ASG-DER-01", "ASG-COM-01");
        assertThat(owned.get("heldBack"))
                .extracting(rule -> rule.get("name").asText())
                .contains("ASG-OUT-01 what is formalised is closed");
    }

    @ParameterizedTest
    @CsvSource({
        "/facts/date, 2026-11-15, 'date is 2026-11-15, before the campaign starts on 2026-11-16'",
        "/facts/date, 2026-11-21, 'date is 2026-11-21, a SATURDAY'",
        "/facts/date, 2026-12-08, 'date is 2026-12-08, a holiday (Inmaculada Concepción)'",
        "/facts/date, 2040-01-02, '2040-01-02 lies outside the calendar CL'",
        "/facts/campaign/calendar, XX, 'calendar is \"XX\"; expected one of [CL, MX]'",
        "/facts/sectorOfDay, 2-B, 'sector is \"2-B\"'",
        "/facts/records/1/id, r-9, 'id \"r-9\" is there twice, first at /facts/records/0'",
        "/facts/records/0/sector, B-100, 'sector is \"B-100\"'",
        "/facts/records/0/sector, b-1, 'sector is \"b-1\"'",
        "/facts/records/0/propensity, 1.01, 'propensity is 1.01'",
        "/facts/records/0/propensity, -0.01, 'propensity is -0.01'",
        "/facts/records/0/referredOn, 2026-11-20, 'referredOn is 2026-11-20, after 2026-11-19'",
        "/facts/records/1/location/lat, 90.1, 'lat is 90.1'",
        "/facts/records/1/location/lon, -180.1, 'lon is -180.1'",
        "/asOf, 2026-11-18, 'asOf is 2026-11-18 and the day to plan is 2026-11-19'",
    })
    void what_makes_no_sense_is_refused_where_it_stands(String pointer, String value, String message) {
        assertThat(problems(set(tree(REQUEST), pointer, value)).errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo(pointer);
                    assertThat(error.text()).startsWith(message);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "/facts/executive/id",
        "/facts/campaign/startDate",
        "/facts/date",
        "/facts/records",
        "/facts/records/0/id",
        "/facts/records/0/origin",
        "/facts/records/0/status",
        "/facts/records/0/propensity",
        "/facts/records/0/sector",
        "/facts/records/0/referredOn",
        "/facts/records/1/location/lat",
        "/facts/records/3/commitment/date",
        "/facts"
    })
    void what_is_missing_is_named(String pointer) {
        assertThat(problems(set(tree(REQUEST), pointer, null)).errors())
                .extracting(FieldError::pointer)
                .containsExactly(pointer);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_up_to_a_hundred() {
        ObjectNode request = tree(REQUEST);
        ArrayNode records = (ArrayNode) request.at("/facts/records");
        for (int i = 0; i < 60; i++) {
            records.addObject().put("id", "x-" + i);
        }
        Problems problems = problems(set(request, "/facts/date", "2026-11-21"));

        assertThat(problems.errors()).hasSize(100);
        assertThat(problems.errors().size() + problems.dropped()).isEqualTo(1 + 60 * 4);
    }

    @Test
    void a_campaign_that_starts_on_a_day_off_counts_from_the_next_business_day() throws IOException {
        ObjectNode request = set(tree(REQUEST), "/facts/campaign/startDate", "2026-11-14");

        assertThat(JSON.readTree(decide(request.toString()).outcome().json())
                        .get("campaignDay")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void more_records_than_a_request_may_hold_are_refused_however_they_got_here() {
        ObjectNode request = tree(REQUEST);
        ArrayNode records = (ArrayNode) request.at("/facts/records");
        JsonNode one = records.get(2);
        for (int i = records.size(); i <= CustomerRecord.MAX_OF_A_REQUEST; i++) {
            records.add(((ObjectNode) one.deepCopy()).put("id", "x-" + i));
        }
        assertThatThrownBy(() -> problems(request))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.kind().status()).isEqualTo(413);
                    assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/facts/records");
                })
                .hasMessageContaining("holds 20001 elements; at most 20000 are accepted");
    }

    private static ObjectNode set(ObjectNode request, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = request.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else if (name.equals("propensity") || name.equals("lat") || name.equals("lon")) {
            ((ObjectNode) parent).put(name, Double.parseDouble(value));
        } else {
            ((ObjectNode) parent).put(name, value);
        }
        return request;
    }

    private static Problems problems(ObjectNode request) {
        Problems problems = new Problems();
        DECIDER.decide(read(request.toString()), context(), problems);
        return problems;
    }

    private static Decided decide(String request, String... include) {
        Problems problems = new Problems();
        Decided decided = DECIDER.decide(read(request), context(include), problems);
        assertThat(problems.errors()).isEmpty();
        return decided;
    }

    private static Context context(String... include) {
        return new Context(LocalDate.parse("2026-11-22"), "es", Set.of(include));
    }

    private static AssignmentRequest read(String request) {
        try {
            return JSON.readValue(request, AssignmentRequest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
