package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Exclusion;
import java.util.List;

/** A record that is excluded for several reasons names the first of these. */
public record Precedence(List<Exclusion> exclusions) implements Finding {
    public Precedence {
        exclusions = List.copyOf(exclusions);
    }

    public Precedence(Exclusion... exclusions) {
        this(List.of(exclusions));
    }
}
