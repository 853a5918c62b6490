package io.criterio.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.mutation.MutationRun.Fate;
import io.criterio.mutation.MutationRun.Score;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.Walk;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that are shipped notice wrong edits of the rules that are shipped. */
class MutationTest {

    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));

    static Stream<InputSpaces> rulesets() {
        return InputSpaces.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rulesets")
    void the_scenarios_notice_the_edits(InputSpaces spaces) {
        List<Fate> fates = new MutationRun(SOURCES, spaces, new Walk(2)).run();

        Score score = Score.of(fates);
        assertThat(score.isEnough())
                .as(
                        "%s%n%s",
                        score,
                        fates.stream()
                                .filter(Fate.Survived.class::isInstance)
                                .map(fate -> fate.mutant() + "\n" + ((Fate.Survived) fate).scenario())
                                .toList())
                .isTrue();
    }
}
