package io.criterio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.mutation.Mutant;
import io.criterio.mutation.Mutants;
import io.criterio.release.Release;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSet;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Situations are not decided where two releases agree in what is asked for them: that hides no difference. */
class AgreementTest {

    private static final RuleSources SHIPPED =
            RulesFolder.read(Path.of("rules")).interpreted();

    @ParameterizedTest
    @CsvSource({"retention, usage == Usage, 400", "assignment, phase == Phase, 200"})
    void what_is_left_out_is_answered_alike(String ruleset, String dropped, int everySituation) {
        InputSpaces spaces = InputSpaces.all().stream()
                .filter(one -> one.ruleset().equals(ruleset))
                .findFirst()
                .orElseThrow();
        List<Mutant> mutants = Mutants.of(SHIPPED, ruleset).stream()
                .filter(mutant -> mutant.edit() == Mutant.Edit.CONDITION_DROPPED)
                .filter(mutant -> mutant.change().startsWith(dropped))
                .limit(4)
                .toList();

        assertThat(mutants)
                .hasSize(4)
                .allSatisfy(mutant -> assertThat(differences(new Few(spaces, everySituation, true), mutant.in(SHIPPED)))
                        .isEqualTo(differences(new Few(spaces, everySituation, false), mutant.in(SHIPPED))));
    }

    /** Every change, in numbers; none where the release is refused or cannot decide. */
    private static Optional<List<Object>> differences(InputSpaces spaces, RuleSources after) {
        Differences differences = new Differences(spaces, Release.of(SHIPPED), Release.of(after));
        List<Object> told = new ArrayList<>();
        try {
            for (InputSpace space : differences.spaces()) {
                Differences.Report report = differences.compare(space, new Walk(2));
                told.add(report.changed());
                report.groups().forEach(group -> told.add(List.of(group.rules(), group.kinds(), group.situations())));
            }
        } catch (RuleProblemsException | IllegalStateException | IllegalArgumentException refused) {
            return Optional.empty();
        }
        return Optional.of(List.of(Set.copyOf(told)));
    }

    /** One situation in so many, with or without knowing in what two releases agree. */
    private record Few(InputSpaces all, int every, boolean agreeing) implements InputSpaces {

        @Override
        public String ruleset() {
            return all.ruleset();
        }

        @Override
        public List<InputSpace> of(List<Release> releases) {
            return all.of(releases).stream()
                    .map(space -> (InputSpace) new FewOf(space, every))
                    .toList();
        }

        @Override
        public RuleSet rules(Release release) {
            return all.rules(release);
        }

        @Override
        public List<List<?>> asked(List<RuleSet> rules) {
            return all.asked(rules);
        }

        @Override
        public List<RuleInfo> named(RuleSet rules) {
            return all.named(rules);
        }

        @Override
        public Object taken(RuleSet rules, List<?> facts) {
            return agreeing ? all.taken(rules, facts) : new Object();
        }
    }

    private record FewOf(InputSpace all, int every) implements InputSpace {

        @Override
        public String type() {
            return all.type();
        }

        @Override
        public List<Axis> axes() {
            return all.axes();
        }

        @Override
        public List<Variation> variations() {
            return all.variations();
        }

        @Override
        public int size() {
            return (all.size() + every - 1) / every;
        }

        @Override
        public boolean isGrid() {
            return false;
        }

        @Override
        public ObjectNode request(int number, int... chosen) {
            return all.request(number * every, chosen);
        }

        @Override
        public Decisions under(Release release) {
            Decisions of = all.under(release);
            return new Decisions() {
                @Override
                public Decision decide(int number) {
                    return of.decide(number * every);
                }

                @Override
                public @Nullable Asked asked(int number) {
                    return of.asked(number * every);
                }

                @Override
                public void close() {
                    of.close();
                }
            };
        }
    }
}
