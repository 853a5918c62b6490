package io.criterio.retention.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.text.Language;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts under rules/retention, as they are. */
class ShippedRetentionTextsTest {
    private static final RetentionTexts TEXTS = RetentionTexts.parse(new RetentionTextFiles(
            read("texts/es.yaml"), read("texts/en.yaml"), read("steps.yaml"), read("limits.yaml")));

    /** Part 1 of the rulebook: group and how many rules it has. */
    private static final Map<String, Integer> RULES = Map.ofEntries(
            Map.entry("MOT", 5),
            Map.entry("BON", 8),
            Map.entry("PRI", 3),
            Map.entry("DOW", 7),
            Map.entry("GAR", 2),
            Map.entry("MIG", 2),
            Map.entry("CIT", 1),
            Map.entry("REA", 3),
            Map.entry("ACC", 1),
            Map.entry("PRO", 5),
            Map.entry("CLI", 6),
            Map.entry("ARE", 1));

    private static final List<String> HARD = List.of(
            "RET-BON-01",
            "RET-BON-02",
            "RET-BON-03",
            "RET-BON-04",
            "RET-BON-05",
            "RET-BON-08",
            "RET-PRI-01",
            "RET-PRI-02",
            "RET-DOW-01",
            "RET-DOW-02",
            "RET-DOW-03",
            "RET-DOW-07",
            "RET-GAR-01",
            "RET-GAR-02",
            "RET-MIG-01",
            "RET-MIG-02",
            "RET-REA-01",
            "RET-REA-02",
            "RET-ACC-01");

    private static final CaseValues CASE = CaseValues.of(4, "PIF_BASICO", "ACTIVE")
            .withMotive("IMPOSICION", "IMPOSICION", "MAL_SERVICIO", "TARDANZA")
            .withTool("DOWNSELL")
            .withQuantity(5);

    private static Stream<String> ruleIds() {
        return RULES.entrySet().stream()
                .flatMap(group -> Stream.iterate(1, n -> n + 1)
                        .limit(group.getValue())
                        .map(n -> String.format("RET-%s-%02d", group.getKey(), n)));
    }

    @Test
    void every_rule_has_a_sentence_and_every_rule_that_forbids_a_reason() {
        assertThat(ruleIds()).hasSize(44);
        assertThat(TEXTS.problemsFor(ruleIds().toList(), HARD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void every_text_renders_without_a_brace_left(Language language) {
        AdvisorTexts texts = TEXTS.in(language);

        assertThat(ruleIds().map(texts::sentence)).noneMatch(text -> text.contains("{"));
        assertThat(HARD.stream().flatMap(rule -> Stream.of(texts.reason(rule, CASE), texts.violation(rule, CASE))))
                .noneMatch(text -> text.contains("{"));
        assertThat(texts.warning("RET-MOT-02", CASE)).doesNotContain("{");
        assertThat(texts.why()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void no_reason_depends_on_a_fact_that_may_be_missing(Language language) {
        CaseValues bare = CaseValues.of(0, "PIF", "CANCELLED").withTool("GARANTIAS");
        String unknown = language == Language.ES ? "sin dato" : "not known";

        assertThat(HARD.stream().map(rule -> TEXTS.in(language).reason(rule, bare)))
                .noneMatch(text -> text.contains(unknown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RET-BON-01 | La bonificación cabe con 1 a 3 cargos y esta póliza lleva 4.
                    RET-DOW-02 | El downsell lleva a PIF Básico y el cliente ya tiene PIF Básico.
                    RET-REA-01 | La póliza está cancelada y no hay nada que retener: no se ofrece Downsell, se ofrece la reactivación.
                    RET-ACC-01 | El cliente ya aceptó una oferta en este caso: ya no se ofrece Downsell, toca cerrar.
                    """)
    void a_reason_reads_as_a_sentence(String rule, String reason) {
        assertThat(TEXTS.in(Language.ES).reason(rule, CASE)).isEqualTo(reason);
    }

    @Test
    void a_proposal_outside_the_range_hears_the_range() {
        assertThat(TEXTS.in(Language.ES).violation("RET-BON-05", CASE))
                .isEqualTo(
                        "La propuesta bonifica 5 y el límite va de 1 a 3 mensualidades, sin pasar de las ya cobradas (4).");
    }

    @Test
    void a_disagreement_names_both_motives() {
        assertThat(TEXTS.in(Language.ES).warning("RET-MOT-02", CASE)).contains("Imposición", "Mal servicio");
        assertThat(TEXTS.in(Language.EN).warning("RET-MOT-02", CASE)).contains("Imposed sale", "Bad service");
    }

    @ParameterizedTest
    @CsvSource({
        "RET-MOT-04, assistanceUsed",
        "RET-MOT-04, experience",
        "RET-MOT-05, motive",
        "RET-MIG-01, assistanceUsed",
    })
    void every_question_that_may_be_asked_has_words(String rule, String fact) {
        for (Language language : TEXTS.languages()) {
            assertThat(TEXTS.in(language).question(rule, fact)).endsWith("?");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RET-PRO-01 | ACTIVE          | WELCOME INTRODUCE_YOURSELF ACCEPT_THE_REQUEST ASK_FOR_CARD_AND_ID VALIDATE_POLICY FIND_THE_MOTIVE
                    RET-PRO-01 | CANCELLED       | WELCOME INTRODUCE_YOURSELF ASK_FOR_CARD_AND_ID VALIDATE_POLICY
                    RET-PRO-02 | -               | LISTEN FILE_BAD_SERVICE SHOW_FURTHER_USES EXPLAIN_ADDITIONAL_BENEFITS PROPOSE_GARANTIAS
                    RET-PRO-03 | -               | LISTEN EXPLAIN_ASSISTANCES EXPLAIN_INSURED_SUM EXPLAIN_PRIVILEGES FILE_RETENTION NEGOTIATE
                    RET-PRO-04 | NOT_USED        | PROBE_USAGE FILE_RETENTION NEGOTIATE_NOT_USED
                    RET-PRO-04 | USED            | PROBE_USAGE FILE_RETENTION NEGOTIATE_USED
                    RET-PRO-04 | -               | PROBE_USAGE FILE_RETENTION
                    RET-REA-01 | -               | PRAISE_ACCOUNT OFFER_PROTECTION_AGAIN ASK_TO_EXPLAIN
                    RET-REA-03 | MALA_EXPERIENCIA | ANSWER_BAD_EXPERIENCE
                    RET-REA-03 | UNKNOWN         | ASK_FOR_REASON
                    """)
    void the_steps_of_a_process_come_in_its_order(String rule, String variant, String codes) {
        assertThat(TEXTS.in(Language.ES).steps(rule, variant))
                .extracting(StepText::code)
                .containsExactly(codes.split(" "));
    }

    @Test
    void every_reason_of_a_cancellation_has_an_argument_of_its_own() {
        AdvisorTexts texts = TEXTS.in(Language.ES);

        assertThat(texts.named(NameOf.REASON))
                .allSatisfy(
                        reason -> assertThat(texts.steps("RET-REA-03", reason)).hasSize(1));
    }

    @Test
    void each_customer_type_has_its_handling_and_calmese_is_not_said() {
        for (Language language : TEXTS.languages()) {
            for (int type = 1; type <= 6; type++) {
                Handling handling = TEXTS.in(language).handling("RET-CLI-0" + type);
                assertThat(handling.recognise()).isNotEmpty();
                assertThat(handling.tips()).isNotEmpty();
            }
            assertThat(TEXTS.in(language).handling("RET-CLI-05").doNotSay())
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("cálmese");
        }
    }

    @Test
    void the_names_cover_the_codes_of_the_rulebook() {
        AdvisorTexts texts = TEXTS.in(Language.EN);

        assertThat(texts.named(NameOf.TOOL))
                .containsExactlyInAnyOrder(
                        "BONIFICACION", "PRIVILEGIO", "DOWNSELL", "GARANTIAS", "MIGRACION", "REACTIVACION");
        assertThat(texts.named(NameOf.CUSTOMER_TYPE))
                .containsExactlyInAnyOrder("PREPOTENTE", "CONVERSADOR", "EXIGENTE", "NEGATIVO", "AGRESIVO", "DIFICIL");
        assertThat(texts.supportAreas("RET-ARE-01")).containsOnlyKeys("CALL_CENTER", "COP", "TC_PIF");
    }

    @Test
    void every_argument_has_a_motive_a_name_and_words_of_the_customer() {
        Map<String, YamlNode> motives = ((Mapping) YamlNode.parse(read("arguments.yaml"))).entries();

        for (Language language : TEXTS.languages()) {
            AdvisorTexts texts = TEXTS.in(language);
            assertThat(motives.keySet()).isEqualTo(Set.copyOf(texts.named(NameOf.ARGUMENT)));
            assertThat(motives.keySet())
                    .allSatisfy(argument -> assertThat(texts.says(argument)).isNotBlank());
            assertThat(motives.values())
                    .allSatisfy(motive -> assertThat(texts.named(NameOf.MOTIVE)).contains(((Scalar) motive).text()));
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("rules", "retention").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
