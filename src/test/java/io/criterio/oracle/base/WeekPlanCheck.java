package io.criterio.oracle.base;

import io.criterio.oracle.base.Client.Commitment;
import io.criterio.oracle.base.Client.Status;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** FLD-WEE-01: what a week plan must keep to, whatever way it was found. */
public final class WeekPlanCheck {

    private static final int CAPACITY = 25;

    /** Who, which week (any of its dates) and which records. */
    public record Week(String executive, LocalDate weekOf, Holidays calendar, List<Client> records) {
        public Week {
            records = List.copyOf(records);
        }
    }

    public record WeekPlan(List<Day> days, Map<String, Unplaced> unplaced) {}

    public record Day(LocalDate date, List<String> sectors, List<String> recordIds) {}

    public enum Unplaced {
        COMMITMENT_ON_DAY_OFF,
        COMMITMENT_LATER,
        OVER_CAPACITY
    }

    private final Week week;
    private final WeekPlan plan;
    private final LocalDate monday;
    private final LocalDate sunday;
    private final Map<String, Client> plannable;
    private final Map<String, LocalDate> dayOf = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    private WeekPlanCheck(Week week, WeekPlan plan) {
        this.week = week;
        this.plan = plan;
        this.monday = week.weekOf().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.sunday = monday.plusDays(6);
        this.plannable = week.records().stream()
                .filter(WeekPlanCheck::isPlannable)
                .collect(Collectors.toMap(Client::id, Function.identity()));
    }

    /** Every violation in words; empty when the plan keeps to all of FLD-WEE-01. */
    public static List<String> violations(Week week, WeekPlan plan) {
        return new WeekPlanCheck(week, plan).check();
    }

    /** The plan of the same records in any order is the same plan. */
    public static List<String> violations(Week week, Function<Week, WeekPlan> planner, RandomGenerator random) {
        WeekPlan plan = planner.apply(week);
        List<String> violations = new ArrayList<>(violations(week, plan));
        List<Client> shuffled = new ArrayList<>(week.records());
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        if (!planner.apply(new Week(week.executive(), week.weekOf(), week.calendar(), shuffled))
                .equals(plan)) {
            violations.add("another order of the records gives another plan");
        }
        return violations;
    }

    /** ASG-OUT-01 for a whole week: not FORMALIZADO, and RECHAZO only for a commitment that still stands. */
    static boolean isPlannable(Client client) {
        return client.status() != Status.FORMALIZADO
                && (client.status() != Status.RECHAZO || client.hasOpenCommitment());
    }

    private List<String> check() {
        theDaysAreTheBusinessDaysOfTheWeek();
        noDayExceedsTheCapacity();
        nobodyIsPlacedTwice();
        placedAndUnplacedArePlannable();
        aDayNamesItsSectors();
        commitmentsKeepTheirDate();
        theBestOfTooManyCommitmentsStay();
        nobodyElseIsLeftOutButForCapacity();
        eachDayWorksOneGroup();
        return violations;
    }

    private void theDaysAreTheBusinessDaysOfTheWeek() {
        List<LocalDate> expected = monday.datesUntil(monday.plusDays(5))
                .filter(week.calendar()::isBusinessDay)
                .toList();
        List<LocalDate> actual = plan.days().stream().map(Day::date).toList();
        if (!actual.equals(expected)) {
            violations.add("days " + actual + ", expected " + expected);
        }
    }

    private void noDayExceedsTheCapacity() {
        for (Day day : plan.days()) {
            if (day.recordIds().size() > CAPACITY) {
                violations.add(day.date() + " holds " + day.recordIds().size() + ", expected at most " + CAPACITY);
            }
        }
    }

    private void nobodyIsPlacedTwice() {
        for (Day day : plan.days()) {
            for (String id : day.recordIds()) {
                LocalDate before = dayOf.put(id, day.date());
                if (before != null) {
                    violations.add(id + " is on " + before + " and on " + day.date());
                }
                if (plan.unplaced().containsKey(id)) {
                    violations.add(id + " is on " + day.date() + " and unplaced");
                }
            }
        }
    }

    private void placedAndUnplacedArePlannable() {
        Set<String> named = new TreeSet<>(dayOf.keySet());
        named.addAll(plan.unplaced().keySet());
        if (!named.equals(plannable.keySet())) {
            Set<String> missing = new TreeSet<>(plannable.keySet());
            missing.removeAll(named);
            named.removeAll(plannable.keySet());
            violations.add("lost " + missing + ", and not plannable but named " + named);
        }
    }

    private void aDayNamesItsSectors() {
        for (Day day : plan.days()) {
            List<String> expected = clientsOn(day.date()).stream()
                    .map(Client::square)
                    .distinct()
                    .sorted(Ranking.BY_SECTOR)
                    .toList();
            if (!day.sectors().stream().sorted(Ranking.BY_SECTOR).toList().equals(expected)) {
                violations.add(day.date() + " names " + day.sectors() + ", expected " + expected);
            }
        }
    }

    private void commitmentsKeepTheirDate() {
        for (Client client : plannable.values()) {
            if (!client.hasOpenCommitment()) {
                continue;
            }
            LocalDate promised = promised(client);
            if (promised.isAfter(sunday)) {
                mustBeUnplaced(client, Unplaced.COMMITMENT_LATER);
            } else if (promised.isBefore(monday)) {
                plan.days().stream().findFirst().ifPresent(first -> mustBeOn(first.date(), client));
            } else if (week.calendar().isBusinessDay(promised)) {
                mustBeOn(promised, client);
            } else {
                mustBeUnplaced(client, Unplaced.COMMITMENT_ON_DAY_OFF);
            }
        }
    }

    private void mustBeUnplaced(Client client, Unplaced code) {
        if (plan.unplaced().get(client.id()) != code) {
            violations.add(client.id() + " promised for " + promised(client) + " is " + whereabouts(client)
                    + ", expected " + code);
        }
    }

    /** On that day, or left out because that day is full of commitments. */
    private void mustBeOn(LocalDate date, Client client) {
        boolean crowdedOut = plan.unplaced().get(client.id()) == Unplaced.OVER_CAPACITY
                && clientsOn(date).stream().filter(Client::hasOpenCommitment).count() == CAPACITY;
        if (!date.equals(dayOf.get(client.id())) && !crowdedOut) {
            violations.add(client.id() + " promised for " + promised(client) + " is " + whereabouts(client)
                    + ", expected " + date);
        }
    }

    /** More commitments than 25 on a day: best propensity first. */
    private void theBestOfTooManyCommitmentsStay() {
        for (Client out : plannable.values()) {
            if (plan.unplaced().get(out.id()) != Unplaced.OVER_CAPACITY || !out.hasOpenCommitment()) {
                continue;
            }
            for (Client in : plannable.values()) {
                if (dayOf.containsKey(in.id())
                        && in.hasOpenCommitment()
                        && promised(in).equals(promised(out))
                        && Ranking.BEST_PROPENSITY.compare(out, in) < 0) {
                    violations.add(out.id() + " gave way to " + in.id() + ", which is not as good");
                }
            }
        }
    }

    private void nobodyElseIsLeftOutButForCapacity() {
        for (Client client : plannable.values()) {
            if (!client.hasOpenCommitment() && plan.unplaced().containsKey(client.id())) {
                mustBeUnplacedForCapacity(client);
            }
        }
    }

    private void mustBeUnplacedForCapacity(Client client) {
        if (plan.unplaced().get(client.id()) != Unplaced.OVER_CAPACITY) {
            violations.add(client.id() + " without commitment is " + whereabouts(client));
        }
    }

    /** Along the grid, each day's sectors follow each other; two days share at most the sector where one hands over. */
    private void eachDayWorksOneGroup() {
        Set<String> sectors = plannable.values().stream()
                .filter(client -> !client.hasOpenCommitment())
                .map(Client::square)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Ranking.BY_SECTOR)));
        List<String> problems = groupProblems(alongTheGrid(sectors));
        // Whether the first column that is in use runs up or down is not said.
        if (!problems.isEmpty() && !groupProblems(alongTheColumnsInUse(sectors)).isEmpty()) {
            violations.addAll(problems);
        }
    }

    private List<String> groupProblems(List<String> order) {
        List<String> problems = new ArrayList<>();
        Map<LocalDate, List<Integer>> positions = new TreeMap<>();
        for (Day day : plan.days()) {
            List<Integer> sorted = clientsOn(day.date()).stream()
                    .filter(client -> !client.hasOpenCommitment())
                    .map(client -> order.indexOf(client.square()))
                    .distinct()
                    .sorted()
                    .toList();
            if (!sorted.isEmpty()) {
                positions.put(day.date(), sorted);
            }
        }
        Set<Integer> used = positions.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        positions.forEach((date, sorted) -> {
            int first = sorted.get(0);
            int last = sorted.get(sorted.size() - 1);
            List<String> skipped = new ArrayList<>();
            for (int i = first; i <= last; i++) {
                if (used.contains(i) && !sorted.contains(i)) {
                    skipped.add(order.get(i));
                }
            }
            if (!skipped.isEmpty()) {
                problems.add(date + " works " + order.get(first) + " to " + order.get(last) + " without " + skipped);
            }
        });
        positions.forEach((date, one) -> positions.forEach((otherDate, other) -> {
            Set<Integer> shared = new HashSet<>(one);
            shared.retainAll(other);
            if (date.isBefore(otherDate) && shared.size() > 1) {
                problems.add(date + " and " + otherDate + " share " + shared.size() + " sectors");
            }
        }));
        return problems;
    }

    /** Boustrophedon: column A upwards, B downwards, C upwards … */
    static List<String> alongTheGrid(Collection<String> sectors) {
        return sectors.stream()
                .sorted(Comparator.<String, Character>comparing(sector -> sector.charAt(0))
                        .thenComparing(sector -> (sector.charAt(0) - 'A') % 2 == 0 ? number(sector) : -number(sector)))
                .toList();
    }

    /** The same, but turning round at every column that has a sector at all. */
    private static List<String> alongTheColumnsInUse(Collection<String> sectors) {
        List<Character> columns = sectors.stream()
                .map(sector -> sector.charAt(0))
                .distinct()
                .sorted()
                .toList();
        return sectors.stream()
                .sorted(Comparator.<String, Character>comparing(sector -> sector.charAt(0))
                        .thenComparing(sector ->
                                columns.indexOf(sector.charAt(0)) % 2 == 0 ? number(sector) : -number(sector)))
                .toList();
    }

    /** Records left out for capacity while some day still has room; a plan may have them, a good one has few. */
    public static int leftOutDespiteRoom(WeekPlan plan) {
        int room = plan.days().stream()
                .mapToInt(day -> CAPACITY - day.recordIds().size())
                .sum();
        long leftOut = plan.unplaced().values().stream()
                .filter(code -> code == Unplaced.OVER_CAPACITY)
                .count();
        return (int) Math.min(room, leftOut);
    }

    private List<Client> clientsOn(LocalDate date) {
        return plan.days().stream()
                .filter(day -> day.date().equals(date))
                .flatMap(day -> day.recordIds().stream())
                .map(plannable::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private String whereabouts(Client client) {
        LocalDate day = dayOf.get(client.id());
        return day != null ? "on " + day : "unplaced as " + plan.unplaced().get(client.id());
    }

    private static LocalDate promised(Client client) {
        Commitment commitment = Objects.requireNonNull(client.commitment());
        return commitment.date();
    }

    private static int number(String sector) {
        return Integer.parseInt(sector.substring(2));
    }
}
