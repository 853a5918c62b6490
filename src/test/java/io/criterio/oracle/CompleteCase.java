package io.criterio.oracle;

import static io.criterio.oracle.Tool.BONIFICACION;
import static io.criterio.oracle.Tool.DOWNSELL;
import static io.criterio.oracle.Tool.GARANTIAS;
import static io.criterio.oracle.Tool.MIGRACION;
import static io.criterio.oracle.Tool.PRIVILEGIO;
import static io.criterio.oracle.Tool.REACTIVACION;

import io.criterio.oracle.Expected.Verdict;
import io.criterio.oracle.Situation.Motive;
import io.criterio.oracle.Situation.Plan;
import io.criterio.oracle.Situation.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules of Part 1 where no fact is missing. Every statement names the rule it is. */
final class CompleteCase {

    /** The 63 non-empty sets of tools. */
    static final List<Set<Tool>> TOOL_SETS = toolSets();

    /** A valid package of a complete case. */
    record Combination(Set<Tool> tools, @Nullable Integer quantity, Set<String> extras) {

        /** The same tools with the same quantity; what rides along may differ. */
        boolean isSamePackageAs(Combination other) {
            return tools.equals(other.tools) && Objects.equals(quantity, other.quantity);
        }
    }

    private final Completion completion;
    private final Situation situation;
    private final Map<Tool, SortedMap<String, Boolean>> ownRules = new EnumMap<>(Tool.class);
    private final Map<Tool, SortedSet<String>> firedOwnRules = new EnumMap<>(Tool.class);
    private final Map<Tool, Verdict> verdicts = new EnumMap<>(Tool.class);
    private final Map<Tool, SortedMap<String, SortedSet<String>>> forbiddenBy = new EnumMap<>(Tool.class);
    private final List<Combination> packages;

    CompleteCase(Completion completion) {
        this.completion = completion;
        this.situation = completion.situation();
        for (var tool : Tool.values()) {
            ownRules.put(tool, judgeOwnRules(tool));
        }
        for (var tool : Tool.values()) {
            firedOwnRules.put(tool, fired(ownRules.get(tool)));
        }
        for (var tool : Tool.values()) {
            forbiddenBy.put(tool, judgeForbiddenBy(tool));
            verdicts.put(tool, forbiddenBy.get(tool).isEmpty() ? Verdict.ELIGIBLE : Verdict.FORBIDDEN);
        }
        this.packages = findPackages();
    }

    Completion completion() {
        return completion;
    }

    Map<Tool, Verdict> verdicts() {
        return verdicts;
    }

    /** Every rule that forbids the tool, with what a combination rule rests on. */
    SortedMap<String, SortedSet<String>> forbiddenBy(Tool tool) {
        return forbiddenBy.get(tool);
    }

    /** The tool's own hard rules: does it forbid? */
    SortedMap<String, Boolean> ownRules(Tool tool) {
        return ownRules.get(tool);
    }

    /** "Admissible when none of its own hard rules forbids it." */
    boolean isAdmissible(Tool tool) {
        return firedOwnRules.get(tool).isEmpty();
    }

    /** The valid packages, the best first. */
    List<Combination> packages() {
        return packages;
    }

    private SortedMap<String, Boolean> judgeOwnRules(Tool tool) {
        var rules = new TreeMap<String, Boolean>();

        // RET-ACC-01: once a package has been accepted in the case, nothing more may be offered.
        rules.put("RET-ACC-01", situation.hasAcceptance());

        // RET-REA-01: a cancelled policy is reactivated; every other tool is out.
        if (tool != REACTIVACION) {
            rules.put("RET-REA-01", situation.status() == Status.CANCELLED);
        }

        switch (tool) {
            case BONIFICACION -> {
                // RET-BON-01: only when the policy has 1 to 3 charges (0 and 4+ are out).
                rules.put("RET-BON-01", situation.charges() < 1 || situation.charges() > 3);
                // RET-BON-02: never on MAL_SERVICIO.
                rules.put("RET-BON-02", completion.isBadService());
                // RET-BON-04: out when a DOWNSELL has been offered, whatever the customer answered.
                rules.put("RET-BON-04", situation.hasOffered(DOWNSELL));
                // RET-BON-08: out when a BONIFICACION was already rejected or accepted.
                rules.put("RET-BON-08", situation.hasAnswered(BONIFICACION));
            }
            case PRIVILEGIO -> {
                // RET-PRI-02: never on MAL_SERVICIO.
                rules.put("RET-PRI-02", completion.isBadService());
            }
            case DOWNSELL -> {
                // RET-DOW-01: out when a BONIFICACION has been offered, whatever the customer answered.
                rules.put("RET-DOW-01", situation.hasOffered(BONIFICACION));
                // RET-DOW-02: only towards PIF Básico: out when the plan already is PIF_BASICO.
                rules.put("RET-DOW-02", situation.plan() == Plan.PIF_BASICO);
                // RET-DOW-07: out when a DOWNSELL was already rejected or accepted.
                rules.put("RET-DOW-07", situation.hasAnswered(DOWNSELL));
            }
            case GARANTIAS -> {
                // RET-GAR-02: only on MAL_SERVICIO.
                rules.put("RET-GAR-02", !completion.isBadService());
            }
            case MIGRACION -> {
                // RET-MIG-01: only for an ACTIVE policy of a customer who knows the service (assistance used).
                rules.put("RET-MIG-01", situation.status() != Status.ACTIVE || !completion.used());
                // RET-MIG-02: never on MAL_SERVICIO.
                rules.put("RET-MIG-02", completion.isBadService());
            }
            case REACTIVACION -> {
                // RET-REA-02: only for a CANCELLED policy.
                rules.put("RET-REA-02", situation.status() != Status.CANCELLED);
            }
        }
        return rules;
    }

    /** "A combination rule forbids its tool when every companion it could have is inadmissible." */
    private SortedMap<String, SortedSet<String>> judgeForbiddenBy(Tool tool) {
        var rules = new TreeMap<String, SortedSet<String>>();
        for (var own : firedOwnRules.get(tool)) {
            rules.put(own, new TreeSet<>());
        }
        // RET-BON-03: must be combined with PRIVILEGIO.
        if (tool == BONIFICACION && !isAdmissible(PRIVILEGIO)) {
            rules.put("RET-BON-03", firedOwnRules.get(PRIVILEGIO));
        }
        // RET-DOW-03: must be combined with PRIVILEGIO.
        if (tool == DOWNSELL && !isAdmissible(PRIVILEGIO)) {
            rules.put("RET-DOW-03", firedOwnRules.get(PRIVILEGIO));
        }
        // RET-PRI-01: only together with one of {BONIFICACION, DOWNSELL}.
        if (tool == PRIVILEGIO && !isAdmissible(BONIFICACION) && !isAdmissible(DOWNSELL)) {
            var because = new TreeSet<>(firedOwnRules.get(BONIFICACION));
            because.addAll(firedOwnRules.get(DOWNSELL));
            rules.put("RET-PRI-01", because);
        }
        return rules;
    }

    /** The rules about what goes with what that this set of tools breaks. */
    private SortedSet<String> brokenCombinationRules(Set<Tool> tools) {
        var broken = new TreeSet<String>();
        // RET-BON-03: with PRIVILEGIO and with nothing else of {DOWNSELL, GARANTIAS, MIGRACION}.
        if (tools.contains(BONIFICACION)
                && (!tools.contains(PRIVILEGIO)
                        || tools.contains(DOWNSELL)
                        || tools.contains(GARANTIAS)
                        || tools.contains(MIGRACION))) {
            broken.add("RET-BON-03");
        }
        // RET-PRI-01: together with exactly one of {BONIFICACION, DOWNSELL}: never alone, never with both.
        if (tools.contains(PRIVILEGIO) && tools.contains(BONIFICACION) == tools.contains(DOWNSELL)) {
            broken.add("RET-PRI-01");
        }
        // RET-DOW-03: with PRIVILEGIO and with nothing else of {BONIFICACION, GARANTIAS, MIGRACION}.
        if (tools.contains(DOWNSELL)
                && (!tools.contains(PRIVILEGIO)
                        || tools.contains(BONIFICACION)
                        || tools.contains(GARANTIAS)
                        || tools.contains(MIGRACION))) {
            broken.add("RET-DOW-03");
        }
        // RET-GAR-01: on MAL_SERVICIO GARANTIAS is offered alone.
        if (tools.contains(GARANTIAS) && tools.size() > 1 && completion.isBadService()) {
            broken.add("RET-GAR-01");
        }
        return broken;
    }

    /** Every rule that the proposed package breaks. */
    SortedSet<String> violations(Proposal proposal) {
        var violations = brokenCombinationRules(proposal.tools());
        for (var tool : proposal.tools()) {
            violations.addAll(firedOwnRules.get(tool));
        }
        // RET-BON-05: the quantity is between 1 and the number of charges, at most 3.
        var rebate = proposal.rebate();
        if (rebate != null && (rebate < 1 || rebate > maxRebate(situation))) {
            violations.add("RET-BON-05");
        }
        return violations;
    }

    /** RET-BON-05: at most the number of charges, at most 3. */
    static int maxRebate(Situation situation) {
        return Math.min(situation.charges(), 3);
    }

    /** RET-BON-05: what is recommended. Meaningful where a rebate is possible. */
    int recommendedRebate() {
        if (completion.handledAs() == Motive.DESCONOCIMIENTO) {
            return maxRebate(situation);
        }
        if (isImposedAndNotUsed()) {
            return Math.min(3, maxRebate(situation));
        }
        return 1;
    }

    private boolean isImposedAndNotUsed() {
        return completion.handledAs() == Motive.IMPOSICION && !completion.used();
    }

    private List<Combination> findPackages() {
        var found = new ArrayList<Combination>();
        for (var tools : TOOL_SETS) {
            if (isPackage(tools)) {
                var rebate = tools.contains(BONIFICACION);
                found.add(new Combination(
                        tools,
                        // RET-BON-05: a package carries the recommended quantity.
                        rebate ? recommendedRebate() : null,
                        // RET-CIT-01: imposed and not used: the dental appointment goes with the rebate.
                        rebate && isImposedAndNotUsed() ? Set.of("CITA_DENTAL") : Set.of()));
            }
        }
        found.sort(Comparator.comparingInt(combination -> rankingClass(combination.tools())));
        return found;
    }

    private boolean isPackage(Set<Tool> tools) {
        for (var tool : tools) {
            if (!isAdmissible(tool)) {
                return false;
            }
        }
        return brokenCombinationRules(tools).isEmpty();
    }

    /** Ranking: RET-BON-07 first, then GARANTIAS, REACTIVACION and MIGRACION, then RET-DOW-06. */
    private static int rankingClass(Set<Tool> tools) {
        if (tools.contains(BONIFICACION)) {
            return 1;
        }
        if (tools.contains(GARANTIAS)) {
            return 2;
        }
        if (tools.contains(REACTIVACION)) {
            return 3;
        }
        return tools.contains(DOWNSELL) ? 5 : 4;
    }

    private static SortedSet<String> fired(SortedMap<String, Boolean> rules) {
        var fired = new TreeSet<String>();
        rules.forEach((rule, forbids) -> {
            if (forbids) {
                fired.add(rule);
            }
        });
        return fired;
    }

    private static List<Set<Tool>> toolSets() {
        var sets = new ArrayList<Set<Tool>>();
        for (int bits = 1; bits < 1 << Tool.values().length; bits++) {
            var tools = EnumSet.noneOf(Tool.class);
            for (var tool : Tool.values()) {
                if ((bits & 1 << tool.ordinal()) != 0) {
                    tools.add(tool);
                }
            }
            sets.add(tools);
        }
        return List.copyOf(sets);
    }
}
