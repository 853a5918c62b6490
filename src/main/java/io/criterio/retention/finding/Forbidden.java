package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;
import java.util.List;

/** These tools must not be offered. */
public record Forbidden(List<Tool> tools) implements Finding {
    public Forbidden {
        tools = List.copyOf(tools);
    }

    public Forbidden(Tool... tools) {
        this(List.of(tools));
    }
}
