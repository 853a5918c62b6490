package io.criterio.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownPartsTest {

    private static final String ANSWER = """
            {"id": 1, "tools": [{"tool": "A", "verdict": "YES"}, {"tool": "B", "missing": [1, 2, 3]}, {"tool": "C"}], "end": "a\\": b"}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id                    | {\"id\": 1, /* … */}",
                "/end                   | {/* … */ \"end\": \"a\\\": b\"}",
                "/tools/1/missing/1     | {/* … */ \"tools\": [/* 1 more */ {/* … */ \"missing\": [/* 1 more */ 2, /* 1 more */]}, /* 1 more */], /* … */}",
                "/tools/*/tool          | {/* … */ \"tools\": [{\"tool\": \"A\", /* … */}, {\"tool\": \"B\", /* … */}, {\"tool\": \"C\"}], /* … */}",
                "/tools/*/tool, /tools/0 | {/* … */ \"tools\": [{\"tool\": \"A\", \"verdict\": \"YES\"}, {\"tool\": \"B\", /* … */}, {\"tool\": \"C\"}], /* … */}",
            })
    void what_is_left_out_is_said_in_its_place(String pointers, String printed) throws IOException {
        assertThat(ShownParts.of(pointers).printOnOneLine(answer())).isEqualTo(printed);
    }

    @Test
    void what_does_not_fit_on_a_line_is_broken_up() throws IOException {
        JsonNode wide = new ObjectMapper().readTree("[{\"a\": \"%s\", \"b\": 1}, 2, 3]".formatted("x".repeat(120)));

        assertThat(ShownParts.of("/0/a").print(wide)).isEqualTo("""
                        [
                          {
                            "a": "%s",
                            // …
                          },
                          // 2 more
                        ]""".formatted("x".repeat(120)));
    }

    @Test
    void everything_is_printed_as_it_is() throws IOException {
        assertThat(new ObjectMapper().readTree(ShownParts.all().print(answer())))
                .isEqualTo(answer());
    }

    @Test
    void a_part_that_the_answer_has_not_is_found() throws IOException {
        assertThat(ShownParts.of("/tools/*/verdict, /tools/7, /tols, /tools/*/x")
                        .missingIn(answer()))
                .containsExactlyInAnyOrder("/tools/7", "/tols", "/tools/*/x");
        assertThatThrownBy(() -> ShownParts.of("/id, tools"))
                .hasMessageContaining("\"tools\" is not a JSON Pointer; expected one such as /outcome/tools/0");
    }

    private static JsonNode answer() throws IOException {
        return new ObjectMapper().readTree(ANSWER);
    }
}
