package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;
import java.util.List;

/** The tool must not be offered together with any of these. */
public record Excludes(Tool tool, List<Tool> tools) implements Finding {
    public Excludes {
        tools = List.copyOf(tools);
    }

    public Excludes(Tool tool, Tool... tools) {
        this(tool, List.of(tools));
    }
}
