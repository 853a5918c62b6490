package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

    /** Conditions stand on line 10. */
    static Stream<Arguments> refusedConditions() {
        return Stream.of(
                refused("Polici()", "10: unknown type 'Polici' (did you mean Policy?)"),
                refused("Policy( chargs > 3 )", "10: 'chargs' is not an attribute of Policy (did you mean charges?)"),
                refused(
                        "Policy( amount > 3 )",
                        "10: 'amount' is not an attribute of Policy (attributes: status, plan, charges, usage)"),
                refused(
                        "Policy( plan == Plan.PIF,\n      plan != Plan.PIF_BASIC )",
                        "11: 'PIF_BASIC' is not a constant of Plan (did you mean PIF_BASICO?)"),
                refused("Policy( plan == Plam.PIF )", "10: unknown type 'Plam' (did you mean Plan?)"),
                refused(
                        "Policy( plan == PIF )",
                        "10: found 'PIF' where a value was expected (an enum constant is named with its type: Plan.PIF)"),
                refused(
                        "Policy( charges == status )",
                        "10: found 'status' where a value was expected (another attribute is bound first: $status : status)"),
                refused(
                        "Policy( plan == Status.ACTIVE )",
                        "10: 'plan' (Plan) cannot be compared with a value of type Status (constants of Plan: PIF, PIF_BASICO)"),
                refused(
                        "Policy( charges == \"3\" )",
                        "10: 'charges' (Integer) cannot be compared with a value of type String"),
                refused("Policy( charges > 2.5 )", "10: '2.5' is no Integer"),
                refused("Customer( vip == 1 )", "10: 'vip' (Boolean) cannot be compared with a value of type Integer"),
                refused(
                        "Policy( plan > Plan.PIF )",
                        "10: 'plan' (Plan) has no order, found '>' (numbers and dates have an order; name the values: plan in ( … ))"),
                refused(
                        "Policy( plan == null )",
                        "10: found 'null' (facts are never null: absence is a value of its own)"),
                refused("Policy( charges > $min )", "10: unknown binding '$min'"),
                refused(
                        "Limits( $max : maxCharges ) Policy( charges > $mx )",
                        "10: unknown binding '$mx' (did you mean $max?)"),
                refused(
                        "Limits( $max : maxCharge ) Policy( charges > $max )",
                        "10: 'maxCharge' is not an attribute of Limits (did you mean maxCharges?)"),
                refused(
                        "Limit( $max : maxCharges ) Policy( charges > $max )",
                        "10: unknown type 'Limit' (did you mean Limits?)"),
                // Two accounts whose rates are 0.0 and -0.0 joined only where the engine did not look them up by hash.
                refused(
                        "Account( $rate : rate ) Account( rate == $rate )",
                        "10: 'rate' (Double) is not compared exactly with a value of type Double (give both the same type, BigDecimal for what has decimals)"),
                refused("Policy() exists Offer( $tool : tool ) Offer( tool == $tool )", "10: unknown binding '$tool'"),
                refused("Policy( $c : charges, $c : charges )", "10: '$c' is bound twice (choose another name)"),
                refused("p : Policy()", "10: binding 'p' is not allowed (a binding starts with $: $p)"),
                refused(
                        "Policy( $c : charges > 3 )",
                        "10: found '>' after a binding (separate the binding and the comparison with a comma)"),
                refused(
                        "Policy( plan.name() == \"PIF\" )",
                        "10: 'plan.…' is not an attribute of Policy (no method calls and no paths in a condition; "),
                refused("Policy( hashCode() == 3 )", "10: 'hashCode(…' is not an attribute of Policy"),
                refused("Policy( this.charges == 3 )", "10: 'this.…' is not an attribute of Policy"),
                refused("Policy( plan == Plan.valueOf( \"PIF\" ) )", "10: method call 'valueOf(…)' in a condition"),
                refused("Policy( !( charges == 3 ) )", "10: found '!' where an attribute was expected"),
                refused("Policy( charges > 1 && < 3 )", "10: found '<' where an attribute was expected"),
                refused("Policy( segment matches \"x\" )", "10: 'segment' is not an attribute of Policy"),
                refused("Customer( segment matches \"g.*\" )", "10: found 'matches' where an operator was expected"),
                refused(
                        "Customer( owned contains Tool.DOWNSELL )",
                        "10: found 'contains' where an operator was expected"),
                refused("Offer( tool memberOf Tool.DOWNSELL )", "10: 'Tool' is not a bound collection"),
                refused(
                        "Policy( charges > java.lang.Integer.MAX_VALUE )",
                        "10: found 'java' where a type was expected"),
                refused("Policy( charges + 1 > 3 )", "10: found '+' where an operator was expected after 'charges'"),
                refused("Policy( 3 > charges )", "10: found '3' where an attribute was expected"),
                refused("Policy( charges not == 3 )", "10: [ERR 102] Line 10:18 mismatched input 'not'"),
                refused(
                        "io.criterio.sample.fact.Policy()",
                        "10: 'io.criterio.sample.fact.Policy' is fully qualified (import it and use the simple name)"),
                refused("Forbidden()", "10: 'Forbidden' is not a fact"),
                refused("Status()", "10: 'Status' is not a fact"),
                refused("eval( true ) Policy()", "10: 'eval' is not allowed"),
                refused("forall( Policy() )", "10: 'forall' is not allowed"),
                refused("Policy() or Offer()", "10: 'or' is not allowed"),
                refused("Policy() not( not Offer() )", "10: 'not' holds more than one plain pattern (not Type( … ))"),
                refused("exists( Policy() and Offer() )", "10: 'exists' holds more than one plain pattern"),
                refused("Policy( $o : charges ) Offer() from $o", "10: 'from' is not allowed"),
                refused("Number() from accumulate( Policy( $c : charges ), sum( $c ) )", "10: 'from' is not allowed"),
                refused("Policy() over window:length( 3 )", "10: 'over' is not allowed"),
                refused("Policy( 3; )", "10: a positional argument is not allowed"),
                refused("not Offer()", "5: the rule asks for no fact of the case"),
                refused("Limits( maxCharges > 1 )", "5: the rule asks for no fact of the case"),
                refused("", "5: the rule has no condition"));
    }

    private static Arguments refused(String condition, String problem) {
        return Arguments.argumentSet(condition.isEmpty() ? "nothing" : condition, condition, problem);
    }

    @ParameterizedTest
    @MethodSource("refusedConditions")
    void a_condition_outside_the_accepted_kind_is_refused_with_its_line(String condition, String problem) {
        assertThat(problems(Sample.conditions(condition)))
                .singleElement()
                .asString()
                .startsWith("retention/bonificacion.drl:" + problem);
    }

    /** Consequences stand on line 12, below the line of then. */
    static Stream<Arguments> refusedConsequences() {
        return Stream.of(
                refused(
                        "insert( new Forbiden( Tool.DOWNSELL ) );",
                        "12: unknown type 'Forbiden' (did you mean Forbidden?)"),
                refused(
                        "insert( new Forbidden( Tool.DOWNSEL ) );",
                        "12: 'DOWNSEL' is not a constant of Tool (did you mean DOWNSELL?)"),
                refused("insert( new Forbidden() );", "12: new Forbidden does not take () (it takes [Tool tool])"),
                refused(
                        "insert( new Forbidden( 3 ) );",
                        "12: new Forbidden does not take (Integer) (it takes [Tool tool])"),
                refused("insert( new Forbidden( $x ) );", "12: unknown binding '$x' (bound so far: $offer, $tool)"),
                refused(
                        "insert( new Forbidden( $offer.tool() ) );",
                        "12: '$offer.…' is not allowed (bind the attribute: $x : attribute)"),
                refused("insert( new Policy( null, null, 1, null ) );", "12: 'Policy' is not a finding"),
                refused("insert( $offer );", "12: found '$offer' where 'new' was expected"),
                refused(
                        "insertLogical( new Forbidden( $tool ) );",
                        "12: found 'insertLogical' where 'insert' was expected"),
                refused("modify( $offer ) { };", "12: found 'modify' where 'insert' was expected"),
                refused("update( $offer );", "12: found 'update' where 'insert' was expected"),
                refused("delete( $offer );", "12: found 'delete' where 'insert' was expected"),
                refused("System.exit( 1 );", "12: found 'System' where 'insert' was expected"),
                refused(
                        "insert( new Forbidden( $tool ) ); insert( new Forbidden( $tool ) );",
                        "12: found 'insert' after the insert"),
                refused("// why\n  insert( new Forbiden( $tool ) );", "13: unknown type 'Forbiden'"),
                refused(
                        "insert( new Handled( Motive.valueOf( \"X\" ), \"x\" ) );",
                        "12: Motive.valueOf refuses its arguments"),
                refused("insert( new java.util.Date() );", "12: found 'java' where a type was expected"),
                refused("", "11: found the end where 'insert' was expected"));
    }

    @ParameterizedTest
    @MethodSource("refusedConsequences")
    void a_consequence_that_is_not_one_insert_of_a_finding_is_refused(String consequence, String problem) {
        assertThat(problems(Sample.file(Sample.rule(1, "$offer : Offer( $tool : tool )", "X")
                        .replace("insert( X );", consequence)
                        .transform(rule -> Sample.HEADER + rule))))
                .singleElement()
                .asString()
                .startsWith("retention/bonificacion.drl:" + problem);
    }

    /** The whole rule after the header, from line 5. */
    static Stream<Arguments> refusedRules() {
        String rule = Sample.rule(1, "Policy()", "new Forbidden( Tool.DOWNSELL )");
        return Stream.of(
                refused(rule.replace("when", "salience 10\nwhen"), "9: 'salience' is not allowed"),
                refused(rule.replace("when", "no-loop true\nwhen"), "9: 'no-loop' is not allowed"),
                refused(rule.replace("when", "lock-on-active true\nwhen"), "9: 'lock-on-active' is not allowed"),
                refused(rule.replace("when", "agenda-group \"x\"\nwhen"), "9: 'agenda-group' is not allowed"),
                refused(rule.replace("when", "ruleflow-group \"x\"\nwhen"), "9: 'ruleflow-group' is not allowed"),
                refused(rule.replace("when", "dialect \"mvel\"\nwhen"), "9: 'dialect' is not allowed"),
                refused(rule.replace("when", "enabled false\nwhen"), "9: 'enabled' is not allowed"),
                refused(rule.replace("  @id( RET-BON-01 )\n", ""), "5: the rule has no @id (@id( RET-BON-01 ))"),
                refused(rule.replace("  @kind( hard )\n", ""), "5: the rule has no @kind"),
                refused(rule.replace("  @source( CARD )\n", ""), "5: the rule has no @source"),
                refused(rule.replace("hard", "hrad"), "7: kind 'hrad' (did you mean hard?)"),
                refused(rule.replace("@source", "@author( me ) @source"), "8: '@author' is not allowed"),
                refused(
                        rule.replace("@id( RET-BON-01 )", "@id( BON-1 )"),
                        "6: id 'BON-1' (expected the rulebook's id, like RET-BON-01)"),
                refused(
                        rule.replace("@id( RET-BON-01 )", "@id( RET-BON-02 )"),
                        "5: the name \"RET-BON-01 number 1\" does not start with its id"),
                refused(rule + rule, "14: a second rule named \"RET-BON-01 number 1\""),
                refused("query \"q\" Policy() end\n" + rule, "5: 'query' is not allowed"),
                refused("global java.util.List list;\n" + rule, "5: 'global' is not allowed"),
                refused("function int f() { return 1; }\n" + rule, "5: 'function' is not allowed"),
                refused("declare X a : int end\n" + rule, "5: 'declare' is not allowed"),
                refused(
                        "import java.util.List;\n" + rule,
                        "5: import java.util.List is not allowed (only io.criterio.….fact"),
                refused(
                        "import io.criterio.retention.finding.deep.X;\n" + rule,
                        "5: import io.criterio.retention.finding.deep.X is not allowed"),
                refused(
                        "import io.criterio.sample.fact.Polici;\n" + rule,
                        "5: import of unknown type io.criterio.sample.fact.Polici (did you mean Policy?)"),
                refused("import static io.criterio.sample.fact.Tool.*;\n" + rule, "5: 'import static' is not allowed"),
                refused(rule.replace("end", ""), "14: "));
    }

    @ParameterizedTest
    @MethodSource("refusedRules")
    void a_rule_with_more_than_conditions_and_a_finding_is_refused(String rule, String problem) {
        assertThat(problems(Sample.file(Sample.HEADER + rule)))
                .first()
                .asString()
                .startsWith("retention/bonificacion.drl:" + problem);
    }

    @Test
    void the_package_is_that_of_the_folder_and_the_file() {
        assertThat(problems(Sample.file(
                        "package io.criterio.rebate;\n" + Sample.HEADER.substring(Sample.HEADER.indexOf('\n') + 1)
                                + Sample.rule(1, "Policy()", "new Forbidden( Tool.DOWNSELL )"))))
                .containsExactly(
                        "retention/bonificacion.drl:1: package 'io.criterio.rebate' (expected io.criterio.retention.bonificacion)");
    }

    @Test
    void all_problems_of_all_files_come_at_once_one_a_line() {
        RuleSources sources = Sample.file(Sample.HEADER
                        + Sample.rule(1, "Policy( chargs > 3, plan == Plan.PIFF )", "new Forbidden( Tool.NONE )")
                        + Sample.rule(2, "Polic()", "new Forbidden( Tool.DOWNSELL )"))
                .with("retention/other.drl", "package io.criterio.retention.other;\nrule x\n");
        assertThatThrownBy(() -> RuleSet.compile(sources, "retention", List.of()))
                .isInstanceOf(RuleProblemsException.class)
                .satisfies(e -> assertThat(e.getMessage().lines().map(line -> line.replaceFirst(": .*", "")))
                        .containsExactly(
                                "retention/bonificacion.drl:10",
                                "retention/bonificacion.drl:10",
                                "retention/bonificacion.drl:12",
                                "retention/bonificacion.drl:19",
                                "retention/other.drl:3"));
        assertThat(RuleSet.lint(sources)).hasSize(5);
    }

    @Test
    void what_only_the_compiler_finds_has_file_and_line_too() {
        String drl = Sample.HEADER
                + Sample.rule(1, "Policy()", "new Forbidden( Tool.DOWNSELL )")
                + Sample.rule(2, "Policy( plan == Plan.NONE )", "new Forbidden( Tool.DOWNSELL )")
                + Sample.rule(3, "Policy( amount > 3 )", "new Forbidden( Tool.DOWNSELL )");
        assertThatThrownBy(() -> Engine.compile(
                        "retention", Map.of("retention/bonificacion.drl", drl), LintTest.class.getClassLoader()))
                .isInstanceOf(RuleProblemsException.class)
                .satisfies(e -> assertThat(((RuleProblemsException) e).problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.line()).isEqualTo(14);
                            assertThat(problem.text()).contains("NONE");
                        })
                        .anySatisfy(problem -> {
                            assertThat(problem.line()).isBetween(23, 28);
                            assertThat(problem.text()).contains("amount");
                        })
                        .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("retention/bonificacion.drl")));
    }

    @Test
    void comments_and_line_breaks_do_not_move_the_line_of_a_problem() {
        assertThat(problems(Sample.conditions(
                        "// one\n  Policy( /* two\n three */ plan == Plan.PIF,\n\n  // four\n charges\n > $x )")))
                .containsExactly("retention/bonificacion.drl:16: unknown binding '$x'");
    }

    @Test
    void an_unknown_ruleset_is_named_with_those_there_are() {
        assertThatThrownBy(() -> RuleSet.compile(Sample.conditions("Policy()"), "retencion", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no ruleset 'retencion' in release 1.0.0, it has [retention]");
    }

    private static List<String> problems(RuleSources sources) {
        return RuleSet.lint(sources).stream().map(RuleProblem::toString).collect(Collectors.toList());
    }
}
