package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Bucket;
import io.criterio.assignment.fact.Key;
import java.util.List;

/** Records of a bucket come in this order. */
public record OrderedBy(Bucket bucket, List<Key> keys) implements Finding {
    public OrderedBy {
        keys = List.copyOf(keys);
    }

    public OrderedBy(Bucket bucket, Key... keys) {
        this(bucket, List.of(keys));
    }
}
