package io.criterio.retention;

import io.criterio.retention.Evidence.CaseEvidence;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.finding.Forbidden;
import io.criterio.retention.finding.QuantityRange;
import io.criterio.retention.finding.Recommended;
import io.criterio.rules.Fired;
import java.util.ArrayList;
import java.util.List;
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
    private final String[] quantityRule = new String[TOOLS];

    /** The valid packages, in rank order. */
    final List<PackageTerms> packages;

    Assessment(CaseEvidence evidence) {
        this.evidence = evidence;
        List<List<Fired>> own = new ArrayList<>(TOOLS);
        for (int i = 0; i < TOOLS; i++) {
            own.add(new ArrayList<>(4));
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
                min[tool] = range.min();
                max[tool] = range.max();
                quantityRule[tool] = fired.rule().id();
            } else if (finding instanceof Recommended quantity) {
                recommended[quantity.tool().ordinal()] = quantity.quantity();
            }
        }
        this.own = own;
        this.inadmissible = inadmissible;
        int unaccompanied = ToolSet.NONE;
        for (Tool tool : ToolSet.list(ToolSet.ALL)) {
            int companions = evidence.terms().companions(tool);
            if (companions != ToolSet.NONE && ToolSet.without(companions, inadmissible) == ToolSet.NONE) {
                unaccompanied = ToolSet.with(unaccompanied, tool);
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

    /** All that was read off the findings of the case, as a value; the terms aside. */
    List<Object> read(Function<Fired, ?> explain) {
        List<Object> read = new ArrayList<>();
        for (int tool = 0; tool < TOOLS; tool++) {
            for (Fired fired : own.get(tool)) {
                read.add(List.of(tool, fired.rule().id(), explain.apply(fired)));
            }
            if (quantityRule[tool] != null) {
                read.add(List.of(tool, min[tool], max[tool], recommended(Tool.values()[tool]), quantityRule[tool]));
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
        return quantityRule[tool.ordinal()] != null;
    }

    int min(Tool tool) {
        return min[tool.ordinal()];
    }

    int max(Tool tool) {
        return max[tool.ordinal()];
    }

    /** The rule that bounds the quantity; only for a {@link #counted} tool. */
    String quantityRule(Tool tool) {
        return quantityRule[tool.ordinal()];
    }

    /** The recommended quantity within its range; 0 for a tool that is not counted. */
    int recommended(Tool tool) {
        int i = tool.ordinal();
        return quantityRule[i] == null ? 0 : Math.max(min[i], Math.min(max[i], recommended[i]));
    }
}
