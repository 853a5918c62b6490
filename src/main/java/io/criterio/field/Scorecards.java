package io.criterio.field;

import io.criterio.assignment.Flaw;
import io.criterio.assignment.Stated;
import io.criterio.decision.DecisionRequest;
import io.criterio.field.api.ScorecardAnswer;
import io.criterio.field.api.ScorecardAnswer.Standard;
import io.criterio.field.api.ScorecardRequest;
import io.criterio.field.fact.Count;
import io.criterio.field.fact.Measure;
import io.criterio.field.fact.Period;
import io.criterio.field.fact.Stage;
import io.criterio.field.fact.Unit;
import io.criterio.field.finding.AtLeast;
import io.criterio.field.finding.AtLeastPercent;
import io.criterio.field.finding.MoreThanPercent;
import io.criterio.field.finding.PercentBetween;
import io.criterio.problem.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code SCORECARD} (FLD-STD-01): how an executive stands against the standards. */
final class Scorecards extends FieldDecider<ScorecardRequest> {

    private static final int HUNDRED = 100;

    Scorecards(FieldRelease release) {
        super(ScorecardRequest.class, "field/scorecard.drl", release);
    }

    /** That there is one standard for every measure, and a name for it. */
    static void check(FieldPolicy policy, Consumer<Flaw> flaws, Consumer<String> texts) {
        for (Measure measure : Measure.values()) {
            for (Stage stage : Stage.values()) {
                List<Target> targets = targets(policy.stated(new Count(measure, stage), flaws));
                if (targets.size() != 1) {
                    flaws.accept(new Flaw(
                            "the standards of " + measure + " in " + stage + " are " + targets,
                            "let one rule insert AtLeast, AtLeastPercent, PercentBetween or MoreThanPercent"));
                }
                targets.forEach(target -> texts.accept(text(target, measure)));
            }
        }
    }

    private static String text(Target target, Measure measure) {
        return target.rule() + ".standards." + measure;
    }

    /**
     * What is expected.
     *
     * @param moreThan whether the target itself is not enough
     * @param upTo the upper end of the range, 0 where there is none
     */
    private record Target(Period period, Unit unit, boolean moreThan, int target, int upTo, String rule) {

        /** Compares without rounding. */
        boolean isMetBy(Done done) {
            long actual = unit == Unit.PERCENT ? (long) done.done() * HUNDRED : done.done();
            long wanted = unit == Unit.PERCENT ? (long) target * done.of() : target;
            return moreThan ? actual > wanted : actual >= wanted;
        }

        /** With two decimals at most, rounded down: a target that was missed never looks reached. */
        BigDecimal actual(Done done) {
            if (unit == Unit.COUNT) {
                return BigDecimal.valueOf(done.done());
            }
            BigDecimal percent = done.of() == 0
                    ? BigDecimal.valueOf(HUNDRED)
                    : BigDecimal.valueOf((long) done.done() * HUNDRED)
                            .divide(BigDecimal.valueOf(done.of()), 2, RoundingMode.DOWN)
                            .stripTrailingZeros();
            return percent.scale() < 0 ? percent.setScale(0) : percent;
        }
    }

    /**
     * What was counted.
     *
     * @param of out of how many, where that matters
     */
    private record Done(int done, int of) {}

    private static List<Target> targets(Stated stated) {
        List<Target> targets = new ArrayList<>();
        for (Stated.By<AtLeast> by : stated.all(AtLeast.class)) {
            targets.add(new Target(
                    by.finding().period(), Unit.COUNT, false, by.finding().target(), 0, by.rule()));
        }
        for (Stated.By<AtLeastPercent> by : stated.all(AtLeastPercent.class)) {
            targets.add(new Target(
                    by.finding().period(), Unit.PERCENT, false, by.finding().target(), 0, by.rule()));
        }
        for (Stated.By<PercentBetween> by : stated.all(PercentBetween.class)) {
            PercentBetween range = by.finding();
            targets.add(new Target(range.period(), Unit.PERCENT, false, range.from(), range.to(), by.rule()));
        }
        for (Stated.By<MoreThanPercent> by : stated.all(MoreThanPercent.class)) {
            targets.add(new Target(
                    by.finding().period(), Unit.PERCENT, true, by.finding().target(), 0, by.rule()));
        }
        return targets;
    }

    @Override
    public @Nullable LocalDate asOf(DecisionRequest request) {
        ScorecardRequest.Facts facts = ((ScorecardRequest) request).facts();
        return facts == null ? null : facts.date();
    }

    @Override
    @Nullable
    Answered answer(ScorecardRequest request, Context context, Problems problems) {
        ScorecardRequest.Facts facts = request.facts();
        if (facts == null) {
            problems.add("/facts", "facts is missing; expected an object with executive, date and counts");
            return null;
        }
        String executive = FieldRequests.required(facts.executive(), problems);
        if (facts.date() == null) {
            problems.add("/facts/date", "date is missing; expected the day that is counted");
        } else if (request.asOf() != null && !request.asOf().equals(facts.date())) {
            problems.add(
                    "/asOf",
                    "asOf is " + request.asOf() + " and the day that is counted " + facts.date()
                            + "; expected the same day: leave asOf out");
        }
        Map<Count, Done> counts = new Counting(problems).of(facts.counts());
        if (!problems.isEmpty()) {
            return null;
        }
        List<Standard> standards = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        Map<Count, Integer> asked = new LinkedHashMap<>();
        counts.forEach((count, done) -> {
            Standard standard = standard(count, done, context);
            standards.add(standard);
            verdicts.add(count.measure() + (standard.met() ? ":MET" : ":MISSED"));
            asked.put(count, done.done());
        });
        return new Answered(
                new ScorecardAnswer(standards),
                asked,
                new ScorecardRequest(request.type(), null, facts.date(), included(context), null, null, facts),
                standards.stream().map(Standard::rule).toList(),
                verdicts,
                executive);
    }

    private Standard standard(Count count, Done done, Context context) {
        Target target = targets(policy().stated(count)).get(0);
        return new Standard(
                count.measure().name(),
                text(context, text(target, count.measure())),
                target.period().name(),
                target.moreThan() ? "MORE_THAN" : "AT_LEAST",
                target.target(),
                target.upTo() == 0 ? null : target.upTo(),
                target.actual(done),
                target.unit().name(),
                target.isMetBy(done),
                target.rule());
    }

    /** Reads counts, noting each one that is missing, negative or larger than what it is a part of. */
    private record Counting(Problems problems) {

        Map<Count, Done> of(ScorecardRequest.@Nullable Counts counts) {
            Map<Count, Done> all = new LinkedHashMap<>();
            String at = "/facts/counts";
            ScorecardRequest.Day day = counts == null ? null : counts.day();
            ScorecardRequest.Week week = counts == null ? null : counts.week();
            ScorecardRequest.Month month = counts == null ? null : counts.month();
            if (day == null) {
                missing(at + "/day", "effectiveContacts, simulations and entries");
            } else {
                put(all, Measure.EFFECTIVE_CONTACTS, count(day.effectiveContacts(), at + "/day/effectiveContacts"));
                put(all, Measure.SIMULATIONS, count(day.simulations(), at + "/day/simulations"));
                put(all, Measure.ENTRIES, count(day.entries(), at + "/day/entries"));
            }
            if (week == null) {
                missing(at + "/week", "credits, tcr and ompInsurances");
            } else {
                put(all, Measure.CREDITS, count(week.credits(), at + "/week/credits"));
                put(all, Measure.TCR, count(week.tcr(), at + "/week/tcr"));
                put(all, Measure.OMP_INSURANCES, count(week.ompInsurances(), at + "/week/ompInsurances"));
            }
            if (month == null) {
                missing(at + "/month", "recordsWorked and records");
            } else {
                int records = count(month.records(), at + "/month/records");
                int worked = part(month.recordsWorked(), month.records(), at + "/month/recordsWorked", "records");
                all.put(new Count(Measure.RECORDS_WORKED, Stage.AVERAGE), new Done(worked, records));
            }
            if (counts != null && counts.efficiency() != null) {
                efficiency(all, counts.efficiency(), at + "/efficiency");
            }
            return all;
        }

        private void efficiency(Map<Count, Done> all, ScorecardRequest.Efficiency given, String at) {
            ScorecardRequest.Sold abono = given.abono();
            if (abono != null) {
                all.put(
                        new Count(Measure.ABONO_EFFICIENCY, Stage.AVERAGE),
                        sold(abono.sold(), abono.worked(), at + "/abono"));
            }
            ScorecardRequest.Referred derivados = given.derivados();
            if (derivados != null) {
                all.put(
                        new Count(
                                Measure.DERIVADOS_EFFICIENCY,
                                Boolean.TRUE.equals(derivados.firstDays()) ? Stage.FIRST_DAYS : Stage.AVERAGE),
                        sold(derivados.sold(), derivados.worked(), at + "/derivados"));
            }
        }

        private Done sold(@Nullable Integer sold, @Nullable Integer given, String at) {
            int worked = count(given, at + "/worked");
            if (given != null && given == 0) {
                problems.add(
                        at + "/worked",
                        "worked is 0; expected 1 or more: leave the efficiency out until something was worked");
            }
            return new Done(part(sold, given, at + "/sold", "worked"), worked);
        }

        private static void put(Map<Count, Done> all, Measure measure, int count) {
            all.put(new Count(measure, Stage.AVERAGE), new Done(count, 0));
        }

        private int part(@Nullable Integer given, @Nullable Integer whole, String at, String of) {
            int part = count(given, at);
            if (whole != null && part > whole) {
                problems.add(at, name(at) + " is " + part + " of " + whole + " " + of + "; expected no more than that");
            }
            return part;
        }

        private int count(@Nullable Integer given, String at) {
            if (given == null) {
                problems.add(at, name(at) + " is missing; expected a count, 0 or more");
                return 0;
            }
            if (given < 0) {
                problems.add(at, name(at) + " is " + given + "; expected a count, 0 or more");
                return 0;
            }
            return given;
        }

        private void missing(String at, String members) {
            problems.add(at, name(at) + " is missing; expected an object with " + members);
        }

        private static String name(String at) {
            return at.substring(at.lastIndexOf('/') + 1);
        }
    }
}
