package io.criterio.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhraseBookTest {

    private static final String LIMITS = "capacity: 25\nzone: America/Santiago\n";

    @Test
    void a_text_is_found_by_its_path_in_either_language() {
        PhraseBook book = book(
                "ASG-CAP-01:\n  steps:\n    STOP: \"Pare aquí\"",
                "ASG-CAP-01:\n  steps:\n    STOP: \"Stop here\"",
                LIMITS);

        assertThat(book.paths()).containsExactly("ASG-CAP-01.steps.STOP");
        assertThat(book.text(Language.ES, "ASG-CAP-01.steps.STOP")).isEqualTo("Pare aquí");
        assertThat(book.text(Language.EN, "ASG-CAP-01.steps.STOP")).isEqualTo("Stop here");
    }

    @Test
    void a_number_in_braces_is_the_one_of_the_limits() {
        PhraseBook book =
                book("A: \"Un día lleva {capacity}; $1 no es nada, {capacity} sí\"", "A: \"{capacity} a day\"", LIMITS);

        assertThat(book.text(Language.ES, "A")).isEqualTo("Un día lleva 25; $1 no es nada, 25 sí");
        assertThat(book.text(Language.EN, "A")).isEqualTo("25 a day");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        String es = """
                A: "Va {capacidad}"
                B: ""
                C: [uno, dos]
                D: "Sí"
                """;
        String en = """
                A: "There go {zone}"
                B: "b"
                C: "c"
                E: "Yes"
                """;

        assertThat(problems(es, en, LIMITS))
                .containsExactlyInAnyOrder(
                        "texts/es.yaml A: line 1: {capacidad} is not known.",
                        "texts/es.yaml B: line 2: This is no text.",
                        "texts/es.yaml C: line 3: This is no text.",
                        "texts/en.yaml A: line 1: {zone} is not known.",
                        "texts/es.yaml E: It is missing here.",
                        "texts/en.yaml D: It is missing here.");
    }

    @Test
    void a_file_that_holds_no_keys_or_is_no_YAML_is_named() {
        assertThat(problems("- uno", "A: \"a\"", "capacity"))
                .containsExactly("limits.yaml : The file holds no keys.", "texts/es.yaml : The file holds no keys.");
        assertThat(problems("A: \"a\"", "A: [", LIMITS))
                .singleElement()
                .asString()
                .startsWith("texts/en.yaml : line ");
    }

    @Test
    void what_should_be_there_and_is_not_is_a_problem_of_its_own() {
        PhraseBook book = book("A: \"a\"", "A: \"a\"", LIMITS);

        assertThat(book.lacking(List.of("C", "A", "B", "C")))
                .extracting(TextProblem::key)
                .containsExactly("B", "C");
        assertThatThrownBy(() -> book.text(Language.EN, "B"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no text B in texts/en.yaml; expected one of [A]");
    }

    @Test
    void a_language_is_known_by_its_tag() {
        assertThat(Language.of("es")).isEqualTo(Language.ES);
        assertThat(Language.of("en")).isEqualTo(Language.EN);
        assertThat(new TreeSet<>(List.of(Language.of("pt"), Language.EN, Language.of("fr"), Language.ES)))
                .containsExactly(Language.ES, Language.EN, Language.of("fr"), Language.of("pt"));
        assertThatThrownBy(() -> Language.of("EN"))
                .hasMessage("language is \"EN\"; expected two or three small letters, like es");
    }

    @Test
    void a_language_is_offered_when_it_is_complete() {
        Map<Language, String> files = Map.of(
                Language.ES,
                "A: \"Un día lleva {capacity}\"\nB: \"sí\"",
                Language.EN,
                "A: \"{capacity} a day\"\nB: \"yes\"",
                Language.of("pt"),
                "A: \"Um dia leva {capacity}\"\nB: \"sim\"",
                Language.of("fr"),
                "A: \"{capacité} par jour\"\nC: \"non\"");

        PhraseBook book = PhraseBook.parse(files, LIMITS);

        assertThat(book.languages()).containsExactly(Language.ES, Language.EN, Language.of("pt"));
        assertThat(book.text(Language.of("pt"), "A")).isEqualTo("Um dia leva 25");
        assertThat(book.text(Language.of("fr"), "B")).as("Spanish instead").isEqualTo("sí");
        assertThat(book.unfinished()).singleElement().satisfies(french -> {
            assertThat(french.file()).isEqualTo("texts/fr.yaml");
            assertThat(french.problems())
                    .extracting(problem -> problem.key() + ": " + problem.text())
                    .containsExactly(
                            "A: line 1: {capacité} is not known.", "B: It is missing here.", "C: It is missing here.");
            assertThat(french.sentence("field"))
                    .isEqualTo("field/texts/fr.yaml: A: line 1: {capacité} is not known. (and 2 more)");
        });
    }

    private static PhraseBook book(String es, String en, String limits) {
        return PhraseBook.parse(Map.of(Language.ES, es, Language.EN, en), limits);
    }

    private static List<String> problems(String es, String en, String limits) {
        return assertThatExceptionOfType(TextProblemsException.class)
                .isThrownBy(() -> book(es, en, limits))
                .actual()
                .problems()
                .stream()
                .map(problem -> problem.file() + " " + problem.key() + ": " + problem.text())
                .toList();
    }
}
