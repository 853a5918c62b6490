package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.problem.Problems.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpsTest {

    private static final ShippedField FOLLOW_UP =
            ShippedField.asked(new FollowUpDecisionType(ShippedField.releases()), "2026-11-19");

    @ParameterizedTest
    @CsvSource({
        "SIN_GESTION,   FIRST_CALL",
        "NO_CONTACTADO, GATHER_INFORMATION CERTIFY_HOME_OR_WORK VISIT_IN_FIELD",
        "CONTACTADO,    CALL_BY_ORIGIN ASK_OPEN_QUESTIONS SIMULATE_OFFERS GET_AN_ANSWER",
        "INTERESADO,    KEEP_CONTACT REMIND NEGOTIATE",
        "ACEPTA,        SETTLE_TERMS CONFIRM_BY_VISIT FORMALISE",
        "RECHAZO,       ASK_WHY VISIT_ON_ROUTE LEAVE_GOOD_IMPRESSION",
        "FORMALIZADO,   ''",
    })
    void the_status_decides_what_comes_next(String status, String codes) {
        assertThat(codes(FOLLOW_UP.outcome(contact("VIGENTE", status, null)))).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_QUIERE_DEUDAS, ASK_WHY TALK_ABOUT_DEBT OFFER_WITHOUT_DEBT VISIT_ON_ROUTE LEAVE_GOOD_IMPRESSION",
        "MUY_CARO,         ASK_WHY COMPARE_COSTS SIMULATE_CHEAPER VISIT_ON_ROUTE LEAVE_GOOD_IMPRESSION",
        "NO_LE_INTERESA,   ASK_WHY FIND_THE_NEED OFFER_OTHER_PRODUCT VISIT_ON_ROUTE LEAVE_GOOD_IMPRESSION",
        "OTRA_OFERTA,      ASK_WHY ASK_ABOUT_OTHER_OFFER MAKE_COUNTEROFFER VISIT_ON_ROUTE LEAVE_GOOD_IMPRESSION",
        "OTRO,             ASK_WHY LISTEN_AND_NOTE PROPOSE_ALTERNATIVE VISIT_ON_ROUTE LEAVE_GOOD_IMPRESSION",
    })
    void a_no_is_answered_by_its_type(String rejection, String codes) {
        assertThat(codes(FOLLOW_UP.outcome(contact("VIGENTE", "RECHAZO", rejection))))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIN_GESTION", "NO_CONTACTADO", "CONTACTADO", "INTERESADO"})
    void derivados_are_contacted_at_once_before_anything_else(String status) {
        JsonNode steps =
                FOLLOW_UP.outcome(contact("DERIVADO_EMPRESA", status, null)).get("steps");

        assertThat(steps.get(0).get("code").asText()).isEqualTo("CONTACT_AT_ONCE");
        assertThat(steps.get(0).get("order").asInt()).isEqualTo(1);
        assertThat(steps.get(4).get("code").asText()).isEqualTo("FOLLOW_UP_SOONER");
        assertThat(steps.get(4).get("rule").asText()).isEqualTo("FLD-FOL-02");
        assertThat(steps.get(5).get("rule").asText()).isEqualTo("FLD-FOL-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACEPTA", "RECHAZO", "FORMALIZADO"})
    void a_derivado_who_has_answered_is_a_customer_like_others(String status) {
        assertThat(FOLLOW_UP.outcome(contact("DERIVADO", status, null)).get("steps"))
                .extracting(step -> step.get("rule").asText())
                .doesNotContain("FLD-FOL-02");
    }

    @Test
    void steps_are_told_in_both_languages_and_name_their_channel() {
        String contact = contact("VIGENTE", "ACEPTA", null);

        assertThat(FOLLOW_UP.outcome(contact).at("/steps/0/text").asText())
                .isEqualTo("Cierre por escrito los cinco puntos: monto, cuota, plazo, fecha y lugar de pago.");
        assertThat(FOLLOW_UP.outcomeInEnglish(contact).at("/steps/0/text").asText())
                .isEqualTo("Settle the five points in writing: amount, instalment, term, date and place of payment.");
        assertThat(FOLLOW_UP.outcome(contact).at("/steps/1/channel").asText()).isEqualTo("TERRENO");
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_named() {
        assertThat(FOLLOW_UP.errors("{\"record\": {}}"))
                .extracting(FieldError::pointer)
                .containsExactly("/facts/record/origin", "/facts/record/status");
        assertThat(FOLLOW_UP.errors("{}")).extracting(FieldError::pointer).containsExactly("/facts/record");
        assertThat(FOLLOW_UP.errors(contact("VIGENTE", "ACEPTA", "OTRO")))
                .extracting(FieldError::pointer)
                .containsExactly("/facts/rejection");
    }

    private static String contact(String origin, String status, String rejection) {
        return """
                {"record": {"id": "r-1", "origin": "%s", "status": "%s"}%s}
                """.formatted(origin, status, rejection == null ? "" : ", \"rejection\": \"" + rejection + "\"");
    }

    private static String codes(JsonNode outcome) {
        StringBuilder codes = new StringBuilder();
        outcome.get("steps")
                .forEach(step -> codes.append(' ').append(step.get("code").asText()));
        return codes.toString().strip();
    }
}
