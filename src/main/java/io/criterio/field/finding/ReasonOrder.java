package io.criterio.field.finding;

import io.criterio.field.fact.Unplaced;
import java.util.List;

/** A record that is kept out for several reasons names the first of these. */
public record ReasonOrder(List<Unplaced> reasons) implements Finding {
    public ReasonOrder {
        reasons = List.copyOf(reasons);
    }

    public ReasonOrder(Unplaced... reasons) {
        this(List.of(reasons));
    }
}
