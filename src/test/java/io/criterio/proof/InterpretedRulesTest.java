package io.criterio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.release.Release;
import io.criterio.rules.RuleSet;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutants are not compiled but evaluated as they are read; that has to come to the same. */
class InterpretedRulesTest {

    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));

    static Stream<InputSpaces> rulesets() {
        return InputSpaces.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rulesets")
    void rules_that_are_interpreted_find_what_compiled_ones_find_in_all_they_are_ever_asked(InputSpaces spaces) {
        RuleSet compiled = spaces.rules(Release.of(SOURCES));
        RuleSet interpreted = spaces.rules(Release.of(SOURCES.interpreted()));

        List<List<?>> asked = spaces.asked(List.of(compiled));

        assertThat(asked).hasSizeGreaterThan(1_000);
        assertThat(asked)
                .filteredOn(facts -> !interpreted.evaluate(facts).equals(compiled.evaluate(facts)))
                .isEmpty();
        compiled.close();
        interpreted.close();
    }
}
