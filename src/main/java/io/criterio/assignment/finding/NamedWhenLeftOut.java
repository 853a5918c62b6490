package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Bucket;
import java.util.List;

/** Records of these buckets that found no place are named. */
public record NamedWhenLeftOut(List<Bucket> buckets) implements Finding {
    public NamedWhenLeftOut {
        buckets = List.copyOf(buckets);
    }

    public NamedWhenLeftOut(Bucket... buckets) {
        this(List.of(buckets));
    }
}
