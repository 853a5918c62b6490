package io.criterio.assignment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.fact.Assignee;
import io.criterio.assignment.fact.CampaignDay;
import io.criterio.assignment.fact.Commitment;
import io.criterio.assignment.fact.Exclusion;
import io.criterio.assignment.fact.LeftOut;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Phase;
import io.criterio.assignment.fact.PlanningDay;
import io.criterio.assignment.fact.Profile;
import io.criterio.assignment.fact.Status;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.proof.Axis;
import io.criterio.proof.InputSpace;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.ListedSpace;
import io.criterio.release.Release;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Bases of {@code ASSIGNMENT}, bounded: every profile alone; two records of every two kinds that the rules tell apart, in
 * every order of propensity and sector; and one record less than fit, as many as fit and one more, of every kind that is
 * worked. Whatever a base is, its plan is made of what the rules say of each profile, of an order of two records at a
 * time, and of how many fit.
 */
public final class AssignmentSpaces implements InputSpaces {

    private static final LocalDate START = LocalDate.of(2026, 11, 2);
    private static final String CALENDAR = "CL";
    private static final String ME = "e-17";
    private static final String ANOTHER = "e-99";

    @Override
    public String ruleset() {
        return "assignment";
    }

    @Override
    public RuleSet rules(Release release) {
        return AssignmentRelease.of(release).policy().rules();
    }

    @Override
    public List<List<?>> asked(List<RuleSet> rules) {
        List<List<?>> asked = new ArrayList<>();
        days(rules).forEach(day -> asked.add(List.of(new CampaignDay(day))));
        for (Phase phase : Phase.values()) {
            asked.add(List.of(new PlanningDay(phase)));
            for (int number = 0; number < Profiles.COUNT; number++) {
                asked.add(List.of(Profiles.profile(number, phase)));
            }
        }
        for (Exclusion exclusion : Exclusion.values()) {
            asked.add(List.of(new LeftOut(exclusion)));
        }
        return asked;
    }

    /** What is found about profiles and exclusions is taken into the policy of their phase, and from nowhere else. */
    @Override
    public Object taken(RuleSet rules, List<?> facts) {
        if (facts.get(0) instanceof PlanningDay day) {
            return PhasePolicy.of(rules, day.phase(), new ArrayList<>()).taken();
        }
        return facts.get(0) instanceof CampaignDay ? InputSpaces.super.taken(rules, facts) : "";
    }

    /** Only rules that fired are named. */
    @Override
    public List<RuleInfo> named(RuleSet rules) {
        return List.of();
    }

    /** Every day up to the one after the last that a rule names, and one far beyond. */
    private static List<Integer> days(List<RuleSet> rules) {
        TreeSet<Integer> named = new TreeSet<>(List.of(1));
        rules.forEach(one -> named.addAll(one.distinctions().numbers(CampaignDay.class, "number")));
        List<Integer> days = new ArrayList<>();
        for (int day = 1; day <= named.last() + 1; day++) {
            days.add(day);
        }
        days.add(named.last() * 4);
        return days;
    }

    @Override
    public List<InputSpace> of(List<Release> releases) {
        List<AssignmentRelease> read = new ArrayList<>();
        for (Release release : releases) {
            read.add(AssignmentRelease.of(Release.of(release.sources().interpreted())));
        }
        List<RuleSet> rules = read.stream().map(one -> one.policy().rules()).toList();
        Bases bases = new Bases(Objects.requireNonNull(read.get(0).calendars().get(CALENDAR), CALENDAR));
        List<Integer> days = days(rules);
        for (int day : days) {
            for (Profile profile : profiles()) {
                bases.add(day, List.of(profile), false);
            }
        }
        int singles = bases.requests.size();
        Map<Phase, Integer> dayOf = new LinkedHashMap<>();
        for (int day : days) {
            dayOf.putIfAbsent(read.get(0).policy().on(day).phase(), day);
        }
        TreeSet<Integer> capacities = new TreeSet<>();
        dayOf.values()
                .forEach(day ->
                        read.forEach(one -> capacities.add(one.policy().on(day).capacity())));
        int kinds = 0;
        for (Map.Entry<Phase, Integer> phase : dayOf.entrySet()) {
            List<Profile> told = told(phase.getKey(), rules);
            kinds += told.size();
            for (Profile first : told) {
                for (Profile second : told) {
                    bases.add(phase.getValue(), List.of(first, second), false);
                    bases.add(phase.getValue(), List.of(first, second), true);
                }
            }
        }
        int pairs = bases.requests.size() - singles;
        for (Map.Entry<Phase, Integer> phase : dayOf.entrySet()) {
            for (Profile profile : told(phase.getKey(), rules)) {
                for (int capacity : capacities) {
                    for (int size = Math.max(1, capacity - 1); size <= capacity + 1; size++) {
                        bases.add(phase.getValue(), Collections.nCopies(size, profile), true);
                    }
                }
            }
        }
        int full = bases.requests.size() - singles - pairs;
        return List.of(new ListedSpace(
                "ASSIGNMENT",
                AssignmentRequest.class,
                List.of(
                        new Axis(
                                "one record",
                                singles,
                                "every profile (" + Profiles.COUNT + ") on campaign days " + days),
                        new Axis(
                                "two records",
                                pairs,
                                "every two of the " + kinds + " kinds of profile that the rules tell apart in a phase"),
                        new Axis("a full day", full, "round the capacity of " + capacities + ", of every kind")),
                bases.requests,
                release -> new AssignmentDecider(AssignmentRelease.of(release))));
    }

    private static List<Profile> profiles() {
        List<Profile> profiles = new ArrayList<>();
        for (int number = 0; number < Profiles.COUNT; number++) {
            profiles.add(Profiles.profile(number, Phase.SWEEP));
        }
        return profiles;
    }

    /** One profile of each kind: profiles are of one kind when the rules find the same in them. */
    private static List<Profile> told(Phase phase, List<RuleSet> rules) {
        Map<Object, Profile> first = new LinkedHashMap<>();
        for (int number = 0; number < Profiles.COUNT; number++) {
            Profile profile = Profiles.profile(number, phase);
            List<Object> found = new ArrayList<>();
            for (RuleSet one : rules) {
                one.evaluate(List.of(profile))
                        .fired()
                        .forEach(fired -> found.add(List.of(one, fired.rule(), fired.finding())));
            }
            first.putIfAbsent(found, profile);
        }
        return List.copyOf(first.values());
    }

    /** Writes bases as requests. */
    private static final class Bases {

        private final BusinessCalendar calendar;
        private final List<ObjectNode> requests = new ArrayList<>();

        Bases(BusinessCalendar calendar) {
            this.calendar = calendar;
        }

        /**
         * @param level whether all have one propensity, so that sector and id decide; else the later the better
         */
        void add(int campaignDay, List<Profile> profiles, boolean level) {
            LocalDate day = campaignDay == 1 ? START : calendar.plusBusinessDays(START, campaignDay - 1);
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.putArray("include").add("dispositions");
            ObjectNode facts = request.putObject("facts");
            facts.putObject("executive").put("id", ME);
            facts.putObject("campaign").put("startDate", START.toString()).put("calendar", CALENDAR);
            facts.put("date", day.toString());
            ArrayNode records = facts.putArray("records");
            for (int i = 0; i < profiles.size(); i++) {
                record(records.addObject(), i, profiles.get(i), day, level);
            }
            requests.add(request);
        }

        private static void record(ObjectNode record, int place, Profile profile, LocalDate day, boolean level) {
            record.put("id", "r-" + (char) ('z' - place % 26));
            record.put("origin", profile.origin().name());
            record.put("status", profile.status().name());
            record.put("propensity", level ? 0.5 : 0.1 + 0.8 * place);
            // Ten comes after two, though it is written before.
            record.put("sector", place % 2 == 0 ? "B-10" : "B-2");
            record.put("company", "acme");
            if (profile.origin() == Origin.DERIVADO || profile.origin() == Origin.DERIVADO_EMPRESA) {
                record.put("referredOn", day.minusDays(1 + place).toString());
            }
            if (profile.assignee() != Assignee.NONE) {
                record.put("assignedTo", profile.assignee() == Assignee.ME ? ME : ANOTHER);
            }
            if (profile.commitment() != Commitment.NONE) {
                LocalDate due = switch (profile.commitment()) {
                    case NONE, TODAY -> day;
                    case BROKEN -> day.minusDays(1 + place);
                    case KEPT -> day.minusDays(1);
                    case LATER -> day.plusDays(1);
                };
                record.putObject("commitment")
                        .put("date", due.toString())
                        .put("kept", profile.commitment() == Commitment.KEPT);
            }
            if (profile.status() == Status.FORMALIZADO) {
                record.put("convenio", "acme");
            }
        }
    }
}
