package io.criterio.retention.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.text.Language;
import io.criterio.text.TextProblem;
import io.criterio.text.TextProblemsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading, checking and rendering, on small files of our own. */
class RetentionTextsTest {
    private static final String NAMES = """
            names:
              tools: {BONIFICACION: "Bonificación"}
              extras: {CITA_DENTAL: "Cita"}
              motives: {MAL_SERVICIO: "Mal servicio", IMPOSICION: "Imposición"}
              arguments:
                SEIS_MESES: {name: "Seis meses", says: "«Seis meses.»"}
              plans: {PIF: "PIF"}
              statuses: {ACTIVE: "Activa"}
              systems: {SIS: "SIS"}
              areas: {SUCURSAL: "Sucursal"}
              customerTypes: {AGRESIVO: "Agresivo"}
              reasons: {OTROS_SERVICIOS: "Otros"}
            unknown: "sin dato"
            why: ["Porque sí."]
            """;

    private static final String RULES = """
            RET-BON-01:
              sentence: "De {minCharges} a {maxCharges} cargos."
              reason: "Lleva {charges} de {maxCharges} con {plan}, {status}: {tool}."
            RET-BON-05:
              sentence: "Una."
              reason: "Razón."
              violation: "Pide {quantity}, por {motive}."
            RET-MOT-02:
              sentence: "Dos."
              warning: "{statedMotive} contra {impliedMotive} por {argument}"
            RET-PRO-01:
              sentence: "Tres."
              steps:
                WELCOME: "Salude."
                AGREE: "Acepte."
            """;

    private static final String STEPS = """
            RET-PRO-01:
              - {code: WELCOME, area: SUCURSAL}
              - {code: AGREE, area: SIS, variant: ACTIVE}
            """;

    private static final String LIMITS = """
            minCharges: 1
            maxCharges: 3
            serviceCalendar: MX
            """;

    private static final String TEXTS = RULES + NAMES;

    private static final RetentionTexts GOOD =
            RetentionTexts.parse(new RetentionTextFiles(TEXTS, TEXTS.replace("Razón", "Reason"), STEPS, LIMITS));

    private final CaseValues values = CaseValues.of(4, "PIF", "ACTIVE").withTool("BONIFICACION");

    @Test
    void a_text_is_found_in_its_language() {
        assertThat(GOOD.in(Language.ES).reason("RET-BON-05", values)).isEqualTo("Razón.");
        assertThat(GOOD.in(Language.EN).reason("RET-BON-05", values)).isEqualTo("Reason.");
    }

    @Test
    void limits_and_facts_of_the_case_are_filled_in_with_their_names() {
        AdvisorTexts texts = GOOD.in(Language.ES);

        assertThat(texts.sentence("RET-BON-01")).isEqualTo("De 1 a 3 cargos.");
        assertThat(texts.reason("RET-BON-01", values)).isEqualTo("Lleva 4 de 3 con PIF, Activa: Bonificación.");
        assertThat(texts.warning(
                        "RET-MOT-02", values.withMotive("IMPOSICION", "IMPOSICION", "MAL_SERVICIO", "SEIS_MESES")))
                .isEqualTo("Imposición contra Mal servicio por Seis meses");
    }

    @Test
    void a_fact_that_is_not_known_reads_as_such() {
        assertThat(GOOD.in(Language.ES).violation("RET-BON-05", values)).isEqualTo("Pide sin dato, por sin dato.");
        assertThat(GOOD.in(Language.ES).violation("RET-BON-05", values.withQuantity(5)))
                .isEqualTo("Pide 5, por sin dato.");
    }

    @Test
    void a_violation_without_words_of_its_own_reads_like_the_reason() {
        assertThat(GOOD.in(Language.ES).violation("RET-BON-01", values))
                .isEqualTo(GOOD.in(Language.ES).reason("RET-BON-01", values));
    }

    @Test
    void steps_come_in_order_and_those_of_a_variant_only_with_it() {
        AdvisorTexts texts = GOOD.in(Language.ES);
        StepText welcome = new StepText("RET-PRO-01", "WELCOME", "SUCURSAL", "Salude.");
        StepText agree = new StepText("RET-PRO-01", "AGREE", "SIS", "Acepte.");

        assertThat(texts.steps("RET-PRO-01")).containsExactly(welcome);
        assertThat(texts.steps("RET-PRO-01", "CANCELLED")).containsExactly(welcome);
        assertThat(texts.steps("RET-PRO-01", "ACTIVE")).containsExactly(welcome, agree);
        assertThat(texts.placeName("SIS")).isEqualTo("SIS");
        assertThat(texts.placeName("SUCURSAL")).isEqualTo("Sucursal");
    }

    @Test
    void a_text_that_was_never_written_is_named() {
        assertThatThrownBy(() -> GOOD.in(Language.EN).reason("RET-PRO-01", values))
                .hasMessageContainingAll("texts/en.yaml", "RET-PRO-01.reason", "Hint: ");
        assertThatThrownBy(() -> GOOD.in(Language.EN).sentence("RET-XXX-01")).hasMessageContaining("RET-XXX-01");
    }

    @Test
    void what_a_set_of_rules_lacks_is_told_beforehand() {
        assertThat(GOOD.problemsFor(List.of("RET-BON-01", "RET-ZZZ-09"), List.of("RET-BON-01", "RET-PRO-01")))
                .extracting(TextProblem::key)
                .containsExactly("RET-ZZZ-09.sentence", "RET-PRO-01.reason");
    }

    @Test
    void a_key_that_one_language_lacks_is_named_with_its_file() {
        assertThat(problems(
                        TEXTS,
                        TEXTS.replace("  reason: \"Razón.\"\n  violation: \"Pide {quantity}, por {motive}.\"\n", "")))
                .containsExactly("texts/en.yaml RET-BON-05.reason", "texts/en.yaml RET-BON-05.violation");
        assertThat(problems(TEXTS.replace("ACTIVE: \"Activa\"", "OTHER: \"Otra\""), TEXTS))
                .containsExactly("texts/es.yaml names.statuses.ACTIVE", "texts/en.yaml names.statuses.OTHER");
    }

    @Test
    void a_placeholder_is_refused_where_it_has_no_value() {
        assertThat(problems(TEXTS.replace("\"Dos.\"", "\"Con {charges}.\""), TEXTS))
                .containsExactly("texts/es.yaml RET-MOT-02.sentence");
        assertThat(problems(TEXTS.replace("\"Razón.\"", "\"{impliedMotive}\""), TEXTS))
                .containsExactly("texts/es.yaml RET-BON-05.reason");
        assertThat(problems(TEXTS.replace("\"Razón.\"", "\"{chargs}\""), TEXTS))
                .containsExactly("texts/es.yaml RET-BON-05.reason");
        assertThat(problems(TEXTS.replace("\"Razón.\"", "\"{serviceCalendar}\""), TEXTS))
                .containsExactly("texts/es.yaml RET-BON-05.reason");
    }

    @Test
    void braces_that_do_not_match_are_refused() {
        assertThat(problems(TEXTS.replace("\"Razón.\"", "\"Lleva {charges\""), TEXTS))
                .containsExactly("texts/es.yaml RET-BON-05.reason");
        assertThat(problems(TEXTS.replace("\"Razón.\"", "\"Lleva charges}\""), TEXTS))
                .containsExactly("texts/es.yaml RET-BON-05.reason");
    }

    @Test
    void a_step_without_words_and_words_without_a_step_are_refused() {
        assertThat(problems(new RetentionTextFiles(TEXTS, TEXTS, STEPS.replace("WELCOME", "GREET"), LIMITS)))
                .containsExactly(
                        "texts/es.yaml RET-PRO-01.steps.GREET",
                        "texts/es.yaml RET-PRO-01.steps.WELCOME",
                        "texts/en.yaml RET-PRO-01.steps.GREET",
                        "texts/en.yaml RET-PRO-01.steps.WELCOME");
        assertThat(problems(new RetentionTextFiles(TEXTS, TEXTS, STEPS.replace("area: SIS", "area: SISS"), LIMITS)))
                .containsExactly("steps.yaml RET-PRO-01.AGREE");
        assertThat(problems(new RetentionTextFiles(TEXTS, TEXTS, STEPS.replace("variant", "when"), LIMITS)))
                .containsExactly("steps.yaml RET-PRO-01");
        assertThat(problems(new RetentionTextFiles(TEXTS, TEXTS, STEPS.replace("AGREE", "WELCOME"), LIMITS)))
                .contains("steps.yaml RET-PRO-01");
    }

    @Test
    void a_kind_of_text_that_is_not_known_is_refused() {
        assertThat(problems(TEXTS.replace("warning:", "warnings:"), TEXTS))
                .contains("texts/es.yaml RET-MOT-02.warnings");
        assertThat(problems(TEXTS.replace("RET-MOT-02", "RETMOT02"), TEXTS)).contains("texts/es.yaml RETMOT02");
        assertThat(problems(TEXTS.replace("  plans:", "  planes:"), TEXTS))
                .contains("texts/es.yaml names.plans", "texts/es.yaml names.planes");
        assertThat(problems(TEXTS.replace("unknown:", "unknwon:"), TEXTS)).contains("texts/es.yaml unknown");
        assertThat(problems(TEXTS.replace("\"Dos.\"", "[\"Dos.\"]"), TEXTS))
                .contains("texts/es.yaml RET-MOT-02.sentence");
        assertThat(problems(TEXTS.replace("\"Dos.\"", "\"\""), TEXTS)).contains("texts/es.yaml RET-MOT-02.sentence");
        assertThat(problems(TEXTS.replace("[\"Porque sí.\"]", "[]"), TEXTS)).contains("texts/es.yaml why");
    }

    @Test
    void a_file_that_is_no_yaml_is_named() {
        assertThat(problems(new RetentionTextFiles("a: [", "", "hello", LIMITS)))
                .containsExactly("steps.yaml ", "texts/es.yaml ", "texts/en.yaml ");
    }

    private static List<String> problems(String es, String en) {
        return problems(new RetentionTextFiles(es, en, STEPS, LIMITS));
    }

    private static List<String> problems(RetentionTextFiles files) {
        try {
            RetentionTexts.parse(files);
            return List.of();
        } catch (TextProblemsException e) {
            assertThat(e.problems())
                    .allSatisfy(problem -> assertThat(problem.hint()).isNotBlank());
            return e.problems().stream()
                    .map(problem -> problem.file() + " " + problem.key())
                    .toList();
        }
    }
}
