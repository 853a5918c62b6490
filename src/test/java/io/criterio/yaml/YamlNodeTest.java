package io.criterio.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlNodeTest {

    @Test
    void every_node_knows_its_line_and_every_scalar_stays_as_written() {
        YamlNode root = YamlNode.parse("""
                # a comment
                code: MX
                count: 007
                on: no
                nothing:
                list:
                  - {date: 2026-11-16, name: "Día: uno"}
                """);

        assertThat(root).isInstanceOfSatisfying(Mapping.class, file -> {
            assertThat(file.get("code")).isEqualTo(new Scalar(2, "MX"));
            assertThat(file.get("count")).isEqualTo(new Scalar(3, "007", Scalar.Type.INTEGER));
            assertThat(file.get("on")).isEqualTo(new Scalar(4, "no"));
            assertThat(file.get("nothing"))
                    .isInstanceOfSatisfying(
                            Scalar.class, scalar -> assertThat(scalar.text()).isEmpty());
            assertThat(file.get("list"))
                    .isInstanceOfSatisfying(
                            Sequence.class,
                            list -> assertThat(list.items())
                                    .singleElement()
                                    .isInstanceOfSatisfying(Mapping.class, entry -> {
                                        assertThat(entry.line()).isEqualTo(7);
                                        assertThat(entry.get("date")).isEqualTo(new Scalar(7, "2026-11-16"));
                                        assertThat(entry.get("name")).isEqualTo(new Scalar(7, "Día: uno"));
                                    }));
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    4, INTEGER
                    -1, INTEGER
                    0.5, DECIMAL
                    true, BOOLEAN
                    no, TEXT
                    1_000, TEXT
                    2026-11-16, TEXT
                    "4", TEXT
                    'true', TEXT
                    "", TEXT
                    ~, NOTHING
                    """)
    void a_scalar_knows_what_it_looks_like_unless_it_is_quoted(String written, Scalar.Type type) {
        assertThat(YamlNode.parse(written))
                .isInstanceOfSatisfying(
                        Scalar.class, scalar -> assertThat(scalar.type()).isEqualTo(type));
    }

    @Test
    void an_empty_text_is_an_empty_scalar() {
        assertThat(YamlNode.parse("")).isEqualTo(new Scalar(1, "", Scalar.Type.NOTHING));
        assertThat(YamlNode.parse("# only a comment")).isEqualTo(new Scalar(1, "", Scalar.Type.NOTHING));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: 1\\nb: 2\\na: 3      | 3 | a second time
                    a: &x 1\\nb: *x         | 2 | an alias
                    a: 1\\n---\\nb: 2       | 3 | a second document
                    a: [1, 2                | 1 | not YAML
                    a: 1\\n  b: 2           | 2 | not YAML
                    """)
    void what_is_no_rules_file_is_refused_with_its_line(String text, int line, String problem) {
        assertThatThrownBy(() -> YamlNode.parse(text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        YamlSyntaxException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageContaining(problem);
    }
}
