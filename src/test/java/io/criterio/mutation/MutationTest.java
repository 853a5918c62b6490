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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that are shipped notice what is wrong with the rules that are shipped: every edit of every ruleset. */
class MutationTest {

    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));

    static Stream<String> rulesets() {
        return InputSpaces.all().stream().map(InputSpaces::ruleset);
    }

    @ParameterizedTest
    @MethodSource("rulesets")
    void the_scenarios_notice_95_percent_of_the_edits_and_every_one_of_a_hard_rule(String ruleset) {
        List<Fate> fates = new MutationRun(SOURCES, Spaces.of(ruleset), new Walk(2)).run();

        Score score = Score.of(fates);
        assertThat(score.mutants()).isGreaterThan(100);
        assertThat(score.isEnough()).as(() -> told(score, fates)).isTrue();
    }

    /** What is missing: each edit that nothing noticed, with a scenario that would. */
    private static String told(Score score, List<Fate> fates) {
        return fates.stream()
                .filter(Fate.Survived.class::isInstance)
                .map(Fate.Survived.class::cast)
                .map(survived -> (survived.mutant().hard() ? "of a hard rule: " : "") + survived.mutant() + "\n"
                        + survived.scenario())
                .collect(Collectors.joining(
                        "\n",
                        "%d of %d edits are not noticed, %d of them of hard rules:%n"
                                .formatted(
                                        score.survived(), score.mutants() - score.equivalent(), score.hardSurvived()),
                        ""));
    }
}
