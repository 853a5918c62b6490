package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.Campaign;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.calendar.OutsideCalendarException;
import io.criterio.problem.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks an assignment request and turns it into a day to plan, all errors at once. */
final class AssignmentRequests {

    private AssignmentRequests() {}

    /** Reads a request; null when {@code problems} says why not. */
    static @Nullable WorkDay read(
            AssignmentRequest request, Map<String, BusinessCalendar> calendars, Problems problems) {
        AssignmentRequest.Facts facts = request.facts();
        if (facts == null) {
            problems.add("/facts", "facts is missing; expected an object with executive, campaign, date and records");
            return null;
        }
        String executive = facts.executive() == null ? null : facts.executive().id();
        if (executive == null || executive.isBlank()) {
            problems.add("/facts/executive/id", "id is missing; expected the executive whose day is planned");
        }
        LocalDate date = facts.date();
        if (date == null) {
            problems.add("/facts/date", "date is missing; expected the day to plan, for example 2026-11-19");
        } else if (request.asOf() != null && !request.asOf().equals(date)) {
            problems.add(
                    "/asOf",
                    "asOf is " + request.asOf() + " and the day to plan is " + date
                            + "; expected the same day: leave asOf out");
        }
        int campaignDay = campaignDay(facts.campaign(), date, calendars, problems);
        Sector sectorOfDay = facts.sectorOfDay() == null
                ? null
                : new RecordChecks(problems, 0).sector(facts.sectorOfDay(), At.of("/facts/sectorOfDay"));
        List<BaseRecord> records = BaseRecords.read(facts.records(), date == null ? LocalDate.MAX : date, problems);
        return executive == null || date == null || !problems.isEmpty()
                ? null
                : new WorkDay(executive, date, campaignDay, sectorOfDay, records);
    }

    /** ASG-DAY-01: business days since the start; 0 when {@code problems} says why there is no such day. */
    private static int campaignDay(
            @Nullable Campaign campaign,
            @Nullable LocalDate date,
            Map<String, BusinessCalendar> calendars,
            Problems problems) {
        LocalDate start = campaign == null ? null : campaign.startDate();
        if (start == null) {
            problems.add("/facts/campaign/startDate", "startDate is missing; expected the day the base was loaded");
        }
        BusinessCalendar calendar = CampaignCalendar.of(campaign, calendars, problems);
        if (calendar == null || date == null || start == null) {
            return 0;
        }
        if (date.isBefore(start)) {
            problems.add(
                    "/facts/date",
                    "date is " + date + ", before the campaign starts on " + start
                            + "; expected that day or a later one (ASG-DAY-01)");
            return 0;
        }
        try {
            if (!calendar.isBusinessDay(date)) {
                String why = calendar.holiday(date)
                        .map(holiday -> "a holiday (" + holiday.name() + ")")
                        .orElse("a " + date.getDayOfWeek());
                problems.add(
                        "/facts/date",
                        "date is " + date + ", " + why + "; expected a business day of calendar " + calendar.code()
                                + ". Maybe " + calendar.nextBusinessDayOnOrAfter(date) + " is meant (ASG-DAY-01)");
                return 0;
            }
        } catch (OutsideCalendarException outside) {
            problems.add("/facts/date", String.valueOf(outside.getMessage()));
            return 0;
        }
        try {
            return calendar.businessDaysBetweenInclusive(start, date);
        } catch (OutsideCalendarException outside) {
            problems.add("/facts/campaign/startDate", String.valueOf(outside.getMessage()));
            return 0;
        }
    }
}
