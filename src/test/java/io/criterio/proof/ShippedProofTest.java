package io.criterio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.release.Release;
import io.criterio.rules.RulesFolder;
import io.criterio.scenario.Invariant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said of all decisions, against all of them, by the shipped rules as the service compiles them. */
class ShippedProofTest {

    private static final Release RELEASE = Release.of(RulesFolder.read(Path.of("rules")));

    @TestFactory
    Stream<DynamicNode> every_invariant_holds_in_every_situation() {
        return InputSpaces.all().stream()
                .map(spaces -> DynamicContainer.dynamicContainer(spaces.ruleset(), tests(spaces)));
    }

    private static Stream<DynamicNode> tests(InputSpaces spaces) {
        List<Invariant> invariants = Invariants.of(RELEASE.sources(), spaces.ruleset());
        List<DynamicNode> tests = new ArrayList<>();
        List<Decisions> decided = new ArrayList<>();
        int proven = 0;
        for (InputSpace space : spaces.of(List.of(RELEASE))) {
            Decisions decisions = space.under(RELEASE);
            decided.add(decisions);
            Proof proof = new Prover(space, invariants)
                    .prove(decisions, new Walk(Runtime.getRuntime().availableProcessors()));
            proven += proof.entries().size();
            for (Proof.Entry entry : proof.entries()) {
                tests.add(DynamicTest.dynamicTest(
                        space.type() + " " + entry.invariant().name(),
                        () -> assertThat(entry.verdict())
                                .as(
                                        "%s%n%s",
                                        entry.invariant(),
                                        entry.example() == null
                                                ? ""
                                                : entry.example().facts())
                                .isIn(Proof.Verdict.PROVEN, Proof.Verdict.COUNTED)));
            }
        }
        decided.forEach(Decisions::close);
        Proof.OfRules rules = Prover.rules(spaces, RELEASE);
        int all = proven;
        tests.add(DynamicTest.dynamicTest(
                "every invariant is about one of the spaces",
                () -> assertThat(all).isEqualTo(invariants.size())));
        tests.add(DynamicTest.dynamicTest(
                "every rule fires somewhere", () -> assertThat(rules.idle()).isEmpty()));
        return tests.stream();
    }
}
