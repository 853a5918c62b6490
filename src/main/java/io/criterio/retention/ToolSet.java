package io.criterio.retention;

import io.criterio.retention.fact.Tool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sets of tools as bits of an int: there are six tools, and a fold looks at sets of them all the time. */
final class ToolSet {

    static final int NONE = 0;
    static final int ALL = (1 << Tool.values().length) - 1;
    private static final Tool[] TOOLS = Tool.values();
    private static final List<List<Tool>> LISTS = lists();

    private ToolSet() {}

    static int of(Collection<Tool> tools) {
        int set = NONE;
        for (Tool tool : tools) {
            set = with(set, tool);
        }
        return set;
    }

    static int with(int set, Tool tool) {
        return set | 1 << tool.ordinal();
    }

    static boolean contains(int set, Tool tool) {
        return (set & 1 << tool.ordinal()) != 0;
    }

    static int without(int set, int other) {
        return set & ~other;
    }

    /** The tools of the set, in tool order. */
    static List<Tool> list(int set) {
        return LISTS.get(set);
    }

    private static List<List<Tool>> lists() {
        List<List<Tool>> lists = new ArrayList<>();
        for (int set = NONE; set <= ALL; set++) {
            List<Tool> tools = new ArrayList<>();
            for (Tool tool : TOOLS) {
                if (contains(set, tool)) {
                    tools.add(tool);
                }
            }
            lists.add(List.copyOf(tools));
        }
        return List.copyOf(lists);
    }
}
