package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Bucket;
import java.util.List;

/** Records of one bucket come before those of others. */
public record Ahead(Bucket bucket, List<Bucket> others) implements Finding {
    public Ahead {
        others = List.copyOf(others);
    }

    public Ahead(Bucket bucket, Bucket... others) {
        this(bucket, List.of(others));
    }
}
