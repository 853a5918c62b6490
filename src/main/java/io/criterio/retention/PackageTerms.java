package io.criterio.retention;

import io.criterio.retention.fact.Tool;
import io.criterio.retention.finding.Actions;
import io.criterio.retention.finding.CommissionLost;
import io.criterio.retention.finding.Extra;
import io.criterio.retention.finding.Filing;
import io.criterio.retention.finding.First;
import io.criterio.retention.finding.Forecloses;
import io.criterio.retention.finding.Last;
import io.criterio.rules.Fired;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What offering one set of tools in one kind of case brings with it.
 *
 * @param tools the package as a {@link ToolSet}
 * @param preference -1 before, 0 among, 1 after the other packages
 * @param forecloses the tools ruled out afterwards, as a {@link ToolSet}
 * @param rules ids of the rules that said so, sorted
 */
record PackageTerms(
        int tools,
        int preference,
        List<String> extras,
        boolean commissionLost,
        int forecloses,
        List<RetentionOutcome.Filing> filings,
        List<RetentionOutcome.StepGroup> actions,
        List<String> rules) {

    static PackageTerms of(int tools, List<Fired> packaged) {
        int preference = 0;
        List<String> extras = new ArrayList<>();
        boolean commissionLost = false;
        int forecloses = ToolSet.NONE;
        List<RetentionOutcome.Filing> filings = new ArrayList<>();
        List<RetentionOutcome.StepGroup> actions = new ArrayList<>();
        TreeSet<String> rules = new TreeSet<>();
        for (Fired fired : packaged) {
            String rule = fired.rule().id();
            rules.add(rule);
            Object finding = fired.finding();
            if (finding instanceof First) {
                preference--;
            } else if (finding instanceof Last) {
                preference++;
            } else if (finding instanceof Extra extra) {
                extras.add(extra.code());
            } else if (finding instanceof CommissionLost) {
                commissionLost = true;
            } else if (finding instanceof Forecloses closes) {
                forecloses = ToolSet.with(forecloses, closes.tool());
            } else if (finding instanceof Filing filing) {
                filings.add(new RetentionOutcome.Filing(
                        filing.system(), filing.reason(), filing.minDays(), filing.maxDays(), rule));
            } else if (finding instanceof Actions) {
                actions.add(new RetentionOutcome.StepGroup(rule, ""));
            }
        }
        return new PackageTerms(
                tools,
                preference,
                List.copyOf(extras),
                commissionLost,
                forecloses,
                List.copyOf(filings),
                List.copyOf(actions),
                List.copyOf(rules));
    }

    /** Packages are ranked by preference, then by their first tool in tool order. */
    static int byRank(PackageTerms one, PackageTerms other) {
        int byPreference = Integer.compare(one.preference, other.preference);
        return byPreference != 0 ? byPreference : firstTool(one.tools).compareTo(firstTool(other.tools));
    }

    private static Tool firstTool(int tools) {
        return ToolSet.list(tools).get(0);
    }
}
