package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.Executive;
import io.criterio.assignment.fact.DayPart;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.oracle.base.Base;
import io.criterio.oracle.base.DayPlan.Assigned;
import io.criterio.oracle.base.DayPlan.Bucket;
import io.criterio.oracle.base.DayPlan.Code;
import io.criterio.oracle.base.DayPlan.Complement;
import io.criterio.oracle.base.DayPlan.Excluded;
import io.criterio.oracle.base.DayPlan.Filter;
import io.criterio.oracle.base.DayPlan.Ledger;
import io.criterio.oracle.base.DayPlan.Pace;
import io.criterio.oracle.base.DayPlan.Phase;
import io.criterio.oracle.base.DayPlan.SectorCount;
import io.criterio.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The product's way from a request to a plan, asked and answered in the oracle's terms. */
final class ProductPlanner implements Function<Base, io.criterio.oracle.base.DayPlan> {

    private final AssignmentPolicy policy;
    private final Map<String, BusinessCalendar> calendars;

    ProductPlanner(AssignmentPolicy policy, Map<String, BusinessCalendar> calendars) {
        this.policy = policy;
        this.calendars = calendars;
    }

    @Override
    public io.criterio.oracle.base.DayPlan apply(Base base) {
        Problems problems = new Problems();
        WorkDay day = AssignmentRequests.read(request(base), calendars, problems);
        if (day == null) {
            throw new AssertionError("the product refuses the base: " + problems);
        }
        return answer(AssignmentFold.plan(policy.on(day.campaignDay()), day, true));
    }

    private static AssignmentRequest request(Base base) {
        return new AssignmentRequest(
                "ASSIGNMENT",
                null,
                null,
                null,
                null,
                null,
                new AssignmentRequest.Facts(
                        new Executive(base.executive()),
                        new Campaign(base.startDate(), base.calendar().name()),
                        base.date(),
                        base.sectorOfDay(),
                        base.records().stream().map(OracleRecords::given).toList()));
    }

    private static io.criterio.oracle.base.DayPlan answer(DayPlan plan) {
        List<Assigned> assigned = new ArrayList<>();
        for (DayPlan.Assigned one : plan.assigned()) {
            TreeSet<String> rules = new TreeSet<>(one.rules());
            if (!List.copyOf(rules).equals(one.rules())) {
                throw new AssertionError(
                        "rules of " + one.record().id() + " are " + one.rules() + "; expected " + rules);
            }
            assigned.add(new Assigned(
                    assigned.size() + 1,
                    one.record().id(),
                    Bucket.valueOf(one.bucket().name()),
                    one.record().sector().toString(),
                    rules));
        }
        List<SectorCount> sectors = new ArrayList<>();
        plan.sectors().forEach((sector, records) -> sectors.add(new SectorCount(sector.toString(), records)));
        return new io.criterio.oracle.base.DayPlan(
                plan.campaignDay(),
                Phase.valueOf(plan.phase().name()),
                plan.capacity(),
                assigned,
                plan.shortfall(),
                complement(plan.complement()),
                plan.needsSupervisor(),
                ledger(plan),
                dispositions(plan),
                sectors,
                plan.commitmentsNotFitting(),
                pace(plan.pace()));
    }

    private static @Nullable Complement complement(DayPlan.@Nullable Completion completion) {
        return completion == null
                ? null
                : new Complement(
                        completion.sector().toString(),
                        completion.recordIds(),
                        completion.then().stream()
                                .map(filter -> new Filter(
                                        Filter.By.valueOf(filter.attribute().name()),
                                        filter.value(),
                                        filter.recordIds()))
                                .toList(),
                        completion.rule());
    }

    /** The codes have to come in the rulebook's order, which the oracle's are declared in. */
    private static Ledger ledger(DayPlan plan) {
        Map<Code, Integer> excluded = new LinkedHashMap<>();
        plan.excluded().forEach((exclusion, records) -> excluded.put(Code.valueOf(exclusion.name()), records));
        List<Code> codes = List.copyOf(excluded.keySet());
        if (!codes.equals(codes.stream().sorted().toList())) {
            throw new AssertionError("excluded names " + codes + "; expected the rulebook's order");
        }
        return new Ledger(plan.candidates(), plan.assigned().size(), excluded);
    }

    private static SortedMap<String, Excluded> dispositions(DayPlan plan) {
        List<DayPlan.Disposition> given = Objects.requireNonNull(plan.dispositions());
        SortedMap<String, Excluded> dispositions = new TreeMap<>(CodePoints::compare);
        for (DayPlan.Disposition one : given) {
            Verdict.Reason reason = one.reason();
            dispositions.put(
                    one.recordId(), new Excluded(Code.valueOf(reason.exclusion().name()), reason.rule()));
        }
        List<String> ids = given.stream().map(DayPlan.Disposition::recordId).toList();
        if (!List.copyOf(dispositions.keySet()).equals(ids)) {
            throw new AssertionError("dispositions come as " + ids + "; expected each record once, by id");
        }
        return dispositions;
    }

    private static Pace pace(DayPlan.Pace pace) {
        return new Pace(
                pace.recordsLeft(),
                pace.perDayToFinishSweep(),
                pace.when() == DayPart.MORNING,
                pace.maxHours() == 0 ? null : pace.maxHours());
    }
}
