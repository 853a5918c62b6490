package io.criterio.field;

import io.criterio.assignment.BaseRecord;
import io.criterio.assignment.CodePoints;
import io.criterio.field.fact.Due;
import io.criterio.field.fact.Stop;
import io.criterio.field.fact.Unplaced;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds a base into a week (FLD-WEE-01): commitments on their date, broken ones on the first day, and with what room is
 * left a group of sectors for each day. Pure; the order of the records makes no difference.
 */
final class WeekPlanner {

    private final WeekPolicy policy;
    private final Week week;
    private final List<Out> out = new ArrayList<>();

    private WeekPlanner(WeekPolicy policy, Week week) {
        this.policy = policy;
        this.week = week;
    }

    /**
     * A week to plan.
     *
     * @param monday its first day
     * @param days its business days, Monday to Friday
     */
    record Week(String executive, LocalDate monday, List<LocalDate> days, List<BaseRecord> records) {

        /** How a record is seen from this week. */
        Stop stop(BaseRecord record) {
            return new Stop(record.origin(), record.status(), due(record), record.assigneeFor(executive));
        }

        private Due due(BaseRecord record) {
            LocalDate date = record.commitment();
            if (date == null) {
                return Due.NONE;
            }
            if (record.kept()) {
                return Due.KEPT;
            }
            if (date.isBefore(monday)) {
                return Due.BROKEN;
            }
            if (!date.isBefore(monday.plusWeeks(1))) {
                return Due.LATER;
            }
            return days.contains(date) ? Due.IN_WEEK : Due.ON_DAY_OFF;
        }
    }

    /**
     * A week that is planned.
     *
     * @param out records without a day, by record id
     */
    record Plan(List<Day> days, List<Out> out) {}

    /** A day: its commitments, the best first, and its group of sectors. */
    record Day(LocalDate date, List<BaseRecord> commitments, List<BaseRecord> group) {}

    /** A record without a day. */
    record Out(String recordId, Unplaced reason, String rule) {}

    static Plan plan(WeekPolicy policy, Week week) {
        return new WeekPlanner(policy, week).plan();
    }

    private Plan plan() {
        Map<LocalDate, List<BaseRecord>> dated = new TreeMap<>();
        week.days().forEach(day -> dated.put(day, new ArrayList<>()));
        List<BaseRecord> preferred = new ArrayList<>();
        List<BaseRecord> others = new ArrayList<>();
        for (BaseRecord record : week.records()) {
            WeekPolicy.Verdict verdict = policy.verdicts().get(week.stop(record));
            if (verdict instanceof WeekPolicy.Verdict.Out kept) {
                out.add(new Out(record.id(), kept.reason(), kept.rule()));
            } else if (verdict instanceof WeekPolicy.Verdict.Placed placed) {
                switch (placed.placement()) {
                    case ITS_DAY -> date(record, record.commitment(), dated);
                    case FIRST_DAY ->
                        date(record, week.days().isEmpty() ? null : week.days().get(0), dated);
                    case SECTOR_DAY -> (placed.preferred() ? preferred : others).add(record);
                }
            }
        }
        List<List<BaseRecord>> commitments = new ArrayList<>();
        int free = 0;
        for (List<BaseRecord> day : dated.values()) {
            List<BaseRecord> fitting = first(day, policy.capacity());
            commitments.add(fitting);
            free += policy.capacity() - fitting.size();
        }
        List<BaseRecord> rest = new ArrayList<>(first(preferred, free));
        rest.addAll(first(others, free - rest.size()));
        List<List<BaseRecord>> groups = new SectorGroups(rest, commitments, policy).byDay();
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < week.days().size(); i++) {
            days.add(new Day(week.days().get(i), commitments.get(i), groups.get(i)));
        }
        out.sort(Comparator.comparing(Out::recordId, CodePoints::compare));
        return new Plan(days, List.copyOf(out));
    }

    private void date(BaseRecord record, @Nullable LocalDate date, Map<LocalDate, List<BaseRecord>> dated) {
        List<BaseRecord> day = date == null ? null : dated.get(date);
        if (day == null) {
            full(record);
        } else {
            day.add(record);
        }
    }

    /** The first few; the others find no room. */
    private List<BaseRecord> first(List<BaseRecord> records, int room) {
        List<BaseRecord> ranked = new ArrayList<>(records);
        ranked.sort(policy.order());
        int fitting = Math.min(room, ranked.size());
        ranked.subList(fitting, ranked.size()).forEach(this::full);
        return List.copyOf(ranked.subList(0, fitting));
    }

    private void full(BaseRecord record) {
        out.add(new Out(record.id(), Unplaced.OVER_CAPACITY, policy.full()));
    }
}
