package io.criterio.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** How a turn went: as expected where there is no difference. */
public record TurnResult(Turn turn, List<Difference> differences) {
    public TurnResult {
        differences = List.copyOf(differences);
    }

    public boolean asExpected() {
        return differences.isEmpty();
    }

    /** Place and name of the turn, then each difference; for people. */
    @Override
    public String toString() {
        return differences.stream()
                .map(Difference::toString)
                .collect(Collectors.joining("\n", turn.place() + " " + turn.name() + "\n", ""));
    }
}
