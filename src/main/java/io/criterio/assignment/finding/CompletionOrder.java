package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Key;
import java.util.List;

/** Records that complete a day come in this order. */
public record CompletionOrder(List<Key> keys) implements Finding {
    public CompletionOrder {
        keys = List.copyOf(keys);
    }

    public CompletionOrder(Key... keys) {
        this(List.of(keys));
    }
}
