package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.TakenInRun;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days of a team, planned one after the other: an unworked derivado that one executive got is somebody else's for
 * every other. That it is goes into the facts of the later decision, as {@code assignedTo}, so that the rules leave it
 * out (ASG-DER-03) and the decision can be taken again from its record; {@code takenInRun} beside the decision says so.
 *
 * <p>A dry run gives nothing away but to other dry runs: what is recorded does not depend on what is only asked.
 */
final class AssignmentRun implements Decider.Run {

    /** The most derivados that a run gives away: each is remembered, in about a hundred bytes. */
    static final int MOST_GIVEN = 1_000_000;

    private final AssignmentDecider decider;
    private final int most;
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> supposed = new HashMap<>();

    /** Those of {@link #given} that are not recorded yet. */
    private final List<String> open = new ArrayList<>();

    AssignmentRun(AssignmentDecider decider, int most) {
        this.decider = decider;
        this.most = most;
    }

    @Override
    public @Nullable Decided decide(DecisionRequest request, Decider.Context context, Problems problems) {
        AssignmentRequest asked = (AssignmentRequest) request;
        boolean dry = Boolean.TRUE.equals(asked.dryRun());
        Map<Integer, String> owners = owners(asked, dry);
        AssignmentRequest heeding = owners.isEmpty() ? asked : withOwners(asked, owners);
        AssignmentDecider.Planned planned = decider.plan(heeding, context, problems);
        if (planned == null) {
            return null;
        }
        List<String> ids = derivados(planned);
        Decided decided = decider.decided(heeding, context, planned);
        give(ids, planned.day().executive(), dry);
        return owners.isEmpty() ? decided : decided.beside(taken(planned, owners));
    }

    /** Whose the records of the request are by now, by their index. */
    private Map<Integer, String> owners(AssignmentRequest asked, boolean dry) {
        AssignmentRequest.Facts facts = asked.facts();
        if (facts == null
                || facts.records() == null
                || facts.executive() == null
                || given.isEmpty() && (!dry || supposed.isEmpty())) {
            return Map.of();
        }
        Map<Integer, String> owners = new HashMap<>();
        String executive = facts.executive().id();
        List<CustomerRecord> records = facts.records();
        for (int i = 0; i < records.size(); i++) {
            CustomerRecord record = records.get(i);
            boolean offered = record.assignedTo() == null || record.assignedTo().equals(executive);
            String owner = offered && isUnworkedDerivado(record) ? owner(record.id(), dry) : null;
            if (owner != null && !owner.equals(executive)) {
                owners.put(i, owner);
            }
        }
        return owners;
    }

    private @Nullable String owner(@Nullable String id, boolean dry) {
        String owner = given.get(id);
        return owner == null && dry ? supposed.get(id) : owner;
    }

    private static boolean isUnworkedDerivado(CustomerRecord record) {
        return (record.origin() == Origin.DERIVADO || record.origin() == Origin.DERIVADO_EMPRESA)
                && record.status() == Status.SIN_GESTION
                && record.commitment() == null;
    }

    private static AssignmentRequest withOwners(AssignmentRequest asked, Map<Integer, String> owners) {
        AssignmentRequest.Facts facts = asked.facts();
        if (facts == null || facts.records() == null) {
            throw new IllegalArgumentException("a request without a base has records with owners");
        }
        List<CustomerRecord> records = new ArrayList<>(facts.records());
        owners.forEach((index, owner) -> records.set(index, records.get(index).assignedTo(owner)));
        return asked.withFacts(new AssignmentRequest.Facts(
                facts.executive(), facts.campaign(), facts.date(), facts.sectorOfDay(), records));
    }

    /** The derivados that a plan gives away, if the run can remember them. */
    private List<String> derivados(AssignmentDecider.Planned planned) {
        List<String> ids = new ArrayList<>();
        for (DayPlan.Assigned assigned : planned.plan().assigned()) {
            if (isUnworkedDerivado(assigned.record())) {
                ids.add(assigned.record().id());
            }
        }
        int remembered = given.size() + supposed.size();
        if (!ids.isEmpty() && remembered + ids.size() > most) {
            throw new ProblemException(
                    ProblemKind.TOO_LARGE,
                    "The run has given away " + remembered + " derivados and remembers at most " + most
                            + ". Send the rest of the team in a run of its own.");
        }
        return ids;
    }

    private void give(List<String> ids, String executive, boolean dry) {
        for (String id : ids) {
            if (dry) {
                supposed.putIfAbsent(id, executive);
            } else if (given.putIfAbsent(id, executive) == null) {
                open.add(id);
            }
        }
    }

    private static boolean isUnworkedDerivado(BaseRecord record) {
        return (record.origin() == Origin.DERIVADO || record.origin() == Origin.DERIVADO_EMPRESA)
                && record.status() == Status.SIN_GESTION
                && record.commitment() == null;
    }

    private static byte[] taken(AssignmentDecider.Planned planned, Map<Integer, String> owners) {
        List<TakenInRun> taken = new ArrayList<>();
        owners.keySet().stream().sorted().forEach(index -> {
            BaseRecord record = planned.day().records().get(index);
            taken.add(new TakenInRun(record.id(), String.valueOf(record.assignedTo()), planned.ruleAgainst(record)));
        });
        String list = new String(OutcomeJson.write(taken), StandardCharsets.UTF_8);
        return ("\"takenInRun\":" + list).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void keep() {
        open.clear();
    }

    @Override
    public void undo() {
        open.forEach(given::remove);
        open.clear();
    }
}
