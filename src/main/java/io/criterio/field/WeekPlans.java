package io.criterio.field;

import io.criterio.assignment.BaseRecord;
import io.criterio.assignment.BaseRecords;
import io.criterio.assignment.CampaignCalendar;
import io.criterio.assignment.Sector;
import io.criterio.assignment.api.Campaign;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.calendar.OutsideCalendarException;
import io.criterio.field.api.WeekPlanAnswer;
import io.criterio.field.api.WeekPlanAnswer.Day;
import io.criterio.field.api.WeekPlanAnswer.Unplaced;
import io.criterio.field.api.WeekPlanRequest;
import io.criterio.problem.Problems;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code WEEK_PLAN} (FLD-WEE-01): which sectors and records on which day of the week. */
final class WeekPlans extends FieldDecider<WeekPlanRequest> {

    private static final int WORKDAYS = 5;

    private final WeekPolicy week;

    WeekPlans(FieldRelease release) {
        super(WeekPlanRequest.class, "field/week.drl", release);
        this.week = WeekPolicy.of(release.policy());
    }

    @Override
    @Nullable
    Campaign campaign(WeekPlanRequest request) {
        return request.facts() == null ? null : request.facts().campaign();
    }

    @Override
    @Nullable
    Answered answer(WeekPlanRequest request, Context context, Problems problems) {
        WeekPlanRequest.Facts facts = request.facts();
        if (facts == null) {
            problems.add("/facts", "facts is missing; expected an object with executive, weekOf and records");
            return null;
        }
        String executive = FieldRequests.required(facts.executive(), problems);
        LocalDate monday = monday(facts, problems);
        BusinessCalendar calendar =
                CampaignCalendar.of(facts.campaign(), release().calendars(), problems);
        List<LocalDate> days = monday == null || calendar == null ? List.of() : days(monday, calendar, problems);
        LocalDate sunday = monday == null ? LocalDate.MAX : monday.plusDays(6);
        List<BaseRecord> records = BaseRecords.read(facts.records(), sunday, problems);
        if (executive == null || monday == null || !problems.isEmpty()) {
            return null;
        }
        WeekPlanner.Week asked = new WeekPlanner.Week(executive, monday, days, records);
        return new Answered(
                answer(WeekPlanner.plan(week, asked), context),
                facts(asked),
                new WeekPlanRequest(
                        request.type(),
                        null,
                        context.asOf(),
                        included(context),
                        null,
                        null,
                        new WeekPlanRequest.Facts(
                                facts.executive(),
                                facts.weekOf(),
                                facts.campaign(),
                                FieldRequests.canonical(facts.records()))),
                List.of(week.rule()),
                List.of(),
                executive);
    }

    private static @Nullable LocalDate monday(WeekPlanRequest.Facts facts, Problems problems) {
        LocalDate weekOf = facts.weekOf();
        if (weekOf == null) {
            problems.add("/facts/weekOf", "weekOf is missing; expected any day of the week to plan");
            return null;
        }
        LocalDate monday = weekOf.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate start = facts.campaign() == null ? null : facts.campaign().startDate();
        if (start != null && monday.plusDays(WORKDAYS - 1).isBefore(start)) {
            problems.add(
                    "/facts/weekOf",
                    "weekOf is " + weekOf + ", a week before the campaign starts on " + start
                            + "; expected a day of that week or of a later one");
        }
        return monday;
    }

    private static List<LocalDate> days(LocalDate monday, BusinessCalendar calendar, Problems problems) {
        List<LocalDate> days = new ArrayList<>();
        try {
            for (int i = 0; i < WORKDAYS; i++) {
                if (calendar.isBusinessDay(monday.plusDays(i))) {
                    days.add(monday.plusDays(i));
                }
            }
        } catch (OutsideCalendarException outside) {
            problems.add("/facts/weekOf", String.valueOf(outside.getMessage()));
        }
        return days;
    }

    /** The kinds of record in the base, and how many there are of each. */
    private static Map<Record, Integer> facts(WeekPlanner.Week week) {
        Map<String, Record> byName = new TreeMap<>();
        Map<Record, Integer> records = new LinkedHashMap<>();
        week.records().forEach(record -> byName.putIfAbsent(week.stop(record).toString(), week.stop(record)));
        records.put(WeekPolicy.WEEK, week.records().size());
        byName.values().forEach(stop -> records.put(stop, 0));
        week.records().forEach(record -> records.merge(week.stop(record), 1, Integer::sum));
        return records;
    }

    private WeekPlanAnswer answer(WeekPlanner.Plan plan, Context context) {
        return new WeekPlanAnswer(
                plan.days().stream().map(WeekPlans::day).toList(),
                plan.out().stream()
                        .map(out -> new Unplaced(
                                out.recordId(),
                                out.reason().name(),
                                text(context, week.rule() + ".unplaced." + out.reason()),
                                out.rule()))
                        .toList(),
                week.rule());
    }

    private static Day day(WeekPlanner.Day day) {
        Set<Sector> sectors = new TreeSet<>(Comparator.naturalOrder());
        List<String> ids = new ArrayList<>();
        Stream.concat(day.commitments().stream(), day.group().stream()).forEach(record -> {
            sectors.add(record.sector());
            ids.add(record.id());
        });
        return new Day(
                day.date(),
                sectors.stream().map(Sector::toString).toList(),
                ids,
                day.commitments().size());
    }
}
