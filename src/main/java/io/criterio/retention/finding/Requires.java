package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;
import java.util.List;

/** The tool has to be offered together with exactly one of these. */
public record Requires(Tool tool, List<Tool> tools) implements Finding {
    public Requires {
        tools = List.copyOf(tools);
    }

    public Requires(Tool tool, Tool... tools) {
        this(tool, List.of(tools));
    }
}
