package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.problem.Problems.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementEntriesTest {

    private static final ShippedField ENTRIES =
            ShippedField.asked(new ManagementEntryDecisionType(ShippedField.releases()), "2026-11-19");

    @ParameterizedTest
    @CsvSource({
        "ACEPTA,                 ,           ACEPTA,        ",
        "ACEPTA,                 2026-11-20, ACEPTA,        2026-11-20",
        "INTERESADO,             ,           INTERESADO,    ",
        "INTERESADO,             2026-11-19, INTERESADO,    2026-11-19",
        "AGENDA_VISITA,          2026-11-20, INTERESADO,    2026-11-20",
        "CONTACTADO,             ,           CONTACTADO,    ",
        "RECHAZO,                ,           RECHAZO,       ",
        "REPROGRAMA,             2026-11-20, CONTACTADO,    2026-11-20",
        "REPROGRAMA_SIN_CONTACTO,2026-11-20, NO_CONTACTADO, 2026-11-20",
        "NO_CONTACTADO,          ,           NO_CONTACTADO, ",
    })
    void an_entry_for_an_assigned_record_is_admitted_and_says_what_follows(
            String outcome, String date, String next, String commitment) {
        JsonNode answer = ENTRIES.outcome(entry("ASSIGNED", "SIN_GESTION", outcome, date));

        assertThat(answer.get("admitted").asBoolean()).isTrue();
        assertThat(answer.get("refusedBy")).isEmpty();
        assertThat(answer.get("nextStatus").asText()).isEqualTo(next);
        assertThat(answer.at("/commitment/date").asText()).isEqualTo(commitment == null ? "" : commitment);
        assertThat(answer.at("/rules/0").asText()).isEqualTo("FLD-ENT-02");
    }

    @ParameterizedTest
    @CsvSource({"ACEPTA,", "INTERESADO,", "AGENDA_VISITA, 2026-11-20"})
    void complementary_load_admits_what_is_positive(String outcome, String date) {
        assertThat(ENTRIES.outcome(entry("COMPLEMENT", "CONTACTADO", outcome, date))
                        .get("admitted")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACTADO,",
        "RECHAZO,",
        "REPROGRAMA, 2026-11-20",
        "REPROGRAMA_SIN_CONTACTO, 2026-11-20",
        "NO_CONTACTADO,"
    })
    void complementary_load_refuses_everything_else_and_says_what_would_do(String outcome, String date) {
        JsonNode answer = ENTRIES.outcome(entry("COMPLEMENT", "CONTACTADO", outcome, date));

        assertThat(answer.get("admitted").asBoolean()).isFalse();
        assertThat(answer.has("nextStatus")).isFalse();
        assertThat(answer.has("commitment")).isFalse();
        assertThat(answer.at("/refusedBy/0/rule").asText()).isEqualTo("FLD-ENT-01");
        assertThat(answer.at("/refusedBy/0/text").asText()).contains("carga complementaria");
        assertThat(answer.at("/refusedBy/0/conditions")).hasSize(2);
        assertThat(answer.at("/refusedBy/0/conditions/0").toString()).isEqualTo("""
                        {"path":"/facts/assignment","operator":"ne","required":"COMPLEMENT","actual":"COMPLEMENT"}""");
        assertThat(answer.at("/refusedBy/0/conditions/1").toString()).isEqualTo("""
                        {"path":"/facts/entry/outcome","operator":"in","required":["ACEPTA","INTERESADO","AGENDA_VISITA"],\
                        "actual":"%s"}""".formatted(outcome));
    }

    @Test
    void nothing_follows_a_formalised_record_and_every_reason_is_named() {
        JsonNode answer = ENTRIES.outcome(entry("COMPLEMENT", "FORMALIZADO", "CONTACTADO", null));

        assertThat(answer.get("refusedBy"))
                .extracting(one -> one.get("rule").asText())
                .containsExactly("FLD-ENT-01", "FLD-ENT-02");
        assertThat(answer.get("rules")).extracting(JsonNode::asText).containsExactly("FLD-ENT-01", "FLD-ENT-02");
    }

    @Test
    void the_language_changes_texts_and_no_code() {
        JsonNode answer = ENTRIES.outcomeInEnglish(entry("COMPLEMENT", "CONTACTADO", "CONTACTADO", null));

        assertThat(answer.at("/refusedBy/0/text").asText()).startsWith("This record was taken by a filter");
        assertThat(answer.at("/refusedBy/0/rule").asText()).isEqualTo("FLD-ENT-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENDA_VISITA", "REPROGRAMA", "REPROGRAMA_SIN_CONTACTO"})
    void what_schedules_something_needs_its_date(String outcome) {
        assertThat(ENTRIES.errors(entry("ASSIGNED", "CONTACTADO", outcome, null)))
                .extracting(FieldError::pointer)
                .containsExactly("/facts/entry/commitmentDate");
    }

    @ParameterizedTest
    @CsvSource({
        "AGENDA_VISITA, 2026-11-18, 'commitmentDate is 2026-11-18, before 2026-11-19'",
        "AGENDA_VISITA, 2026-11-21, 'commitmentDate is 2026-11-21, a day off'",
        "AGENDA_VISITA, 2026-12-25, 'commitmentDate is 2026-12-25, a day off'",
        "AGENDA_VISITA, 2040-01-02, '2040-01-02 lies outside the calendar CL'",
        "CONTACTADO, 2026-11-20, 'commitmentDate is 2026-11-20 and CONTACTADO schedules nothing'",
    })
    void a_commitment_is_for_a_business_day_to_come(String outcome, String date, String message) {
        assertThat(ENTRIES.errors(entry("ASSIGNED", "CONTACTADO", outcome, date)))
                .singleElement()
                .satisfies(error -> assertThat(error.text()).startsWith(message));
    }

    @Test
    void a_no_says_why_and_nothing_else_does() {
        assertThat(ENTRIES.errors("""
                        {"record": {"status": "CONTACTADO"}, "assignment": "ASSIGNED", "entry": {"outcome": "RECHAZO"}}
                        """)).extracting(FieldError::pointer).containsExactly("/facts/entry/rejection");
        assertThat(ENTRIES.errors("""
                        {"record": {"status": "CONTACTADO"}, "assignment": "ASSIGNED",
                         "entry": {"outcome": "ACEPTA", "rejection": "MUY_CARO"}}
                        """)).extracting(FieldError::pointer).containsExactly("/facts/entry/rejection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECHAZO", "REPROGRAMA", "REPROGRAMA_SIN_CONTACTO"})
    void an_entry_that_is_refused_is_not_asked_for_a_date_or_a_reason(String outcome) {
        JsonNode answer = ENTRIES.outcome("""
                {"record": {"status": "CONTACTADO"}, "assignment": "COMPLEMENT", "entry": {"outcome": "%s"}}
                """.formatted(outcome));

        assertThat(answer.at("/refusedBy/0/rule").asText()).isEqualTo("FLD-ENT-01");
    }

    @Test
    void what_is_missing_is_named_at_once() {
        assertThat(ENTRIES.errors("{\"record\": {}, \"entry\": {}}"))
                .extracting(FieldError::pointer)
                .containsExactly("/facts/record/status", "/facts/assignment", "/facts/entry/outcome");
    }

    @Test
    void the_trace_names_what_fired_and_what_held_back() {
        JsonNode trace = ENTRIES.trace(entry("ASSIGNED", "CONTACTADO", "ACEPTA", null));

        assertThat(trace.at("/facts/0/fact/type").asText()).isEqualTo("Entry");
        assertThat(trace.at("/facts/0/fired"))
                .extracting(rule -> rule.get("rule").asText())
                .containsOnly("FLD-ENT-02");
        assertThat(trace.at("/facts/0/heldBack/0/rule").asText()).isEqualTo("FLD-ENT-01");
        assertThat(trace.at("/facts/0/heldBack/0/because/0/attribute").asText()).isEqualTo("load");
    }

    private static String entry(String assignment, String status, String outcome, String date) {
        return """
                {"record": {"id": "r-1", "status": "%s"}, "assignment": "%s", "entry": {"outcome": "%s"%s%s}}
                """.formatted(
                        status,
                        assignment,
                        outcome,
                        outcome.equals("RECHAZO") ? ", \"rejection\": \"MUY_CARO\"" : "",
                        date == null ? "" : ", \"commitmentDate\": \"" + date + "\"");
    }
}
