package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is sent as rules is read, or refused with problems that have a place. */
class RulesFuzzTest {

    private static final String RELEASE = "name: sample\nversion: 2026.11.1\n";
    private static final String DRL = """
            package io.criterio.sample.rules;

            import io.criterio.sample.fact.*;
            import io.criterio.sample.finding.*;

            // A comment with "quotes" and (parentheses.
            rule "RET-BON-01 a rebate needs one to three charges"
              @id( RET-BON-01 )
              @kind( hard )
              @source( CARD )
            when
              Limits( $min : minCharges, $max : maxCharges )
              Policy( charges < $min || (charges > $max && plan in ( Plan.PIF, Plan.PIF_BASICO )) )
              not Offer( tool == Tool.BONIFICACION )
            then
              insert( new Forbidden( Tool.BONIFICACION ) );
            end
            """;

    /** What the fuzzer starts from. */
    static List<byte[]> seeds(String target) {
        return Mutations.texts(target.equals("drl") ? DRL : RELEASE);
    }

    static void drl(byte[] bytes) {
        List<RuleProblem> problems = RuleSet.lint(RuleSources.of(
                Map.of("release.yaml", RELEASE, "sample/rules.drl", new String(bytes, StandardCharsets.UTF_8))));
        problems.forEach(problem -> assertThat(problem.toString()).isNotBlank());
    }

    static void release(byte[] bytes) {
        try {
            RuleSources.of(Map.of("release.yaml", new String(bytes, StandardCharsets.UTF_8)));
        } catch (RuleProblemsException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    @Test
    void mutated_rules_are_read_or_refused() {
        Mutations.run(Mutations.texts(DRL), 5, 1_500, RulesFuzzTest::drl);
    }

    @Test
    void mutated_names_of_releases_are_read_or_refused() {
        Mutations.run(Mutations.texts(RELEASE), 6, 4_000, RulesFuzzTest::release);
    }

    @Test
    void long_names_and_texts_take_no_stack() {
        drl(DRL.replace("sample.fact.*", "sample" + ".fact".repeat(20_000) + ".*")
                .getBytes(StandardCharsets.UTF_8));
        drl(DRL.replace("charges < $min", "segment == \"" + "a".repeat(4_900) + "\"")
                .getBytes(StandardCharsets.UTF_8));
        drl(DRL.replace("charges < $min", "segment == \"" + "a".repeat(100_000) + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void parentheses_behind_quotes_are_no_way_around_the_depth() {
        for (String closing : List.of("\")\"", "\"))))\"", "/* ) */")) {
            drl(DRL.replace(
                            "charges < $min",
                            "( ".repeat(20) + closing + " == segment " + ("(" + closing).repeat(1_000))
                    .getBytes(StandardCharsets.UTF_8));
            drl(("package a;\nrule x when Policy( " + (closing + "((").repeat(20_000))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
