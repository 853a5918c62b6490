package io.criterio.field;

import io.criterio.assignment.Flaw;
import io.criterio.assignment.RecordOrder;
import io.criterio.assignment.Stated;
import io.criterio.assignment.fact.Assignee;
import io.criterio.assignment.fact.Key;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import io.criterio.field.fact.Due;
import io.criterio.field.fact.Placement;
import io.criterio.field.fact.Stop;
import io.criterio.field.fact.Unplaced;
import io.criterio.field.fact.WorkWeek;
import io.criterio.field.finding.Belongs;
import io.criterio.field.finding.DayCapacity;
import io.criterio.field.finding.Grouping;
import io.criterio.field.finding.KeptOut;
import io.criterio.field.finding.Preferred;
import io.criterio.field.finding.RankedBy;
import io.criterio.field.finding.ReasonOrder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a week (FLD-WEE-01).
 *
 * @param capacity most records a day
 * @param order who comes first where not all fit
 * @param cutSectorCost what cutting a sector in two weighs, in steps on the grid
 * @param unevenCost what a record more or less than a fair day weighs, squared, in hundredths of a step
 * @param rule the rule that the plan goes by
 * @param full the rule by which a record finds no room
 * @param verdicts what becomes of each kind of record
 */
record WeekPolicy(
        int capacity,
        RecordOrder order,
        int cutSectorCost,
        int unevenCost,
        String rule,
        String full,
        Map<Stop, Verdict> verdicts) {

    /** The fact that the rules on a week as a whole look at. */
    static final WorkWeek WEEK = new WorkWeek();

    WeekPolicy {
        verdicts = Map.copyOf(verdicts);
    }

    /** What becomes of a kind of record. */
    sealed interface Verdict {

        /**
         * It has a day in the week, if there is room.
         *
         * @param preferred whether it is left out last
         */
        record Placed(Placement placement, boolean preferred) implements Verdict {}

        /** It has none. */
        record Out(Unplaced reason, String rule) implements Verdict {}
    }

    /** What the rules have to say of a week, and which texts it takes. */
    static void check(FieldPolicy policy, Consumer<Flaw> flaws, Consumer<String> texts) {
        WeekPolicy week = read(policy, flaws);
        for (Unplaced reason : Unplaced.values()) {
            if (!week.rule().isEmpty()) {
                texts.accept(week.rule() + ".unplaced." + reason);
            }
        }
    }

    /** What the rules of a release that was found to be without flaw say of a week. */
    static WeekPolicy of(FieldPolicy policy) {
        return read(policy, flaw -> {
            throw new IllegalStateException(flaw.text() + "; " + flaw.hint());
        });
    }

    private static WeekPolicy read(FieldPolicy policy, Consumer<Flaw> flaws) {
        Stated week = policy.stated(WEEK, flaws);
        Stated.By<DayCapacity> capacity = week.one(DayCapacity.class, new DayCapacity(1));
        Stated.By<Grouping> grouping = week.one(Grouping.class, new Grouping(0, 0));
        List<Key> keys =
                week.one(RankedBy.class, new RankedBy(Key.RECORD_ID)).finding().keys();
        List<Unplaced> reasons =
                week.one(ReasonOrder.class, new ReasonOrder()).finding().reasons();
        if (capacity.finding().records() < 1) {
            flaws.accept(new Flaw("a day of the week takes no records", "make dayCapacity 1 or more in limits.yaml"));
        }
        if (keys.isEmpty() || keys.get(keys.size() - 1) != Key.RECORD_ID) {
            flaws.accept(new Flaw(
                    "records of a week are ranked by " + keys,
                    "end with RECORD_ID: nothing else tells any two records apart"));
        }
        if (reasons.size() != Unplaced.values().length || !reasons.containsAll(EnumSet.allOf(Unplaced.class))) {
            flaws.accept(new Flaw(
                    "the order of reasons in a week is " + reasons,
                    "name each of " + EnumSet.allOf(Unplaced.class) + " once"));
        }
        return new WeekPolicy(
                Math.max(1, capacity.finding().records()),
                RecordOrder.by(keys, List.of()),
                grouping.finding().cutSectorCost(),
                grouping.finding().unevenCost(),
                grouping.rule(),
                capacity.rule(),
                verdicts(policy, reasons, flaws));
    }

    private static Map<Stop, Verdict> verdicts(FieldPolicy policy, List<Unplaced> reasons, Consumer<Flaw> flaws) {
        Map<Stop, Verdict> verdicts = new HashMap<>();
        for (Origin origin : Origin.values()) {
            for (Status status : Status.values()) {
                for (Due due : Due.values()) {
                    for (Assignee assignee : Assignee.values()) {
                        Stop stop = new Stop(origin, status, due, assignee);
                        Verdict verdict = verdict(policy.stated(stop, flaws), reasons);
                        if (verdict == null) {
                            flaws.accept(new Flaw(
                                    "no rule says where in the week " + stop + " belongs",
                                    "add one that inserts Belongs or KeptOut"));
                            return verdicts;
                        }
                        verdicts.put(stop, verdict);
                    }
                }
            }
        }
        return verdicts;
    }

    private static @Nullable Verdict verdict(Stated stop, List<Unplaced> reasons) {
        Stated.By<KeptOut> first = null;
        for (Stated.By<KeptOut> by : stop.all(KeptOut.class)) {
            if (first == null
                    || reasons.indexOf(by.finding().reason())
                            < reasons.indexOf(first.finding().reason())) {
                first = by;
            }
        }
        if (first != null) {
            return new Verdict.Out(first.finding().reason(), first.rule());
        }
        Stated.By<Belongs> belongs = stop.atMostOne(Belongs.class);
        return belongs == null
                ? null
                : new Verdict.Placed(
                        belongs.finding().placement(),
                        !stop.all(Preferred.class).isEmpty());
    }
}
