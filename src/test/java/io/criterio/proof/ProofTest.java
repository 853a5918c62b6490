package io.criterio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.release.Release;
import io.criterio.rules.RulesFolder;
import io.criterio.scenario.Invariant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {

    @Test
    void try_it() {
        Release release = Release.of(RulesFolder.read(Path.of("rules")));
        List<Invariant> invariants = Invariants.of(release.sources(), "retention");
        for (InputSpace space : InputSpaces.all().get(0).of(List.of(release))) {
            long start = System.nanoTime();
            try (Decisions decisions = space.under(release)) {
                System.out.println(space + " " + space.size() + " " + space.situations());
                Proof proof = new Prover(space, invariants).prove(decisions, new Walk(2));
                proof.entries().forEach(entry -> System.out.println(entry.verdict() + " " + entry.about() + " "
                        + entry.found() + " " + entry.invariant() + "\n"
                        + (entry.example() == null ? "" : entry.scenario())));
                System.out.println(Prover.rules("retention", List.of(decisions)));
            }
            System.out.println((System.nanoTime() - start) / 1e9 + " s");
        }
    }
}
