package io.criterio.assignment;

import io.criterio.assignment.fact.Attribute;
import io.criterio.assignment.fact.Bucket;
import io.criterio.assignment.fact.DayPart;
import io.criterio.assignment.fact.Exclusion;
import io.criterio.assignment.fact.Key;
import io.criterio.assignment.fact.LeftOut;
import io.criterio.assignment.fact.Phase;
import io.criterio.assignment.fact.PlanningDay;
import io.criterio.assignment.fact.SectorSource;
import io.criterio.assignment.finding.Ahead;
import io.criterio.assignment.finding.Capacity;
import io.criterio.assignment.finding.CompletedFrom;
import io.criterio.assignment.finding.CompletionOrder;
import io.criterio.assignment.finding.Direct;
import io.criterio.assignment.finding.Excluded;
import io.criterio.assignment.finding.FilteredBy;
import io.criterio.assignment.finding.NamedWhenLeftOut;
import io.criterio.assignment.finding.Open;
import io.criterio.assignment.finding.OrderedBy;
import io.criterio.assignment.finding.PlannedIn;
import io.criterio.assignment.finding.PlannedWithin;
import io.criterio.assignment.finding.Precedence;
import io.criterio.assignment.finding.Qualifies;
import io.criterio.assignment.finding.SweptBy;
import io.criterio.assignment.finding.TiesBy;
import io.criterio.assignment.finding.WithReasons;
import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of the days of one phase.
 *
 * @param day what they found about the day itself
 * @param profiles what they found about each profile, by its number
 * @param verdicts what follows for each profile, by its number
 * @param capacity most records a day
 * @param full why a record is left out that would fit
 * @param precedence the reasons for leaving a record out, the one to name first
 * @param named buckets whose records are named when they find no place
 * @param completion what completes a short day, absent where no rule says
 * @param pace when to plan and how fast to work
 */
record PhasePolicy(
        Phase phase,
        Findings day,
        List<Findings> profiles,
        List<Verdict> verdicts,
        int capacity,
        Verdict.Reason full,
        List<Exclusion> precedence,
        Set<Bucket> named,
        @Nullable Completing completion,
        Pacing pace) {

    PhasePolicy {
        profiles = List.copyOf(profiles);
        verdicts = List.copyOf(verdicts);
        precedence = List.copyOf(precedence);
        named = Set.copyOf(named);
    }

    /** How a short day is completed. */
    record Completing(List<SectorSource> sources, List<Attribute> attributes, Place place, String rule) {}

    /**
     * When to plan and how fast to work.
     *
     * @param sweptBy the campaign day by whose end the base is swept, 0 where no rule says
     * @param maxHours most hours that planning takes, 0 where no rule says
     */
    record Pacing(int sweptBy, @Nullable DayPart when, int maxHours, String rule) {}

    /**
     * Everything that a plan and its rules are made of, as a value. The findings themselves are for traces, but for the
     * rules of the day, which an outcome names; those on the order of buckets are named by the verdicts.
     */
    List<Object> taken() {
        List<String> ofTheDay = new ArrayList<>();
        for (Fired fired : day.fired()) {
            if (!(fired.finding() instanceof Ahead || fired.finding() instanceof OrderedBy)) {
                ofTheDay.add(fired.rule().id());
            }
        }
        return List.of(verdicts, capacity, full, precedence, named, Optional.ofNullable(completion), pace, ofTheDay);
    }

    static PhasePolicy of(RuleSet rules, Phase phase, List<Flaw> problems) {
        return new Making(rules, phase, problems).policy();
    }

    /** One phase being asked about. */
    private static final class Making {

        private final RuleSet rules;
        private final Phase phase;
        private final List<Flaw> problems;
        private final Findings dayFindings;
        private final Stated day;
        private final List<Findings> profiles = new ArrayList<>(Profiles.COUNT);
        private final Map<Exclusion, String> open = new EnumMap<>(Exclusion.class);

        Making(RuleSet rules, Phase phase, List<Flaw> problems) {
            this.rules = rules;
            this.phase = phase;
            this.problems = problems;
            this.dayFindings = rules.evaluate(List.of(new PlanningDay(phase)));
            this.day = new Stated("a day in " + phase, dayFindings, problems::add);
            for (int number = 0; number < Profiles.COUNT; number++) {
                profiles.add(rules.evaluate(List.of(Profiles.profile(number, phase))));
            }
            for (Exclusion exclusion : Exclusion.values()) {
                stated(new LeftOut(exclusion))
                        .all(Open.class)
                        .forEach(by -> open.put(by.finding().exclusion(), by.rule()));
            }
        }

        private Stated stated(LeftOut leftOut) {
            return new Stated(leftOut.toString(), rules.evaluate(List.of(leftOut)), problems::add);
        }

        PhasePolicy policy() {
            Stated.By<Capacity> capacity = day.one(Capacity.class, new Capacity(1));
            List<Exclusion> precedence =
                    day.one(Precedence.class, new Precedence()).finding().exclusions();
            if (!EnumSet.allOf(Exclusion.class).equals(precedence.isEmpty() ? Set.of() : EnumSet.copyOf(precedence))
                    || precedence.size() != Exclusion.values().length) {
                problems.add(new Flaw(
                        "the precedence of exclusions in " + phase + " is " + precedence,
                        "name each of " + EnumSet.allOf(Exclusion.class) + " once"));
            }
            if (capacity.finding().records() < 1) {
                problems.add(new Flaw(
                        "the capacity in " + phase + " is " + capacity.finding().records(),
                        "make it 1 or more; maybe limits.yaml was mistyped"));
            }
            Set<Bucket> named = EnumSet.noneOf(Bucket.class);
            day.all(NamedWhenLeftOut.class)
                    .forEach(by -> named.addAll(by.finding().buckets()));
            return new PhasePolicy(
                    phase,
                    dayFindings,
                    profiles,
                    verdicts(precedence),
                    Math.max(1, capacity.finding().records()),
                    reason(Exclusion.OVER_CAPACITY, capacity.rule()),
                    precedence,
                    named,
                    completion(),
                    pacing());
        }

        private Verdict.Reason reason(Exclusion exclusion, String rule) {
            return new Verdict.Reason(exclusion, rule, open.containsKey(exclusion));
        }

        private List<Verdict> verdicts(List<Exclusion> precedence) {
            Map<Bucket, Place> places = places();
            boolean withReasons = !day.all(WithReasons.class).isEmpty();
            List<Verdict> verdicts = new ArrayList<>(Profiles.COUNT);
            int undecided = 0;
            for (int number = 0; number < Profiles.COUNT; number++) {
                Stated stated = new Stated("a profile", profiles.get(number), problems::add);
                Verdict verdict = verdict(stated, precedence, places, withReasons);
                if (verdict == null) {
                    if (undecided++ == 0) {
                        problems.add(new Flaw(
                                "no rule says what becomes of " + Profiles.profile(number, phase),
                                "add one that inserts Qualifies or Excluded"));
                    }
                } else {
                    verdicts.add(verdict);
                }
            }
            if (undecided > 1) {
                problems.add(new Flaw(
                        "no rule says what becomes of " + (undecided - 1) + " more profiles in " + phase,
                        "add rules that insert Qualifies or Excluded"));
            }
            return verdicts;
        }

        private @Nullable Verdict verdict(
                Stated stated, List<Exclusion> precedence, Map<Bucket, Place> places, boolean withReasons) {
            Stated.By<Excluded> first = null;
            for (Stated.By<Excluded> by : stated.all(Excluded.class)) {
                if (first == null
                        || precedence.indexOf(by.finding().exclusion())
                                < precedence.indexOf(first.finding().exclusion())) {
                    first = by;
                }
            }
            if (first != null) {
                return new Verdict.Out(reason(first.finding().exclusion(), first.rule()));
            }
            Bucket best = null;
            Place bestPlace = null;
            for (Stated.By<Qualifies> by : stated.all(Qualifies.class)) {
                Place place = places.get(by.finding().bucket());
                if (place != null && (bestPlace == null || place.turn() < bestPlace.turn())) {
                    best = by.finding().bucket();
                    bestPlace = place;
                }
            }
            return best == null || bestPlace == null
                    ? null
                    : new Verdict.Qualified(best, bestPlace, withReasons ? reasons(stated, best) : List.of());
        }

        /** The rules that put a record into its bucket, and those that put the bucket in order. */
        private List<String> reasons(Stated stated, Bucket bucket) {
            Set<String> ids = new TreeSet<>();
            for (Stated.By<Qualifies> by : stated.all(Qualifies.class)) {
                if (by.finding().bucket() == bucket) {
                    ids.add(by.rule());
                }
            }
            for (Stated.By<OrderedBy> by : day.all(OrderedBy.class)) {
                if (by.finding().bucket() == bucket) {
                    ids.add(by.rule());
                }
            }
            stated.all(Direct.class).forEach(by -> ids.add(by.rule()));
            return List.copyOf(ids);
        }

        // ---- order --------------------------------------------------------------------------------------------

        /** Where the records of each bucket stand that the phase knows. */
        private Map<Bucket, Place> places() {
            List<Key> ties = ties();
            Set<Bucket> buckets = EnumSet.noneOf(Bucket.class);
            for (Findings findings : profiles) {
                new Stated("a profile", findings, problems::add)
                        .all(Qualifies.class)
                        .forEach(by -> buckets.add(by.finding().bucket()));
            }
            Map<Bucket, Place> places = new EnumMap<>(Bucket.class);
            List<Bucket> turns = turns(buckets);
            for (Bucket bucket : turns) {
                List<List<Key>> orders = day.all(OrderedBy.class).stream()
                        .map(Stated.By::finding)
                        .filter(order -> order.bucket() == bucket)
                        .map(OrderedBy::keys)
                        .distinct()
                        .toList();
                if (orders.size() != 1) {
                    problems.add(new Flaw(
                            "the orders of " + bucket + " in " + phase + " are " + orders,
                            "let one rule insert OrderedBy"));
                }
                places.put(
                        bucket,
                        new Place(
                                turns.indexOf(bucket),
                                RecordOrder.by(orders.isEmpty() ? List.of() : orders.get(0), ties)));
            }
            return places;
        }

        private List<Key> ties() {
            List<Key> ties =
                    day.one(TiesBy.class, new TiesBy(Key.RECORD_ID)).finding().keys();
            if (ties.isEmpty() || ties.get(ties.size() - 1) != Key.RECORD_ID) {
                problems.add(new Flaw(
                        "ties in " + phase + " fall by " + ties,
                        "end with RECORD_ID: nothing else tells any two records apart"));
            }
            return ties;
        }

        /** The buckets in the one order that the rules state pair by pair. */
        private List<Bucket> turns(Set<Bucket> buckets) {
            List<Bucket> turns = new ArrayList<>();
            Set<Bucket> left = EnumSet.copyOf(buckets.isEmpty() ? EnumSet.allOf(Bucket.class) : buckets);
            while (!left.isEmpty()) {
                List<Bucket> next = left.stream()
                        .filter(bucket -> left.stream().noneMatch(other -> isAhead(other, bucket)))
                        .toList();
                if (next.size() != 1) {
                    problems.add(new Flaw(
                            "the rules do not say which of " + left + " comes next in " + phase,
                            "insert an Ahead for every two of them, and go round in no circle"));
                    turns.addAll(left);
                    return turns;
                }
                turns.add(next.get(0));
                left.remove(next.get(0));
            }
            return turns;
        }

        private boolean isAhead(Bucket one, Bucket other) {
            return day.all(Ahead.class).stream()
                    .map(Stated.By::finding)
                    .anyMatch(ahead -> ahead.bucket() == one && ahead.others().contains(other));
        }

        // ---- the short day, the pace --------------------------------------------------------------------------

        private @Nullable Completing completion() {
            Stated.By<CompletedFrom> from = day.atMostOne(CompletedFrom.class);
            if (from == null) {
                return null;
            }
            Stated.By<FilteredBy> filters = day.atMostOne(FilteredBy.class);
            List<Key> order = day.one(CompletionOrder.class, new CompletionOrder())
                    .finding()
                    .keys();
            return new Completing(
                    from.finding().sources(),
                    filters == null ? List.of() : filters.finding().attributes(),
                    new Place(0, RecordOrder.by(order, ties())),
                    from.rule());
        }

        private Pacing pacing() {
            Stated.By<SweptBy> sweptBy = day.atMostOne(SweptBy.class);
            Stated.By<PlannedIn> when = day.atMostOne(PlannedIn.class);
            Stated.By<PlannedWithin> within = day.atMostOne(PlannedWithin.class);
            String rule = within != null ? within.rule() : when != null ? when.rule() : "";
            return new Pacing(
                    sweptBy == null ? 0 : sweptBy.finding().lastDay(),
                    when == null ? null : when.finding().part(),
                    within == null ? 0 : within.finding().hours(),
                    rule);
        }
    }
}
