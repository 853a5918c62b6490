package io.criterio.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.criterio.decision.DecisionFeature;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema of suites: that editors find it, and that it and the reader are of one mind. */
class SuiteSchemaTest {

    private static final Path FILE = Path.of("rules/scenarios/suite.schema.json");
    private static final String TEXT = SuiteSchema.of(DecisionFeature.all());
    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));
    private static final SuiteReader READER = SuiteReader.ofAllTypes();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private static final Schema SCHEMA = REGISTRY.getSchema(TEXT, InputFormat.JSON);

    /** Refresh with {@code mvn test -Dtest=SuiteSchemaTest -Dschema.refresh=true}. */
    @Test
    void the_committed_schema_is_the_one_that_the_records_make() throws IOException {
        if (Boolean.getBoolean("schema.refresh")) {
            Files.writeString(FILE, TEXT);
        }
        assertThat(FILE).content().isEqualTo(TEXT);
    }

    static Stream<String> shipped() {
        return SOURCES.under("", "yaml").stream().filter(path -> path.contains("scenarios/"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_suite_fits_and_names_the_schema_for_editors(String path) throws Exception {
        String text = SOURCES.text(path);

        assertThat(errors(text)).isEmpty();
        String first = text.lines().findFirst().orElseThrow();
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        Path schema = Path.of("rules", path)
                .resolveSibling(first.substring(first.indexOf('=') + 1))
                .normalize();
        assertThat(schema).isEqualTo(FILE);
    }

    private static final String SUITE = """
            suite: try
            type: RETENTION
            %s
            scenarios:
              - name: one
                expect: {tools.BONIFICACION.verdict: ELIGIBLE}
            """;

    private static final String SCENARIO = """
            suite: try
            type: RETENTION
            scenarios:
              - name: one
                %s
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tag: [x]
            tags: x
            tags: [[x]]
            tags: [" "]
            date: 23.11.2026
            date: 2026-13-01
            fixtures: {one: {fact.x: 1}}
            fixtures: {one: [facts]}
            fixtures: [one]
            groups: {all: one}
            defaults: {expect: {}}
            defaults: {given: {fact: 1}}
            undecidable: [{rule: RET-BON-01 x, condition: y}]
            undecidable: [{rule: RET-BON-01 x, condition: y, because: z, until: now}]
            undecidable: {rule: x}
            """)
    void a_broken_suite_is_refused_by_both(String line) throws Exception {
        refusedByBoth(SUITE.formatted(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expects: {packages: []}
            given: {facts.policy.charges: 1}
            given: {fact: {}}
            given: 4
            expect: 4
            expect: {tool: {}}
            expect: {tools.BONIFICACION.verdikt: ELIGIBLE}
            expect: {tools: {BONIFICACION: {verdikt: ELIGIBLE}}}
            expect: {tools: {BONIFICACION: {forbiddenBy: {RET-BON-01: {txt: ~}}}}}
            expect: {packages: {contain: [x], contains: [y]}}
            expect: {packages: {size: many}}
            expect: {packages: {present: maybe}}
            expect: {motive: {effective: [1]}}
            expect: {fires: [BON-01]}
            expect: {fires: RET-BON-01}
            expect: {fires.RET-BON-01: maybe}
            expect: {fires.BON-01: true}
            expect: {doesNotFire: {RET-BON-01: true}}
            expect: {packages: [], problems: []}
            expect: {problems: [{at: /x, contains: y}]}
            expect: {problems: [{pointer: /x}]}
            expect: {problems: [{contains: y}]}
            expect: {problems: [{pointer: [/x], contains: y}]}
            tags: [x]
            rule: RET-1
            rules: RET-BON-01
            turns: []
            turns: [{expect: {packages: []}, offers: [A]}]
            turns: [{expect: {}, offer: [PRIVILEGIO], answer: MAYBE}]
            turns: [{expect: {}, offer: [PRIVILEGIO]}]
            turns: [{answer: REJECTED, expect: {}}]
            turns: [{name: nothing}]
            table: {columns: [facts.x], rows: [[1]]}
            table: {columns: [given.fact.x, expect.packages], rows: [[1, []]]}
            table: {columns: [case, expect.tools.BONIFICACION.verdikt], rows: [[a, b]]}
            table: {columns: [case, expect.packages], rows: []}
            table: {columns: [case, expect.packages]}
            table: {rows: [[1]]}
            table: {columns: [case, expect.packages], rows: [[a, []]], cases: 1}
            """)
    void a_broken_scenario_is_refused_by_both(String line) throws Exception {
        refusedByBoth(SCENARIO.formatted(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expect: {}
            expect: {packages: ~, steps: []}
            expect: {packages: {}}
            expect: {packages: {size: 3, present: true}}
            expect: {packages: {contains: {tools: [MIGRACION]}}}
            expect: {packages: {startsWith: [[MIGRACION], {rank: 2}]}}
            expect: {packages: [[BONIFICACION x2, PRIVILEGIO]], proposal: ~}
            expect: {tools: {BONIFICACION: {forbiddenBy: [RET-BON-01], quantity.rule: RET-BON-05}}}
            expect: {tools.BONIFICACION.forbiddenBy.RET-BON-01.text: {contains: [a, b]}}
            expect: {tools.BONIFICACION.forbiddenBy: {contains: RET-BON-01}}
            expect: {fires: {RET-BON-01: true, RET-BON-02: false}}
            expect: {problems: [{pointer: "", contains: nothing}]}
            turns: [{offer: [PRIVILEGIO], answer: REJECTED}, {expect: {packages: []}}]
            """)
    void where_the_reader_has_no_objection_the_schema_has_none(String line) throws Exception {
        String text = SCENARIO.formatted(line);
        assertThatCode(() -> READER.read("try.yaml", text)).doesNotThrowAnyException();
        assertThat(errors(text)).isEmpty();
    }

    /** What no schema can tell: who is named where. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            use: [nobody]                                                              | key nobody is unknown in fixtures
            forEach: nobody                                                            | key nobody is unknown in groups
            table: {columns: [case, expect.packages], rows: [[a]]}                     | a row has 1 cells; expected 2
            table: {columns: [case, expect.packages], rows: [[a, []], [a, []]]}        | scenario one: a is there already
            turns: [{offer: [PRIVILEGIO], answer: REJECTED}]                           | turns ask for no decision
            """)
    void what_only_the_reader_can_tell_is_told_by_the_reader(String line, String problem) throws Exception {
        String text = SCENARIO.formatted(
                line.startsWith("use") || line.startsWith("forEach") ? line + "\n    expect: {}" : line);
        assertThatThrownBy(() -> READER.read("try.yaml", text)).hasMessageContaining(problem);
        assertThat(errors(text)).isEmpty();
    }

    private static void refusedByBoth(String text) throws JsonProcessingException {
        assertThatThrownBy(() -> READER.read("try.yaml", text)).isInstanceOf(ScenarioProblemsException.class);
        assertThat(errors(text)).isNotEmpty();
    }

    private static List<Error> errors(String yaml) throws JsonProcessingException {
        return SCHEMA.validate(new YAMLMapper().readTree(yaml).toString(), InputFormat.JSON);
    }
}
