package io.criterio.retention;

import io.criterio.retention.Evidence.CaseEvidence;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import io.criterio.retention.finding.Forbidden;
import io.criterio.retention.finding.QuantityRange;
import io.criterio.retention.finding.Recommended;
import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One case, assessed: which tools its findings admit, which packages are valid, and in what quantity. */
final class Assessment {

    private static final int TOOLS = Tool.values().length;

    final CaseEvidence evidence;

    /** Per tool: the own hard rules that forbid it. */
    final List<List<Fired>> own;

    /** Tools that an own hard rule forbids, as a {@link ToolSet}. */
    final int inadmissible;

    /** Tools whose every companion is inadmissible, as a {@link ToolSet}. */
    final int unaccompanied;

    private final int[] min = new int[TOOLS];
    private final int[] max = new int[TOOLS];
    private final int[] recommended = new int[TOOLS];
    /** Per tool: what bounds its quantity; all of it holds. */
    private final List<List<Bounds>> bounds;

    /** What one rule allows. */
    record Bounds(String rule, int min, int max) {}

    /** The valid packages, in rank order. */
    final List<PackageTerms> packages;

    Assessment(CaseEvidence evidence) {
        this.evidence = evidence;
        List<List<Fired>> own = new ArrayList<>(TOOLS);
        List<List<Bounds>> bounds = new ArrayList<>(TOOLS);
        for (int i = 0; i < TOOLS; i++) {
            own.add(new ArrayList<>(4));
            bounds.add(new ArrayList<>(1));
        }
        int inadmissible = ToolSet.NONE;
        for (Fired fired : evidence.findings().fired()) {
            Object finding = fired.finding();
            if (finding instanceof Forbidden forbidden) {
                for (Tool tool : forbidden.tools()) {
                    own.get(tool.ordinal()).add(fired);
                    inadmissible = ToolSet.with(inadmissible, tool);
                }
            } else if (finding instanceof QuantityRange range) {
                int tool = range.tool().ordinal();
                List<Bounds> known = bounds.get(tool);
                min[tool] = known.isEmpty() ? range.min() : Math.max(min[tool], range.min());
                max[tool] = known.isEmpty() ? range.max() : Math.min(max[tool], range.max());
                known.add(new Bounds(fired.rule().id(), range.min(), range.max()));
            } else if (finding instanceof Recommended quantity) {
                recommended[quantity.tool().ordinal()] = quantity.quantity();
            }
        }
        this.own = own;
        this.bounds = bounds;
        this.inadmissible = inadmissible;
        int unaccompanied = ToolSet.NONE;
        for (Tool tool : ToolSet.list(ToolSet.ALL)) {
            for (Terms.Term term : evidence.terms().company(tool)) {
                if (ToolSet.without(term.tools(), inadmissible) == ToolSet.NONE) {
                    unaccompanied = ToolSet.with(unaccompanied, tool);
                }
            }
        }
        this.unaccompanied = unaccompanied;
        List<PackageTerms> packages = new ArrayList<>(4);
        for (PackageTerms terms : evidence.composable()) {
            if ((terms.tools() & inadmissible) == ToolSet.NONE) {
                packages.add(terms);
            }
        }
        this.packages = packages;
    }

    /** All that is read off the findings of a case, as a value; the terms aside. */
    static List<Object> read(Findings found, Function<Fired, ?> explain) {
        Combining none = new Combining(found, new Terms(List.of()), List.of(), Map.of());
        Case any = new Case(Motive.UNKNOWN, Usage.UNKNOWN);
        return new Assessment(new CaseEvidence(any, List.of(), found, found, none)).read(explain);
    }

    private List<Object> read(Function<Fired, ?> explain) {
        List<Object> read = new ArrayList<>();
        for (int tool = 0; tool < TOOLS; tool++) {
            for (Fired fired : own.get(tool)) {
                read.add(List.of(tool, fired.rule().id(), explain.apply(fired)));
            }
            if (!bounds.get(tool).isEmpty()) {
                read.add(List.of(tool, recommended(Tool.values()[tool]), bounds.get(tool)));
            }
        }
        return read;
    }

    int forbidden() {
        return inadmissible | unaccompanied;
    }

    boolean forbids(Tool tool) {
        return ToolSet.contains(forbidden(), tool);
    }

    /** Whether the tool is counted. */
    boolean counted(Tool tool) {
        return !bounds.get(tool.ordinal()).isEmpty();
    }

    int min(Tool tool) {
        return min[tool.ordinal()];
    }

    int max(Tool tool) {
        return max[tool.ordinal()];
    }

    /** What bounds the quantity, rule by rule; nothing for a tool that is not {@link #counted}. */
    List<Bounds> bounds(Tool tool) {
        return bounds.get(tool.ordinal());
    }

    /** The rules that bound the quantity, each once. */
    List<String> quantityRules(Tool tool) {
        return bounds(tool).stream().map(Bounds::rule).distinct().toList();
    }

    /** The recommended quantity within its range; 0 for a tool that is not counted. */
    int recommended(Tool tool) {
        int i = tool.ordinal();
        return bounds.get(i).isEmpty() ? 0 : Math.max(min[i], Math.min(max[i], recommended[i]));
    }
}
