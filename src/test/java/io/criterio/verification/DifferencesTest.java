package io.criterio.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

    private static final List<String> RULES = List.of("RET-BON-01");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": 1}                  | {"a": 2}                  | /outcome/a      | 1          | 2
                    {"a": {"b": ["x", "y"]}}  | {"a": {"b": ["x", "z"]}}  | /outcome/a/b/1  | "y"        | "z"
                    {"a": [1, 2]}             | {"a": [1]}                | /outcome/a/1    | 2          |
                    {"a": [1]}                | {"a": [1, {"b": 2}]}      | /outcome/a/1    |            | {"b":2}
                    {"a": 1}                  | {}                        | /outcome/a      | 1          |
                    {}                        | {"a": null}               | /outcome/a      |            | null
                    {"a": null}               | {"a": 1}                  | /outcome/a      | null       | 1
                    {"a": "1"}                | {"a": 1}                  | /outcome/a      | "1"        | 1
                    {"a": true}               | {"a": [true]}             | /outcome/a      | true       | [true]
                    {"a/b": {"c~d": 1}}       | {"a/b": {"c~d": 2}}       | /outcome/a~1b/c~0d | 1       | 2
                    {"": 1}                   | {"": 2}                   | /outcome/       | 1          | 2
                    {"a": 0.1}                | {"a": 0.10000000000000001} | /outcome/a     | 0.1        | 0.10000000000000001
                    []                        | {}                        | /outcome        | []         | {}
                    """)
    void a_difference_has_a_place(String recorded, String now, String pointer, String was, String is) {
        Differences differences = Differences.between(recorded, RULES, now, RULES);

        assertThat(differences.first()).hasSize(1);
        Difference difference = differences.first().get(0);
        assertThat(difference.pointer()).isEqualTo(pointer);
        assertThat(difference.recorded() == null ? null : difference.recorded().toString())
                .isEqualTo(was);
        assertThat(difference.now() == null ? null : difference.now().toString())
                .isEqualTo(is);
        assertThat(difference.note()).isNull();
    }

    @Test
    void the_same_texts_do_not_differ() {
        assertThat(Differences.between("{\"a\": 1}", RULES, "{\"a\": 1}", RULES).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1,"b":2} | {"b":2,"a":1} | 2
                    {"a":1}       | {"a": 1}      | 5
                    {"a":"é"}     | {"a":"\\u00e9"} | 6
                    """)
    void the_same_values_in_other_bytes_are_not_identical(String recorded, String now, int at) {
        Differences differences = Differences.between(recorded, RULES, now, RULES);

        assertThat(differences.first()).hasSize(1);
        assertThat(differences.first().get(0).pointer()).isEqualTo("/outcome");
        assertThat(differences.first().get(0).note()).contains("from character " + at + " on");
    }

    @Test
    void a_record_that_is_not_JSON_is_shown_as_it_is() {
        Differences differences = Differences.between("{\"a\": 1", RULES, "{\"a\": 1}", RULES);

        assertThat(differences.first())
                .extracting(Difference::pointer, difference -> String.valueOf(difference.recorded()), Difference::note)
                .containsExactly(tuple("/outcome", "\"{\\\"a\\\": 1\"", "What was recorded is not JSON."));
    }

    @Test
    void rules_are_compared_too() {
        Differences differences = Differences.between("{}", List.of("A", "B"), "{}", List.of("A", "C"));

        assertThat(differences.first())
                .extracting(
                        Difference::pointer,
                        difference -> String.valueOf(difference.recorded()),
                        difference -> String.valueOf(difference.now()))
                .containsExactly(tuple("/rules", "[\"A\",\"B\"]", "[\"A\",\"C\"]"));
    }

    @Test
    void a_hundred_are_listed_and_the_others_counted() {
        Differences differences = Differences.between(list(150, "x"), RULES, list(150, "y"), List.of());

        assertThat(differences.first()).hasSize(100);
        assertThat(differences.first().get(99).pointer()).isEqualTo("/outcome/99");
        assertThat(differences.omitted()).isEqualTo(51);
    }

    private static String list(int size, String word) {
        return IntStream.range(0, size)
                .mapToObj(i -> "\"" + word + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
