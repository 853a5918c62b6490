package io.criterio.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.problem.Problems.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioRunnerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motive: IMPOSICION",
                "count: 3",
                "count: {present: true}",
                "tools: [BONIFICACION, PRIVILEGIO]",
                "tools: {BONIFICACION: {verdict: FORBIDDEN, forbiddenBy: [TOY-BON-01, TOY-BON-04]}}",
                "tools.PRIVILEGIO.verdict: ELIGIBLE",
                "tools.BONIFICACION.forbiddenBy.TOY-BON-01.text: {contains: four charges}",
                "tools.MIGRACION: ~",
                "tools.1.requires: [DOWNSELL]",
                "tools: [{verdict: FORBIDDEN}, {verdict: ELIGIBLE}]",
                "best: MIGRACION",
                "best.requires: []",
                "packages: [[BONIFICACION x2, PRIVILEGIO], [DOWNSELL, PRIVILEGIO]]",
                "packages: [[PRIVILEGIO, BONIFICACION], {extras: []}]",
                "packages: [{tools: [BONIFICACION x2, PRIVILEGIO], extras: [CITA_DENTAL]}, [PRIVILEGIO, DOWNSELL]]",
                "packages.0.extras: [CITA_DENTAL]",
                "packages: {size: 2, contains: [[DOWNSELL, PRIVILEGIO]]}",
                "packages: {containsNone: [[MIGRACION], [BONIFICACION x1, PRIVILEGIO], [DOWNSELL]]}",
                "steps: {startsWith: [WELCOME, LISTEN], endsWith: [GOODBYE]}",
                "steps: {inOrder: [WELCOME, GOODBYE]}",
                "steps: {contains: LISTEN}",
                "steps: {contains: [{code: LISTEN, text: {startsWith: Lis, endsWith: en.}}]}",
                "steps.WELCOME.order: 1",
                "notes: [one, two]",
                "anything.amount: \"115.00\"",
                "anything: {amount: {startsWith: 115}}",
            })
    void an_expectation_that_holds_makes_no_difference(String expect) {
        assertThat(differences(expect)).isEmpty();
    }

    @Test
    void a_wrong_value_is_reported_with_its_path_and_both_sides() {
        assertThat(differences("tools.BONIFICACION.verdict: ELIGIBLE"))
                .containsExactly(new Difference("tools.BONIFICACION.verdict", "ELIGIBLE", "FORBIDDEN"));
    }

    @Test
    void a_difference_puts_path_expected_and_actual_on_lines_of_their_own() {
        Turn turn = Toy.expecting("tools.BONIFICACION.forbiddenBy: [TOY-BON-01]");

        TurnResult result = ScenarioRunner.run(turn, Toy.answering(Toy.ANSWER));

        assertThat(result.asExpected()).isFalse();
        assertThat(result).hasToString("""
                toy.yaml:4 it is as expected
                at       tools.BONIFICACION.forbiddenBy
                  expected [TOY-BON-01]
                  actual   [TOY-BON-01, TOY-BON-04]""");
    }

    @Test
    void a_list_has_to_be_complete_and_in_order() {
        assertThat(differences("steps: [WELCOME, GOODBYE, LISTEN]"))
                .containsExactly(new Difference("steps", "[WELCOME, GOODBYE, LISTEN]", "[WELCOME, LISTEN, GOODBYE]"));
        assertThat(differences("notes: [one]")).containsExactly(new Difference("notes", "[one]", "[one, two]"));
        assertThat(differences("notes: []")).containsExactly(new Difference("notes", "[]", "[one, two]"));
    }

    @Test
    void packages_are_told_in_the_words_of_a_scenario() {
        assertThat(differences("packages: [[BONIFICACION x3, PRIVILEGIO]]"))
                .containsExactly(new Difference(
                        "packages",
                        "[[BONIFICACION x3, PRIVILEGIO]]",
                        "[[BONIFICACION x2, PRIVILEGIO], [PRIVILEGIO, DOWNSELL]]"));
    }

    @Test
    void a_package_of_which_a_tool_is_missing_is_another_package() {
        assertThat(differences("packages: {contains: [[DOWNSELL]]}")).hasSize(1);
        assertThat(differences("packages: {contains: [[DOWNSELL, PRIVILEGIO, MIGRACION]]}"))
                .hasSize(1);
    }

    @Test
    void elements_with_members_are_compared_one_by_one() {
        assertThat(differences("packages: [{extras: [CITA_DENTAL]}, {extras: [CITA_DENTAL]}]"))
                .containsExactly(new Difference("packages.1.extras", "[CITA_DENTAL]", "[]"));
    }

    @Test
    void every_difference_is_reported_not_just_the_first() {
        assertThat(differences("motive: MAL_SERVICIO\ncount: 4\ntools.PRIVILEGIO.requires: []\nbest: DOWNSELL"))
                .extracting(Difference::path)
                .containsExactly("motive", "count", "tools.PRIVILEGIO.requires", "best");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motive: ~",
                "count: {present: false}",
                "count: \"3\"",
                "tools.MIGRACION.verdict: FORBIDDEN",
                "tools.MIGRACION.verdict: ~",
                "tools.PRIVILEGIO: ~",
                "steps: {size: 2}",
                "steps: {startsWith: [LISTEN]}",
                "steps: {endsWith: [WELCOME, LISTEN, GOODBYE, WELCOME]}",
                "steps: {inOrder: [GOODBYE, WELCOME]}",
                "steps: {containsNone: [LISTEN]}",
                "steps.WELCOME.text: {contains: sit down}",
                "anything.amount: 115.00",
                "anything.currency: MXN",
            })
    void an_expectation_that_does_not_hold_makes_one(String expect) {
        assertThat(differences(expect)).hasSize(1);
    }

    @Test
    void rules_have_to_fire_or_not_as_expected() {
        Turn turn = Toy.expecting("fires: [TOY-BON-01, TOY-BON-02]\ndoesNotFire: [TOY-BON-03, TOY-BON-04]");

        TurnResult result = ScenarioRunner.run(turn, Toy.answering(Toy.ANSWER, "TOY-BON-04", "TOY-BON-01"));

        assertThat(result.differences())
                .containsExactly(
                        new Difference("fires", "TOY-BON-02", "[TOY-BON-01, TOY-BON-04]"),
                        new Difference("doesNotFire", "TOY-BON-04", "[TOY-BON-01, TOY-BON-04]"));
    }

    @Test
    void a_refused_request_has_to_be_refused_for_the_expected_reasons() {
        DecisionUnderTest refusing = request -> new Answer.Refusal(
                List.of(new FieldError("/facts/policy/charges", "charges is -1; expected 0 or more")));

        assertThat(ScenarioRunner.run(
                                Toy.expecting("problems: [{pointer: /facts/policy/charges, contains: charges is -1}]"),
                                refusing)
                        .differences())
                .isEmpty();
        assertThat(ScenarioRunner.run(
                                Toy.expecting("problems: [{pointer: /facts/policy/plan, contains: plan is missing}]"),
                                refusing)
                        .differences())
                .containsExactly(new Difference(
                        "problems",
                        "[/facts/policy/plan … plan is missing …]",
                        "[/facts/policy/charges charges is -1; expected 0 or more]"));
        assertThat(ScenarioRunner.run(Toy.expecting("motive: IMPOSICION"), refusing)
                        .differences())
                .containsExactly(new Difference(
                        "problems", "a decision", "[/facts/policy/charges charges is -1; expected 0 or more]"));
    }

    @Test
    void a_request_that_should_be_refused_and_is_not_is_a_difference() {
        assertThat(differences("problems: [{pointer: /facts, contains: missing}]"))
                .containsExactly(new Difference("problems", "[/facts … missing …]", "a decision"));
    }

    private static List<Difference> differences(String expect) {
        return ScenarioRunner.run(Toy.expecting(expect), Toy.answering(Toy.ANSWER))
                .differences();
    }
}
