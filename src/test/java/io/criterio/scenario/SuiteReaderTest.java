package io.criterio.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteReaderTest {

    @Test
    void a_request_is_made_of_defaults_fixtures_and_what_the_scenario_gives_in_this_order() {
        Suite suite = read("""
                suite: toy
                type: TOY
                date: 2026-11-23
                fixtures:
                  lowest: {facts.policy: {charges: 1, plan: PIF, status: ACTIVE}}
                  above: {facts: {policy.charges: 2, policy.plan: PIF_BASICO}, include: [trace, plan]}
                defaults: {use: [lowest], given: {include: [trace]}}
                scenarios:
                  - name: it is put together
                    use: [above]
                    given:
                      facts.policy.charges: 3
                      facts.policy.status: ~
                      proposal: [BONIFICACION x2, PRIVILEGIO, {tool: DOWNSELL}]
                      facts.offers: [DOWNSELL REJECTED, BONIFICACION x1 OFFERED]
                    expect: {count: 3}
                """);

        assertThat(suite.scenarios())
                .singleElement()
                .satisfies(scenario ->
                        assertThat(scenario.turns().get(0).request()).isEqualTo(Toy.json("""
                        {"type": "TOY", "asOf": "2026-11-23", "include": ["trace", "plan"],
                         "facts": {
                           "policy": {"charges": 3, "plan": "PIF_BASICO"},
                           "offers": [{"tool": "DOWNSELL", "status": "REJECTED"},
                                      {"tool": "BONIFICACION", "quantity": 1, "status": "OFFERED"}]},
                         "proposal": [{"tool": "BONIFICACION", "quantity": 2}, {"tool": "PRIVILEGIO"}, {"tool": "DOWNSELL"}]}
                        """)));
    }

    @Test
    void a_quoted_text_stays_a_text_and_a_number_a_number() {
        Turn turn = read("""
                        suite: toy
                        type: TOY
                        scenarios:
                          - name: types are kept
                            given: {facts: {amount: "115.00", charges: 3, used: true, word: "true", ratio: 0.5}}
                            expect: {count: 3}
                        """).scenarios().get(0).turns().get(0);

        assertThat(turn.request())
                .hasToString("{\"type\":\"TOY\",\"facts\":{\"amount\":\"115.00\",\"charges\":3,\"used\":true,"
                        + "\"word\":\"true\",\"ratio\":0.5}}");
    }

    @Test
    void a_table_makes_a_case_of_each_row() {
        Suite suite = read("""
                suite: toy
                type: TOY
                tags: [hard]
                scenarios:
                  - name: charges decide
                    rules: [TOY-BON-01, TOY-BON-02]
                    tags: [limits]
                    expect: {motive: IMPOSICION, fires: [TOY-BON-02]}
                    table:
                      columns: [case, given.facts.policy.charges, expect.count, expect.fires.TOY-BON-01]
                      rows:
                        - [the last that fits, 3, 3, false]
                        - [one too many, 4, 4, true]
                  - name: without a name of its own a row is called by what it gives
                    table:
                      columns: [given.facts.motive, given.proposal, expect.count]
                      rows:
                        - [IMPOSICION, [BONIFICACION x2, PRIVILEGIO], 1]
                        - [~, [MIGRACION], 1]
                """);

        assertThat(suite.scenarios())
                .extracting(Scenario::name)
                .containsExactly(
                        "charges decide: the last that fits",
                        "charges decide: one too many",
                        "without a name of its own a row is called by what it gives: motive IMPOSICION, proposal"
                                + " BONIFICACION x2 + PRIVILEGIO",
                        "without a name of its own a row is called by what it gives: motive unknown, proposal MIGRACION");
        Scenario second = suite.scenarios().get(1);
        assertThat(second.place()).hasToString("toy.yaml:13");
        assertThat(second.rules()).containsExactly("TOY-BON-01", "TOY-BON-02");
        assertThat(second.tags()).containsExactly("hard", "limits");
        assertThat(second.turns().get(0).request().at("/facts/policy/charges").asInt())
                .isEqualTo(4);
        assertThat(second.turns().get(0).expectation().fires()).containsExactlyInAnyOrder("TOY-BON-02", "TOY-BON-01");
        assertThat(suite.scenarios().get(0).turns().get(0).expectation().doesNotFire())
                .containsExactly("TOY-BON-01");
        assertThat(ScenarioRunner.run(second, Toy.answering(Toy.ANSWER, "TOY-BON-01", "TOY-BON-02"))
                        .turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.differences()).containsExactly(new Difference("count", "4", "3")));
    }

    @Test
    void for_each_makes_a_case_of_each_fixture_of_a_group() {
        Suite suite = read("""
                suite: toy
                type: TOY
                fixtures:
                  imposed: {facts.motive: IMPOSICION}
                  bad service: {facts.motive: MAL_SERVICIO}
                groups:
                  any motive: [imposed, bad service]
                scenarios:
                  - name: the motive does not matter
                    forEach: any motive
                    expect: {count: 3}
                """);

        assertThat(suite.scenarios())
                .extracting(
                        Scenario::name,
                        scenario -> scenario.turns()
                                .get(0)
                                .request()
                                .at("/facts/motive")
                                .asText())
                .containsExactly(
                        tuple("the motive does not matter (imposed)", "IMPOSICION"),
                        tuple("the motive does not matter (bad service)", "MAL_SERVICIO"));
    }

    @Test
    void what_was_offered_in_one_turn_is_a_fact_of_the_next() {
        Scenario journey = read("""
                        suite: toy
                        type: TOY
                        scenarios:
                          - name: a rebate is refused and a downsell taken
                            given: {facts.policy.charges: 2}
                            turns:
                              - name: the rebate opens
                                expect: {count: 3}
                                offer: [BONIFICACION x2, PRIVILEGIO]
                                answer: OFFERED
                              - given: {facts.policy.assistanceUsed: false}
                                expect: {count: 3}
                                offer: [BONIFICACION, PRIVILEGIO]
                                answer: REJECTED
                              - offer: [DOWNSELL, PRIVILEGIO]
                                answer: ACCEPTED
                              - name: closing
                                expect: {count: 3}
                        """).scenarios().get(0);

        assertThat(journey.turns())
                .extracting(Turn::name)
                .containsExactly("1. the rebate opens", "turn 2", "3. closing");
        assertThat(journey.turns())
                .extracting(turn -> turn.request().get("facts"))
                .containsExactly(Toy.json("""
                                {"policy": {"charges": 2}}"""), Toy.json("""
                                {"policy": {"charges": 2, "assistanceUsed": false},
                                 "offers": [{"tool": "BONIFICACION", "quantity": 2, "status": "OFFERED"},
                                            {"tool": "PRIVILEGIO", "status": "OFFERED"}]}"""), Toy.json("""
                                {"policy": {"charges": 2, "assistanceUsed": false},
                                 "offers": [{"tool": "BONIFICACION", "quantity": 2, "status": "REJECTED"},
                                            {"tool": "PRIVILEGIO", "status": "REJECTED"},
                                            {"tool": "DOWNSELL", "status": "ACCEPTED"},
                                            {"tool": "PRIVILEGIO", "status": "ACCEPTED"}]}"""));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            tag: [x]                                   | 3 | key tag is unknown in a suite
            type: OTHER                                | 2 | type is OTHER; expected one of [TOY]
            date: 23.11.2026                           | 3 | date is 23.11.2026; expected a date like 2026-11-23
            fixtures: {one: {fact.x: 1}}               | 3 | key fact is unknown in given
            fixtures: {one: {facts.x: 1}}              | 3 | fixture one is not used
            defaults: {expect: {}}                     | 3 | key expect is unknown in defaults
            defaults: {use: [nobody]}                  | 3 | key nobody is unknown in fixtures
            """)
    void a_mistake_in_a_suite_is_an_error_with_its_line(String line, int where, String text) {
        String suite = line.startsWith("type") ? "suite: toy\n" + line + "\n" : "suite: toy\ntype: TOY\n" + line + "\n";
        assertProblem(suite + "scenarios:\n  - {name: one, expect: {count: 1}}\n", where, text);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            expects: {count: 1}                           | 5 | key expects is unknown in a scenario
            expect: {kount: 1}                            | 5 | key kount is unknown in expect; expected one of anything, best
            expect: {tools.BONIFICACION.verdikt: X}       | 5 | key verdikt is unknown in BONIFICACION
            expect: {tools: {BONIFICACION: {forbiddenBy: {TOY-BON-01: {txt: ~}}}}} | 5 | key txt is unknown in TOY-BON-01
            expect: {count: [1]}                          | 5 | count is a list; expected one value
            expect: {steps: {contain: [WELCOME], contains: []}} | 5 | key contains is unknown in steps
            expect: {steps: {size: many}}                 | 5 | size is "many"; expected a number
            expect: {fires: [BON-01]}                     | 5 | rule BON-01 is no rule id; expected one like RET-BON-01
            expect: {fires.TOY-BON-01: maybe}             | 5 | fires of TOY-BON-01 is "maybe"; expected true or false
            expect: {count: 1, problems: []}              | 5 | expect has problems and [count, problems]
            expect: {problems: [{at: /x, contains: y}]}   | 5 | key at is unknown in a problem
            given: {facts.x: 1}                           | 4 | scenario one expects nothing
            forEach: nobody                               | 5 | key nobody is unknown in groups
            rule: RET-1                                   | 5 | rule RET-1 is no rule id
            turns: [{expect: {count: 1}, offers: [A]}]    | 5 | key offers is unknown in a turn
            turns: [{offer: [A], answer: MAYBE}]          | 5 | a turn has an offer without one of the answers
            turns: [{answer: REJECTED, expect: {}}]       | 5 | a turn has answer but no offer
            turns: [{name: nothing}]                      | 5 | a turn has neither expect nor offer
            table: {columns: [facts.x], rows: [[1]]}      | 5 | column facts.x is unknown
            table: {columns: [case, expect.count], rows: [[a]]} | 5 | a row has 1 cells; expected 2
            """)
    void a_mistake_in_a_scenario_is_an_error_with_its_line(String line, int where, String text) {
        assertProblem("suite: toy\ntype: TOY\nscenarios:\n  - name: one\n    " + line + "\n", where, text);
    }

    @Test
    void a_key_is_blamed_on_its_own_line_even_when_its_value_starts_further_down() {
        assertProblem("""
                suite: toy
                type: TOY
                scenarios:
                  - name: one
                    expekt:
                      count: 1
                    expect: {count: 1}
                """, 5, "key expekt is unknown in a scenario");
    }

    @Test
    void two_scenarios_of_one_name_are_an_error() {
        assertProblem("""
                suite: toy
                type: TOY
                scenarios:
                  - {name: one, expect: {count: 1}}
                  - {name: one, expect: {count: 1}}
                """, 5, "scenario one is there already, on line 4");
    }

    @Test
    void all_mistakes_are_found_at_once() {
        assertThatThrownBy(() -> read("""
                        suite: toy
                        type: TOY
                        colour: green
                        scenarios:
                          - {name: one, expect: {kount: 1}}
                          - {name: two, expect: {count: 1}, rule: x}
                        """))
                .isInstanceOfSatisfying(
                        ScenarioProblemsException.class,
                        thrown -> assertThat(thrown.problems())
                                .extracting(problem -> problem.place().line())
                                .containsExactly(3, 5, 6));
    }

    @Test
    void a_mistake_that_several_cases_share_is_told_once() {
        assertThatThrownBy(() -> read("""
                        suite: toy
                        type: TOY
                        scenarios:
                          - name: one
                            expect: {kount: 1}
                            table: {columns: [given.facts.x], rows: [[1], [2]]}
                        """))
                .isInstanceOfSatisfying(
                        ScenarioProblemsException.class,
                        thrown -> assertThat(thrown.problems())
                                .singleElement()
                                .hasToString(
                                        "toy.yaml:5: key kount is unknown in expect; expected one of anything, best, count,"
                                                + " doesNotFire, fires, motive, not, notes, packages, problems, steps, tools"));
    }

    @Test
    void text_that_is_no_yaml_is_an_error_with_its_line() {
        assertProblem("suite: toy\ntype: [TOY\n", 2, "not YAML");
    }

    @Test
    void several_files_are_read_in_the_order_of_their_paths() {
        List<Suite> suites =
                Toy.READER.readAll(Map.of("two.yaml", minimal("second"), "journeys/one.yaml", minimal("first")));

        assertThat(suites)
                .extracting(suite -> suite.place().file() + " " + suite.name())
                .containsExactly("journeys/one.yaml first", "two.yaml second");
    }

    @Test
    void two_suites_of_one_name_are_an_error() {
        assertThatThrownBy(() -> Toy.READER.readAll(Map.of("one.yaml", minimal("same"), "two.yaml", minimal("same"))))
                .isInstanceOf(ScenarioProblemsException.class)
                .hasMessageContaining("two.yaml:1: suite same is there already, in one.yaml:1");
    }

    private static String minimal(String suite) {
        return "suite: " + suite + "\ntype: TOY\nscenarios:\n  - {name: one, expect: {count: 1}}\n";
    }

    private static Suite read(String text) {
        return Toy.READER.read("toy.yaml", text);
    }

    private static void assertProblem(String text, int line, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        ScenarioProblemsException.class,
                        thrown -> assertThat(thrown.problems()).anySatisfy(found -> {
                            assertThat(found.place().line()).isEqualTo(line);
                            assertThat(found.text()).contains(problem);
                        }));
    }
}
