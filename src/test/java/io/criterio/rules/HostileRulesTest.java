package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of somebody who wants more than a decision: none gets as far as the compiler. */
class HostileRulesTest {

    private static final String INSERT = "new Forbidden( Tool.DOWNSELL )";

    static Stream<Arguments> hostileFiles() {
        String rule = Sample.rule(1, "Policy()", INSERT);
        String then = "insert( " + INSERT + " );";
        return Stream.of(
                hostile("exit in the consequence", rule.replace(then, "System.exit(1);")),
                hostile("exit after the insert", rule.replace(then, then + " System.exit(1);")),
                hostile("exit before the insert", rule.replace(then, "System.exit(1); " + then)),
                hostile("halt", rule.replace(then, "Runtime.getRuntime().halt(1);")),
                hostile("a process", rule.replace(then, "new ProcessBuilder(\"sh\").start();")),
                hostile(
                        "an argument that calls",
                        rule.replace("Tool.DOWNSELL", "Tool.valueOf( System.getenv( \"X\" ) )")),
                hostile("an argument of a full name", rule.replace("Tool.DOWNSELL", "java.lang.System.exit( 1 )")),
                hostile("reflection", rule.replace("Tool.DOWNSELL", "Tool.class.getClassLoader()")),
                hostile("a lambda", rule.replace("Tool.DOWNSELL", "(() -> Tool.DOWNSELL).get()")),
                hostile(
                        "a class of its own",
                        rule.replace(then, "insert( new Forbidden( Tool.DOWNSELL ) {{ System.exit(1); }} );")),
                hostile("a block of its own", rule.replace(then, "{ while (true); }")),
                hostile("a loop", rule.replace(then, "while (true) { " + then + " }")),
                hostile("the session", rule.replace(then, "drools.getKieRuntime().halt();")),
                hostile("modify", rule.replace(then, "modify( $p ) { charges = 1 };")),
                hostile("delete", rule.replace(then, "delete( $p );")),
                hostile("insertLogical", rule.replace("insert(", "insertLogical(")),
                hostile(
                        "a comment that is none",
                        rule.replace(then, then + " /* \\u002a\\u002f System.exit(1); /* */")),
                hostile("a string that ends early", rule.replace("Policy()", "Customer( segment == \"\\u0022 + x\" )")),
                hostile("an escape in a name", rule.replace("System", "x").replace("Policy()", "\\u0050olicy()")),
                hostile("a line comment that ends", rule.replace("Policy()", "Policy() // \\u000a eval( x() )")),
                hostile("a name with a quote", rule.replace("number 1", "number 1\\\" + System.exit(1) + \\\"")),
                hostile(
                        "a source that is code",
                        rule.replace("@source( CARD )", "@source( java.lang.System.exit(1) + \\\"\\\" )")),
                hostile("a source of two", rule.replace("@source( CARD )", "@source( a = CARD, b = System.exit )")),
                hostile(
                        "an annotation of a full name",
                        rule.replace("@source( CARD )", "@source( CARD ) @java.lang.Deprecated")),
                hostile("an import of java.lang", "import java.lang.System;\n" + rule),
                hostile("an import of the engine", "import org.kie.api.KieServices;\n" + rule),
                hostile("an import of ours", "import io.criterio.store.Store;\n" + rule),
                hostile("an import beside the facts", "import io.criterio.retention.fact.deep.Policy;\n" + rule),
                hostile("an import static", "import static java.lang.Runtime.*;\n" + rule),
                hostile("an import of a function", "import function java.lang.System.exit;\n" + rule),
                hostile("an accumulate function", "import accumulate java.lang.System x;\n" + rule),
                hostile("a function", "function void f() { System.exit(1); }\n" + rule),
                hostile("a global", "global java.lang.Runtime r;\n" + rule),
                hostile("a type", "declare Policy x : int end\n" + rule),
                hostile("a query", "query \"q\" Policy() end\n" + rule),
                hostile("a unit", "unit java.lang.System;\n" + rule),
                hostile("mvel", rule.replace("when", "dialect \"mvel\"\nwhen")),
                hostile("a timer", rule.replace("when", "timer( int: 0 1 )\nwhen")),
                hostile("a computed salience", rule.replace("when", "salience ( System.exit(1) )\nwhen")),
                hostile("a computed enabled", rule.replace("when", "enabled ( System.exit(1) == null )\nwhen")),
                hostile(
                        "a second consequence",
                        rule.replace("then", "do[x] Policy()\nthen[x]\nSystem.exit(1);\nthen")));
    }

    static Stream<Arguments> hostileConditions() {
        return Stream.of(
                        "eval( System.exit( 1 ) == null ) Policy()",
                        "Policy( eval( true ) )",
                        "Policy( System.exit( 1 ) == 3 )",
                        "Policy( java.lang.System.nanoTime() > 3 )",
                        "Policy( charges > java.lang.Runtime.getRuntime().availableProcessors() )",
                        "Policy( charges.getClass() == 3 )",
                        "Policy( class == 3 )",
                        "Policy( this.getClass().getClassLoader() != 3 )",
                        "Policy( hashCode() == 3 )",
                        "Policy( charges == ( 3 + 4 ) )",
                        "Policy( charges == $x.toString().length() )",
                        "Policy( charges == new java.util.Random().nextInt() )",
                        "Policy( plan == Plan.valueOf( \"PIF\" ) )",
                        "Policy( plan == Plan.values()[0] )",
                        "Customer( segment matches \"(a+)+$\" )",
                        "Customer( segment str[startsWith] \"x\" )",
                        "Customer( segment soundslike \"x\" )",
                        "Policy( charges == ( System.exit( 1 ) ) )",
                        "Policy( $c : ( System.exit( 1 ) ) )",
                        "Policy( $c : charges + 1 )",
                        "Policy( charges := 3 )",
                        "Policy() @watch( charges )",
                        "Policy( charges == 3 ) from System.getenv()",
                        "Policy() from entry-point x",
                        "Policy() from collect( Policy() )",
                        "Number() from accumulate( Policy(), init( System.exit(1); ) action() result( 1 ) )",
                        "accumulate( Policy( $c : charges ); $s : sum( $c ) )",
                        "groupby( Policy( $c : charges ); $c; $s : sum( $c ) )",
                        "forall( Policy() )",
                        "( Policy() or Offer() )",
                        "Policy() and ( Offer() or Offer() )",
                        "not( not Policy() )",
                        "exists( Policy() and Offer() )",
                        "?query( 1; )",
                        "Object()",
                        "String()",
                        "java.lang.System()",
                        "Runtime()",
                        "Forbidden()",
                        "Policy( 3; )",
                        "Policy( /charges )",
                        "/policies[ charges == 3 ]",
                        "Policy( charges == 3 ? true : false )",
                        "Policy( charges -> { } )",
                        "Policy( charges == 3, ; )",
                        "Policy( (((((((((((((((((((((((((((((((((((charges == 3))))))))))))))))))))))))))))))))))) )",
                        "Policy( " + "(".repeat(100_000) + " )",
                        "Policy( charges == 3" + " || charges == 3".repeat(1_000) + " )",
                        "Policy() ".repeat(13),
                        "Policy( charges == " + "9".repeat(1_000) + " )",
                        "Policy() /* " + "x".repeat(250_000) + " */",
                        "Policy( plan == Plan.PIF )\u0000")
                .map(condition -> hostile(
                        condition.length() > 80 ? condition.substring(0, 80) + "…" : condition,
                        Sample.rule(1, condition, INSERT)));
    }

    private static Arguments hostile(String name, String rules) {
        return Arguments.argumentSet(name, rules);
    }

    @ParameterizedTest
    @MethodSource({"hostileFiles", "hostileConditions"})
    void it_is_refused_with_a_place(String rules) {
        RuleSources sources = Sample.file(Sample.HEADER + rules);

        assertThat(RuleSet.lint(sources))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("retention/bonificacion.drl"));
        assertThatThrownBy(() -> RuleSet.compile(sources, "retention", List.of()))
                .isInstanceOf(RuleProblemsException.class);
        assertThatThrownBy(() -> RuleSet.compile(sources.interpreted(), "retention", List.of()))
                .isInstanceOf(RuleProblemsException.class);
    }

    /** What would keep a parser or a reader of rules busy: a file of 200,000 characters is read in a second or two. */
    static Stream<Arguments> slow() {
        return Stream.of(
                slow("lists in lists", "Policy( charges == " + "[".repeat(29) + "3" + "]".repeat(29) + " )"),
                slow(
                        "lists behind what is no comment",
                        "Policy( x ?/* y == " + "[".repeat(29) + "3" + "]".repeat(29) + " */ )"),
                slow("lists behind what is no text", "Policy( x == '\"' && y == " + "[".repeat(29) + "\"' )"),
                slow("lists between comments that close", "Policy( charges == " + "[/*]*/".repeat(29) + "3 )"),
                slow("calls in calls", "Policy( " + "f(".repeat(28) + "3" + ")".repeat(28) + " == 1 )"),
                slow(
                        "calls with comments between",
                        "Policy( " + "f/**/(".repeat(28) + "3" + ")".repeat(28) + " == 1 )"),
                slow(
                        "one call after the other",
                        "Policy( f(f(f(f(1)))) == 1" + " || f(f(f(f(1)))) == 1".repeat(8_000) + " )"),
                slow(
                        "one list after the other",
                        "Policy( charges == [[[3]]]" + " || charges == [[[3]]]".repeat(8_000) + " )"),
                slow("alternatives", "Policy( charges == 3" + " || charges == 3".repeat(10_000) + " )"),
                slow("constraints of a long name", "Policy( " + "x".repeat(4_900) + " == 3 )"),
                slow("a type of a long name", "P" + "x".repeat(190_000) + "()"),
                slow("comments that do not end", "Policy() " + "/* ".repeat(60_000)),
                slow("comments in a text", "Customer( segment == \"" + "/* ".repeat(60_000) + "\" )"),
                slow("escapes in a text", "Customer( segment == \"" + "\\n".repeat(90_000) + "\" )"),
                slow("unknown facts", "Nonsense() ".repeat(12)),
                Arguments.argumentSet("unknown packages", "import io.criterio.a.fact.*;\n".repeat(6_500)),
                Arguments.argumentSet("unknown types", "import io.criterio.sample.fact.Nonsense;\n".repeat(4_500)),
                Arguments.argumentSet(
                        "a consequence of a long text",
                        Sample.rule(1, "Policy()", "new Handled( Motive.NONE, \"" + "\\n".repeat(90_000) + "\" )")),
                Arguments.argumentSet("rules without end", "rule x ".repeat(25_000)),
                Arguments.argumentSet("quotes", "\"".repeat(190_000)));
    }

    /** As often as the file has room for. */
    private static Arguments slow(String name, String condition) {
        String rule = Sample.rule(1, condition, INSERT);
        return Arguments.argumentSet(name, rule.repeat(Math.max(1, 190_000 / rule.length())));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void it_is_refused_before_it_takes_long(String rules) {
        RuleSources sources = Sample.file(Sample.HEADER + rules).interpreted();

        assertThat(CompletableFuture.supplyAsync(() -> RuleSet.lint(sources)))
                .succeedsWithin(Duration.ofSeconds(20))
                .satisfies(problems -> assertThat(problems).isNotEmpty().hasSizeLessThan(300));
    }

    @Test
    void a_rule_between_them_is_taken() {
        assertThat(RuleSet.lint(Sample.file(Sample.HEADER + Sample.rule(1, "Policy()", INSERT))))
                .isEmpty();
    }
}
