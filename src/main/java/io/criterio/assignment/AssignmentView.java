package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentAnswer;
import io.criterio.assignment.api.AssignmentAnswer.Assigned;
import io.criterio.assignment.api.AssignmentAnswer.Complement;
import io.criterio.assignment.api.AssignmentAnswer.Disposition;
import io.criterio.assignment.api.AssignmentAnswer.Filter;
import io.criterio.assignment.api.AssignmentAnswer.Further;
import io.criterio.assignment.api.AssignmentAnswer.Ledger;
import io.criterio.assignment.api.AssignmentAnswer.Pace;
import io.criterio.assignment.api.AssignmentAnswer.Planning;
import io.criterio.assignment.api.AssignmentAnswer.SectorCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a day into the words of the API. Pure. */
final class AssignmentView {

    private AssignmentView() {}

    static AssignmentAnswer answer(DayPlan plan) {
        return new AssignmentAnswer(
                plan.campaignDay(),
                plan.phase().name(),
                plan.capacity(),
                assigned(plan.assigned()),
                plan.shortfall(),
                complement(plan.complement()),
                plan.needsSupervisor(),
                ledger(plan),
                plan.commitmentsNotFitting().isEmpty() ? null : plan.commitmentsNotFitting(),
                dispositions(plan.dispositions()),
                plan.sectors().entrySet().stream()
                        .map(sector -> new SectorCount(sector.getKey().toString(), sector.getValue()))
                        .toList(),
                pace(plan.pace()));
    }

    private static List<Assigned> assigned(List<DayPlan.Assigned> records) {
        List<Assigned> assigned = new ArrayList<>(records.size());
        for (DayPlan.Assigned one : records) {
            assigned.add(new Assigned(
                    assigned.size() + 1,
                    one.record().id(),
                    one.bucket().name(),
                    one.record().sector().toString(),
                    one.rules()));
        }
        return assigned;
    }

    private static @Nullable Complement complement(DayPlan.@Nullable Completion completion) {
        return completion == null
                ? null
                : new Complement(
                        new Filter(completion.sector().toString(), null, null),
                        completion.recordIds(),
                        completion.then().isEmpty()
                                ? null
                                : completion.then().stream()
                                        .map(AssignmentView::further)
                                        .toList(),
                        completion.rule());
    }

    private static Further further(DayPlan.Filter filter) {
        Filter by = switch (filter.attribute()) {
            case COMPANY -> new Filter(null, filter.value(), null);
            case CONVENIO -> new Filter(null, null, filter.value());
        };
        return new Further(by, filter.recordIds());
    }

    private static Ledger ledger(DayPlan plan) {
        Map<String, Integer> excluded = new LinkedHashMap<>();
        plan.excluded().forEach((exclusion, records) -> excluded.put(exclusion.name(), records));
        return new Ledger(plan.candidates(), plan.assigned().size(), excluded);
    }

    private static @Nullable List<Disposition> dispositions(@Nullable List<DayPlan.Disposition> dispositions) {
        return dispositions == null
                ? null
                : dispositions.stream()
                        .map(one -> new Disposition(
                                one.recordId(),
                                one.reason().exclusion().name(),
                                one.reason().rule()))
                        .toList();
    }

    private static Pace pace(DayPlan.Pace pace) {
        return new Pace(
                pace.recordsLeft(),
                pace.perDayToFinishSweep(),
                new Planning(
                        pace.when() == null ? null : pace.when().name(), pace.maxHours() == 0 ? null : pace.maxHours()),
                pace.rule());
    }
}
