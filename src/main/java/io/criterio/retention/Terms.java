package io.criterio.retention;

import io.criterio.retention.fact.Tool;
import io.criterio.retention.finding.Alone;
import io.criterio.retention.finding.Best;
import io.criterio.retention.finding.Excludes;
import io.criterio.retention.finding.Finding;
import io.criterio.retention.finding.Requires;
import io.criterio.rules.Fired;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** On which terms tools combine in a case of one motive: what the rules say about candidates. */
final class Terms {

    private final Map<Tool, Integer> companions = new EnumMap<>(Tool.class);
    private final Map<Tool, String> companionRules = new EnumMap<>(Tool.class);
    private final Map<Tool, Integer> excluded = new EnumMap<>(Tool.class);
    private final Map<Tool, String> exclusionRules = new EnumMap<>(Tool.class);
    private final List<RetentionOutcome.BestTool> best = new ArrayList<>();

    Terms(List<Fired> candidates) {
        for (Fired fired : candidates) {
            String rule = fired.rule().id();
            if (fired.finding() instanceof Finding finding) {
                if (finding instanceof Requires requires) {
                    companions.put(requires.tool(), ToolSet.of(requires.tools()));
                    companionRules.put(requires.tool(), rule);
                } else if (finding instanceof Excludes excludes) {
                    exclude(excludes.tool(), ToolSet.of(excludes.tools()), rule);
                } else if (finding instanceof Alone alone) {
                    exclude(alone.tool(), ToolSet.without(ToolSet.ALL, ToolSet.with(ToolSet.NONE, alone.tool())), rule);
                } else if (finding instanceof Best suits) {
                    best.add(new RetentionOutcome.BestTool(suits.tool(), rule));
                }
            }
        }
    }

    /** Everything that there is to these terms, as a value. */
    List<Object> all() {
        return List.of(companions, companionRules, excluded, exclusionRules, best);
    }

    private void exclude(Tool tool, int others, String rule) {
        excluded.merge(tool, others, (one, other) -> one | other);
        exclusionRules.put(tool, rule);
    }

    /** The motive's best tools with the rule that says so, in catalogue order. */
    List<RetentionOutcome.BestTool> best() {
        return best;
    }

    /** Tools of which exactly one has to come along; none when the tool needs no company. */
    int companions(Tool tool) {
        return companions.getOrDefault(tool, ToolSet.NONE);
    }

    /** The rule that asks for company; only for a tool that has {@link #companions}. */
    String companionRule(Tool tool) {
        String rule = companionRules.get(tool);
        if (rule == null) {
            throw new IllegalStateException(tool + " needs no company; ask for companions first");
        }
        return rule;
    }

    /** The combination rules that this set of tools breaks, as pairs of tool and rule, in tool order. */
    List<Breach> breaches(int tools) {
        List<Breach> breaches = new ArrayList<>();
        for (Tool tool : ToolSet.list(tools)) {
            int wanted = companions(tool);
            if (wanted != ToolSet.NONE && Integer.bitCount(tools & wanted) != 1) {
                breaches.add(new Breach(tool, companionRule(tool), wanted, ToolSet.NONE));
            }
            int unwanted = tools & excluded.getOrDefault(tool, ToolSet.NONE);
            String rule = exclusionRules.get(tool);
            if (unwanted != ToolSet.NONE && rule != null) {
                breaches.add(new Breach(tool, rule, ToolSet.NONE, unwanted));
            }
        }
        return breaches;
    }

    /**
     * A combination rule that a set of tools breaks.
     *
     * @param wanted exactly one of these should have come along; none for an exclusion
     * @param unwanted these should not have come along; none for missing company
     */
    record Breach(Tool tool, String rule, int wanted, int unwanted) {}
}
