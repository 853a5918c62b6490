package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Attribute;
import java.util.List;

/** What the sector does not complete is filtered by these. */
public record FilteredBy(List<Attribute> attributes) implements Finding {
    public FilteredBy {
        attributes = List.copyOf(attributes);
    }

    public FilteredBy(Attribute... attributes) {
        this(List.of(attributes));
    }
}
