package io.criterio.assignment.finding;

import io.criterio.assignment.fact.SectorSource;
import java.util.List;

/** A short day is completed from the first of these sectors that there is. */
public record CompletedFrom(List<SectorSource> sources) implements Finding {
    public CompletedFrom {
        sources = List.copyOf(sources);
    }

    public CompletedFrom(SectorSource... sources) {
        this(List.of(sources));
    }
}
