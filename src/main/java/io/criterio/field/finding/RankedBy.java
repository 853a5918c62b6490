package io.criterio.field.finding;

import io.criterio.assignment.fact.Key;
import java.util.List;

/** Records come in this order. */
public record RankedBy(List<Key> keys) implements Finding {
    public RankedBy {
        keys = List.copyOf(keys);
    }

    public RankedBy(Key... keys) {
        this(List.of(keys));
    }
}
