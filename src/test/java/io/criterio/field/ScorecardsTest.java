package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.problem.Problems.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorecardsTest {

    private static final ShippedField SCORECARD =
            ShippedField.asked(new ScorecardDecisionType(ShippedField.releases()), "2026-11-19");

    @Test
    void a_day_a_week_and_a_month_are_held_against_their_standards() {
        JsonNode standards = SCORECARD.outcome(counts("")).get("standards");

        assertThat(standards)
                .extracting(one -> "%s %s %s %s %s %s"
                        .formatted(
                                one.get("name").asText(),
                                one.get("period").asText(),
                                one.get("target").asText(),
                                one.get("actual").asText(),
                                one.get("unit").asText(),
                                one.get("met").asText()))
                .containsExactly(
                        "EFFECTIVE_CONTACTS DAY 12 12 COUNT true",
                        "SIMULATIONS DAY 6 5 COUNT false",
                        "ENTRIES DAY 2 3 COUNT true",
                        "CREDITS WEEK 4 4 COUNT true",
                        "TCR WEEK 1 0 COUNT false",
                        "OMP_INSURANCES WEEK 2 2 COUNT true",
                        "RECORDS_WORKED MONTH 100 99.66 PERCENT false");
        assertThat(standards).extracting(one -> one.get("rule").asText()).containsOnly("FLD-STD-01");
        assertThat(standards.at("/0/text").asText()).isEqualTo("Contactos efectivos con clientes nuevos en el día");
    }

    @ParameterizedTest
    @CsvSource({
        "abono,     4,  100, ,      4,  AT_LEAST,  4,  true",
        "abono,     39, 1000, ,     4,  AT_LEAST,  3.9,  false",
        "derivados, 20, 100, false, 20, AT_LEAST,  20, true",
        "derivados, 19, 100, ,      20, AT_LEAST,  19, false",
        "derivados, 50, 100, ,      20, AT_LEAST,  50, true",
        "derivados, 40, 100, true,  40, MORE_THAN, 40, false",
        "derivados, 41, 100, true,  40, MORE_THAN, 41, true",
        "derivados, 1999, 10000, ,  20, AT_LEAST,  19.99, false",
    })
    void efficiency_is_what_bought_of_what_was_worked(
            String base,
            int sold,
            int worked,
            String firstDays,
            int target,
            String comparison,
            double actual,
            boolean met) {
        JsonNode standard = SCORECARD
                .outcome(counts(", \"efficiency\": {\"%s\": {\"sold\": %d, \"worked\": %d%s}}"
                        .formatted(base, sold, worked, firstDays == null ? "" : ", \"firstDays\": " + firstDays)))
                .at("/standards/7");

        assertThat(standard.get("target").asInt()).isEqualTo(target);
        assertThat(standard.get("comparison").asText()).isEqualTo(comparison);
        assertThat(standard.get("actual").asDouble()).isEqualTo(actual);
        assertThat(standard.get("met").asBoolean()).isEqualTo(met);
        assertThat(standard.has("expectedUpTo")).isEqualTo(target == 20);
    }

    @Test
    void a_base_without_records_is_worked() {
        JsonNode standard = SCORECARD
                .outcome(counts("").replace("295", "0").replace("296", "0"))
                .at("/standards/6");

        assertThat(standard.get("actual").asText()).isEqualTo("100");
        assertThat(standard.get("met").asBoolean()).isTrue();
    }

    @Test
    void what_is_missing_negative_or_too_large_is_named_at_once() {
        assertThat(SCORECARD.errors("""
                        {"counts": {"day": {"effectiveContacts": -1, "entries": 3},
                                    "month": {"recordsWorked": 5, "records": 4},
                                    "efficiency": {"abono": {"sold": 0, "worked": 0}}}}
                        """))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/facts/executive/id",
                        "/facts/date",
                        "/facts/counts/day/effectiveContacts",
                        "/facts/counts/day/simulations",
                        "/facts/counts/week",
                        "/facts/counts/month/recordsWorked",
                        "/facts/counts/efficiency/abono/worked");
    }

    private static String counts(String more) {
        return """
                {"executive": {"id": "e-17"}, "date": "2026-11-19",
                 "counts": {"day": {"effectiveContacts": 12, "simulations": 5, "entries": 3},
                            "week": {"credits": 4, "tcr": 0, "ompInsurances": 2},
                            "month": {"recordsWorked": 295, "records": 296}%s}}
                """.formatted(more);
    }
}
