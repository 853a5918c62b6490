package io.criterio.oracle;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools the advisor wants to use now, as one package; a null quantity was not given. */
public record Proposal(Map<Tool, @Nullable Integer> quantities) {

    public Proposal {
        if (quantities.isEmpty()) {
            throw new IllegalArgumentException("quantities is empty, expected at least one tool");
        }
        quantities = Collections.unmodifiableMap(new EnumMap<>(quantities));
    }

    /** The given tools without any quantity. */
    public static Proposal of(Set<Tool> tools) {
        return of(tools, null);
    }

    /** The given tools; the quantity is BONIFICACION's and is dropped when that is not among them. */
    public static Proposal of(Set<Tool> tools, @Nullable Integer quantity) {
        var quantities = new EnumMap<Tool, @Nullable Integer>(Tool.class);
        for (var tool : tools) {
            quantities.put(tool, tool == Tool.BONIFICACION ? quantity : null);
        }
        return new Proposal(quantities);
    }

    public Set<Tool> tools() {
        return quantities.keySet();
    }

    /** How many premiums the advisor wants to rebate, or null when that was not said. */
    public @Nullable Integer rebate() {
        return quantities.get(Tool.BONIFICACION);
    }
}
