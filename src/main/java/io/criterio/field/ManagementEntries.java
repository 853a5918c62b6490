package io.criterio.field;

import io.criterio.assignment.CampaignCalendar;
import io.criterio.assignment.Flaw;
import io.criterio.assignment.RuleTraces;
import io.criterio.assignment.Stated;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.fact.Status;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.calendar.OutsideCalendarException;
import io.criterio.field.api.ManagementEntryAnswer;
import io.criterio.field.api.ManagementEntryAnswer.Condition;
import io.criterio.field.api.ManagementEntryAnswer.NewCommitment;
import io.criterio.field.api.ManagementEntryAnswer.Refusal;
import io.criterio.field.api.ManagementEntryRequest;
import io.criterio.field.api.RejectionType;
import io.criterio.field.fact.Entry;
import io.criterio.field.fact.Load;
import io.criterio.field.fact.Need;
import io.criterio.field.fact.Result;
import io.criterio.field.finding.AsksWhy;
import io.criterio.field.finding.NextStatus;
import io.criterio.field.finding.Refused;
import io.criterio.field.finding.Schedules;
import io.criterio.problem.Problems;
import io.criterio.rules.Fired;
import io.criterio.rules.Unmet;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code MANAGEMENT_ENTRY} (FLD-ENT-01, FLD-ENT-02): whether an entry is admitted, and what follows from it. */
final class ManagementEntries extends FieldDecider<ManagementEntryRequest> {

    private static final String COMMITMENT_DATE = "/facts/entry/commitmentDate";

    private static final Map<String, String> POINTERS = Map.of(
            "load", "/facts/assignment",
            "result", "/facts/entry/outcome",
            "status", "/facts/record/status");

    ManagementEntries(FieldRelease release) {
        super(ManagementEntryRequest.class, "field/entries.drl", release);
    }

    /** What the rules have to say of an entry, and which texts it takes. */
    static void check(FieldPolicy policy, Consumer<Flaw> flaws, Consumer<String> texts) {
        for (Load load : Load.values()) {
            for (Result result : Result.values()) {
                for (Status status : Status.values()) {
                    Entry entry = new Entry(load, result, status);
                    Stated stated = policy.stated(entry, flaws);
                    stated.one(NextStatus.class, new NextStatus(status));
                    stated.atMostOne(Schedules.class);
                    stated.all(Refused.class).forEach(refused -> texts.accept(refused.rule() + ".reason"));
                }
            }
        }
    }

    @Override
    @Nullable
    Campaign campaign(ManagementEntryRequest request) {
        return request.facts() == null ? null : request.facts().campaign();
    }

    @Override
    @Nullable
    Answered answer(ManagementEntryRequest request, Context context, Problems problems) {
        ManagementEntryRequest.Facts facts = request.facts();
        if (facts == null) {
            problems.add("/facts", "facts is missing; expected an object with record, assignment and entry");
            return null;
        }
        Entry entry = entry(facts, problems);
        if (facts.record() != null) {
            FieldRequests.check(facts.record(), "/facts/record", problems);
        }
        LocalDate date = facts.entry() == null ? null : facts.entry().commitmentDate();
        BusinessCalendar calendar =
                CampaignCalendar.of(facts.campaign(), release().calendars(), problems);
        if (date != null) {
            checkDay(date, facts.campaign(), calendar, context.asOf(), problems);
        }
        if (entry == null || facts.entry() == null) {
            return null;
        }
        checkCommitment(entry, date, problems);
        checkRejection(entry, facts.entry().rejection(), problems);
        if (!problems.isEmpty()) {
            return null;
        }
        ManagementEntryAnswer answer = answer(entry, date, context);
        return new Answered(
                answer,
                Map.of(entry, 1),
                new ManagementEntryRequest(request.type(), null, context.asOf(), included(context), null, null, facts),
                answer.rules(),
                List.of((answer.admitted() ? "ADMITTED:" : "REFUSED:") + entry.result()),
                FieldRequests.id(facts.executive()));
    }

    private static @Nullable Entry entry(ManagementEntryRequest.Facts facts, Problems problems) {
        Status status = facts.record() == null ? null : facts.record().status();
        Load load = facts.assignment();
        Result result = facts.entry() == null ? null : facts.entry().outcome();
        if (status == null) {
            missing("/facts/record/status", Status.class, problems);
        }
        if (load == null) {
            missing("/facts/assignment", Load.class, problems);
        }
        if (result == null) {
            missing("/facts/entry/outcome", Result.class, problems);
        }
        return status == null || load == null || result == null ? null : new Entry(load, result, status);
    }

    private static <E extends Enum<E>> void missing(String pointer, Class<E> codes, Problems problems) {
        problems.add(
                pointer,
                pointer.substring(pointer.lastIndexOf('/') + 1) + " is missing; expected one of "
                        + EnumSet.allOf(codes));
    }

    /** One that is refused is answered with the refusal: to ask for what it lacks as well would help nobody. */
    private boolean isAdmitted(Entry entry) {
        return policy().fired(entry, Refused.class).isEmpty();
    }

    private void checkRejection(Entry entry, @Nullable RejectionType rejection, Problems problems) {
        boolean asked = !policy().stated(entry).all(AsksWhy.class).isEmpty();
        if (asked && rejection == null && isAdmitted(entry)) {
            problems.add(
                    "/facts/entry/rejection",
                    "rejection is missing; expected why the customer says no, one of "
                            + EnumSet.allOf(RejectionType.class));
        } else if (!asked && rejection != null) {
            problems.add(
                    "/facts/entry/rejection",
                    "rejection is " + rejection + " with outcome " + entry.result()
                            + "; expected none: leave it out, or enter RECHAZO");
        }
    }

    private void checkCommitment(Entry entry, @Nullable LocalDate date, Problems problems) {
        Stated.By<Schedules> schedules = policy().stated(entry).atMostOne(Schedules.class);
        if (schedules == null && date != null) {
            problems.add(
                    COMMITMENT_DATE,
                    "commitmentDate is " + date + " and " + entry.result()
                            + " schedules nothing; expected none: leave it out, or enter what was scheduled");
        } else if (schedules != null
                && date == null
                && schedules.finding().need() == Need.REQUIRED
                && isAdmitted(entry)) {
            problems.add(
                    COMMITMENT_DATE,
                    "commitmentDate is missing; expected the day that " + entry.result() + " schedules ("
                            + schedules.rule() + ")");
        }
    }

    /** A commitment is for a business day of the campaign to come. */
    private static void checkDay(
            LocalDate date,
            @Nullable Campaign campaign,
            @Nullable BusinessCalendar calendar,
            LocalDate asOf,
            Problems problems) {
        LocalDate start = campaign == null ? null : campaign.startDate();
        if (start != null && date.isBefore(start)) {
            problems.add(
                    COMMITMENT_DATE,
                    "commitmentDate is " + date + ", before the campaign starts on " + start
                            + "; expected that day or a later one");
        } else if (date.isBefore(asOf)) {
            problems.add(
                    COMMITMENT_DATE,
                    "commitmentDate is " + date + ", before " + asOf + "; expected that day or a later one");
        } else if (calendar != null) {
            checkBusinessDay(date, calendar, problems);
        }
    }

    private static void checkBusinessDay(LocalDate date, BusinessCalendar calendar, Problems problems) {
        try {
            if (!calendar.isBusinessDay(date)) {
                problems.add(
                        COMMITMENT_DATE,
                        "commitmentDate is " + date + ", a day off; expected a business day of calendar "
                                + calendar.code() + ". Maybe " + calendar.nextBusinessDayOnOrAfter(date)
                                + " is meant");
            }
        } catch (OutsideCalendarException outside) {
            problems.add(COMMITMENT_DATE, String.valueOf(outside.getMessage()));
        }
    }

    private ManagementEntryAnswer answer(Entry entry, @Nullable LocalDate date, Context context) {
        Map<String, Refusal> refusals = new TreeMap<>();
        for (Fired fired : policy().fired(entry, Refused.class)) {
            String rule = fired.rule().id();
            refusals.put(rule, new Refusal(rule, text(context, rule + ".reason"), conditions(fired)));
        }
        if (!refusals.isEmpty()) {
            return new ManagementEntryAnswer(
                    false, List.copyOf(refusals.values()), null, null, List.copyOf(refusals.keySet()));
        }
        Stated stated = policy().stated(entry);
        Stated.By<NextStatus> next = stated.one(NextStatus.class, new NextStatus(entry.status()));
        Stated.By<Schedules> schedules = stated.atMostOne(Schedules.class);
        Set<String> rules = new TreeSet<>(Arrays.asList(next.rule()));
        NewCommitment commitment = null;
        if (schedules != null && date != null) {
            commitment = new NewCommitment(date, false, schedules.rule());
            rules.add(schedules.rule());
        }
        return new ManagementEntryAnswer(
                true, List.of(), next.finding().status().name(), commitment, List.copyOf(rules));
    }

    private List<Condition> conditions(Fired fired) {
        return policy().explain(fired).stream()
                .map(ManagementEntries::condition)
                .toList();
    }

    private static Condition condition(Unmet unmet) {
        return new Condition(
                POINTERS.getOrDefault(unmet.attribute(), "/facts"),
                RuleTraces.operator(unmet.operator()),
                RuleTraces.plain(unmet.required()),
                RuleTraces.plain(unmet.actual()));
    }
}
