package io.criterio.retention;

import io.criterio.retention.fact.Tool;
import java.util.Comparator;
import java.util.List;

/** The package that the advisor wants to offer, in canonical form: one entry a tool, in tool order. */
record Proposed(List<Item> items) {

    /** No proposal at all. */
    static final Proposed NONE = new Proposed(List.of());

    /**
     * One tool of the proposal.
     *
     * @param quantity how many premiums, or {@link #UNSPECIFIED}
     */
    record Item(Tool tool, int quantity) {
        static final int UNSPECIFIED = 0;
    }

    Proposed {
        items = items.stream().sorted(Comparator.comparing(Item::tool)).toList();
        if (items.stream().map(Item::tool).distinct().count() != items.size()) {
            throw new IllegalArgumentException(
                    "proposal is " + items + "; expected each tool once: give one entry per tool, with its quantity");
        }
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** The proposed tools as a {@link ToolSet}. */
    int tools() {
        int set = ToolSet.NONE;
        for (Item item : items) {
            set = ToolSet.with(set, item.tool());
        }
        return set;
    }

    /** The quantity proposed for a tool, or {@link Item#UNSPECIFIED}. */
    int quantity(Tool tool) {
        for (Item item : items) {
            if (item.tool() == tool) {
                return item.quantity();
            }
        }
        return Item.UNSPECIFIED;
    }
}
