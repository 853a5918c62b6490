package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Key;
import java.util.List;

/** Whatever the order leaves equal is put in order by these. */
public record TiesBy(List<Key> keys) implements Finding {
    public TiesBy {
        keys = List.copyOf(keys);
    }

    public TiesBy(Key... keys) {
        this(List.of(keys));
    }
}
