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
import java.util.function.Function;

/**
 * On which terms tools combine in a case: what the rules say about its tools. Requirements and exclusions unite: each rule's
 * has to be kept, and each is blamed on its own rule.
 */
final class Terms {

    private final Map<Tool, List<Term>> company = new EnumMap<>(Tool.class);
    private final Map<Tool, List<Term>> exclusions = new EnumMap<>(Tool.class);
    private final List<RetentionOutcome.BestTool> best = new ArrayList<>();

    /**
     * What one rule demands of the company of a tool.
     *
     * @param tools exactly one of these has to come along, or none of them may
     * @param fired what made the rule say so; the first time, where it did so more than once
     */
    record Term(String rule, int tools, Fired fired) {}

    Terms(List<Fired> candidates) {
        for (Fired fired : candidates) {
            if (fired.finding() instanceof Finding finding) {
                if (finding instanceof Requires requires) {
                    company.computeIfAbsent(requires.tool(), none -> new ArrayList<>())
                            .add(new Term(fired.rule().id(), ToolSet.of(requires.tools()), fired));
                } else if (finding instanceof Excludes excludes) {
                    exclude(excludes.tool(), ToolSet.of(excludes.tools()), fired);
                } else if (finding instanceof Alone alone) {
                    exclude(
                            alone.tool(),
                            ToolSet.without(ToolSet.ALL, ToolSet.with(ToolSet.NONE, alone.tool())),
                            fired);
                } else if (finding instanceof Best suits) {
                    best.add(new RetentionOutcome.BestTool(
                            suits.tool(), fired.rule().id()));
                }
            }
        }
    }

    /** Several exclusions of one rule are one. */
    private void exclude(Tool tool, int others, Fired fired) {
        List<Term> known = exclusions.computeIfAbsent(tool, none -> new ArrayList<>());
        String rule = fired.rule().id();
        for (int i = 0; i < known.size(); i++) {
            Term term = known.get(i);
            if (term.rule().equals(rule)) {
                known.set(i, new Term(rule, term.tools() | others, term.fired()));
                return;
            }
        }
        known.add(new Term(rule, others, fired));
    }

    /** Everything that there is to these terms, as a value. */
    List<Object> all(Function<Fired, ?> explain) {
        List<Object> all = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            company(tool)
                    .forEach(term -> all.add(List.of(term.rule(), tool, term.tools(), explain.apply(term.fired()))));
            all.add("but");
            exclusions
                    .getOrDefault(tool, List.of())
                    .forEach(term -> all.add(List.of(term.rule(), tool, term.tools(), explain.apply(term.fired()))));
        }
        all.addAll(best);
        return all;
    }

    /** The motive's best tools with the rule that says so, in catalogue order. */
    List<RetentionOutcome.BestTool> best() {
        return best;
    }

    /** The company that a tool needs: of each term exactly one has to come along. */
    List<Term> company(Tool tool) {
        return company.getOrDefault(tool, List.of());
    }

    /** The combination rules that this set of tools breaks, as pairs of tool and rule, in tool order. */
    List<Breach> breaches(int tools) {
        List<Breach> breaches = new ArrayList<>();
        for (Tool tool : ToolSet.list(tools)) {
            for (Term term : company(tool)) {
                if (Integer.bitCount(tools & term.tools()) != 1) {
                    breaches.add(new Breach(tool, term, term.tools(), ToolSet.NONE));
                }
            }
            for (Term term : exclusions.getOrDefault(tool, List.of())) {
                int unwanted = tools & term.tools();
                if (unwanted != ToolSet.NONE) {
                    breaches.add(new Breach(tool, term, ToolSet.NONE, unwanted));
                }
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
    record Breach(Tool tool, Term term, int wanted, int unwanted) {}
}
