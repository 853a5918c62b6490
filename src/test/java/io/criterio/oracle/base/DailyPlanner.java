package io.criterio.oracle.base;

import io.criterio.oracle.base.Client.Origin;
import io.criterio.oracle.base.Client.Status;
import io.criterio.oracle.base.DayPlan.Assigned;
import io.criterio.oracle.base.DayPlan.Bucket;
import io.criterio.oracle.base.DayPlan.Code;
import io.criterio.oracle.base.DayPlan.Complement;
import io.criterio.oracle.base.DayPlan.Excluded;
import io.criterio.oracle.base.DayPlan.Filter;
import io.criterio.oracle.base.DayPlan.Filter.By;
import io.criterio.oracle.base.DayPlan.Ledger;
import io.criterio.oracle.base.DayPlan.Pace;
import io.criterio.oracle.base.DayPlan.Phase;
import io.criterio.oracle.base.DayPlan.SectorCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The daily assignment, rule by rule. */
public final class DailyPlanner {

    /** ASG-CAP-01. */
    private static final int CAPACITY = 25;

    /** ASG-NEW-01. */
    private static final int SWEEP_DAYS = 3;

    /** ASG-TIM-01. */
    private static final int PLANNING_HOURS = 2;

    private final Base base;
    private final LocalDate today;
    private final int campaignDay;
    private final Phase phase;

    private DailyPlanner(Base base) {
        this.base = base;
        this.today = base.date();
        this.campaignDay = campaignDay(base.calendar(), base.startDate(), base.date());
        this.phase = campaignDay <= SWEEP_DAYS ? Phase.SWEEP : Phase.STEADY;
    }

    /** @throws IllegalArgumentException when the date is before the campaign or no business day */
    public static DayPlan plan(Base base) {
        return new DailyPlanner(base).plan();
    }

    /** ASG-DAY-01: business days since the start, counting it as day 1; an error before the start or on a day off. */
    static int campaignDay(Holidays calendar, LocalDate startDate, LocalDate date) {
        if (date.isBefore(startDate)) {
            throw new IllegalArgumentException(date + " is before the campaign, expected " + startDate + " or later");
        }
        if (!calendar.isBusinessDay(date)) {
            throw new IllegalArgumentException(date + " is no business day of " + calendar);
        }
        int day = 0;
        for (LocalDate d = startDate; !d.isAfter(date); d = d.plusDays(1)) {
            if (calendar.isBusinessDay(d)) {
                day++;
            }
        }
        return day;
    }

    private DayPlan plan() {
        List<Client> ranked = new ArrayList<>();
        for (Bucket bucket : Bucket.values()) {
            base.records().stream()
                    .filter(client -> bucketOf(client).equals(Optional.of(bucket)))
                    .sorted(orderWithin(bucket))
                    .forEach(ranked::add);
        }
        // ASG-CAP-01: at most 25 records a day.
        List<Client> chosen = ranked.subList(0, Math.min(CAPACITY, ranked.size()));
        List<Client> tooMany = ranked.subList(chosen.size(), ranked.size());

        SortedMap<String, Excluded> dispositions = new TreeMap<>(Ranking.BY_CODE_POINT);
        for (Client client : base.records()) {
            reasonToLeaveOut(client).ifPresent(code -> dispositions.put(client.id(), new Excluded(code)));
        }
        for (Client client : tooMany) {
            dispositions.put(client.id(), new Excluded(Code.OVER_CAPACITY));
        }

        int shortfall = CAPACITY - chosen.size();
        return new DayPlan(
                campaignDay,
                phase,
                CAPACITY,
                numbered(chosen),
                shortfall,
                complement(chosen, shortfall),
                // ASG-DER-03
                dispositions.entrySet().stream()
                        .filter(entry -> entry.getValue().code() == Code.NEEDS_SUPERVISOR)
                        .map(Map.Entry::getKey)
                        .toList(),
                ledger(chosen, dispositions.values()),
                dispositions,
                sectors(chosen),
                // ASG-LED-01: commitments that did not fit are named.
                tooMany.stream()
                        .filter(client -> isCommitment(bucketOf(client).orElseThrow()))
                        .map(Client::id)
                        .toList(),
                pace(base.records().size() - chosen.size()));
    }

    /** ASG-LED-01: the codes in the rulebook's order, the first that applies; empty when the record may be worked today. */
    private Optional<Code> reasonToLeaveOut(Client client) {
        // ASG-DER-03: one assigned to another executive is skipped.
        if (client.belongsToSomeoneElseThan(base.executive())) {
            return Optional.of(Code.OTHER_EXECUTIVE);
        }
        // ASG-OUT-01: FORMALIZADO never.
        if (client.status() == Status.FORMALIZADO) {
            return Optional.of(Code.CLOSED);
        }
        // ASG-DER-03: a DERIVADO without assignedTo is not assigned; DERIVADO_EMPRESA falls to its executive.
        if (client.origin() == Origin.DERIVADO && client.assignedTo() == null) {
            return Optional.of(Code.NEEDS_SUPERVISOR);
        }
        if (phase == Phase.SWEEP) {
            // ASG-NEW-01: only records without management.
            return client.isUnworked() ? Optional.empty() : Optional.of(Code.SWEEP_FIRST);
        }
        // ASG-COM-01: commitments of the day, broken ones, records without management; nothing else.
        if (client.hasCommitmentAfter(today)) {
            return Optional.of(Code.COMMITMENT_LATER);
        }
        if (client.hasCommitmentOn(today) || client.hasCommitmentBrokenBy(today) || client.isUnworked()) {
            return Optional.empty();
        }
        // ASG-OUT-01: RECHAZO only with a commitment that is due or broken.
        return Optional.of(client.status() == Status.RECHAZO ? Code.REJECTED : Code.NOT_DUE);
    }

    private Optional<Bucket> bucketOf(Client client) {
        if (reasonToLeaveOut(client).isPresent()) {
            return Optional.empty();
        }
        // ASG-DER-01: derivados not yet worked, on every day.
        if (client.isDerivado() && client.isUnworked()) {
            return Optional.of(Bucket.DERIVADO);
        }
        if (client.isUnworked()) {
            return Optional.of(Bucket.SIN_GESTION);
        }
        return Optional.of(client.hasCommitmentOn(today) ? Bucket.COMPROMISO_DEL_DIA : Bucket.COMPROMISO_ROTO);
    }

    private static Comparator<Client> orderWithin(Bucket bucket) {
        return switch (bucket) {
            case DERIVADO -> Ranking.FRESHEST_REFERRAL;
            case COMPROMISO_DEL_DIA, SIN_GESTION -> Ranking.BEST_PROPENSITY;
            case COMPROMISO_ROTO -> Ranking.OLDEST_COMMITMENT;
        };
    }

    private static boolean isCommitment(Bucket bucket) {
        return bucket == Bucket.COMPROMISO_DEL_DIA || bucket == Bucket.COMPROMISO_ROTO;
    }

    /** ASG-EXP-01: every assigned record carries rank, bucket and the rules that put it there. */
    private List<Assigned> numbered(List<Client> chosen) {
        List<Assigned> numbered = new ArrayList<>();
        for (Client client : chosen) {
            Bucket bucket = bucketOf(client).orElseThrow();
            numbered.add(new Assigned(
                    numbered.size() + 1, client.id(), bucket, client.square(), rulesBehind(client, bucket)));
        }
        return numbered;
    }

    private SortedSet<String> rulesBehind(Client client, Bucket bucket) {
        SortedSet<String> rules = new TreeSet<>();
        switch (bucket) {
            case DERIVADO -> rules.addAll(Set.of("ASG-DER-01", "ASG-DER-02"));
            case COMPROMISO_DEL_DIA, COMPROMISO_ROTO -> rules.addAll(Set.of("ASG-COM-01", "ASG-COM-02"));
            case SIN_GESTION -> rules.add(phase == Phase.SWEEP ? "ASG-NEW-01" : "ASG-COM-01");
        }
        if (client.origin() == Origin.DERIVADO_EMPRESA) {
            rules.add("ASG-DER-03");
        }
        return rules;
    }

    /** ASG-LED-01: assigned + excluded = candidates. */
    private Ledger ledger(List<Client> chosen, Collection<Excluded> excluded) {
        Map<Code, Integer> counts = new EnumMap<>(Code.class);
        excluded.forEach(one -> counts.merge(one.code(), 1, Integer::sum));
        return new Ledger(base.records().size(), chosen.size(), counts);
    }

    private static List<SectorCount> sectors(List<Client> chosen) {
        return countBySector(chosen).entrySet().stream()
                .map(entry -> new SectorCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** ASG-SHO-01: to complete the day, the sector to filter by, then company or convenio. */
    private @Nullable Complement complement(List<Client> chosen, int shortfall) {
        if (shortfall == 0) {
            return null;
        }
        List<Client> open = base.records().stream()
                .filter(client -> !chosen.contains(client) && isOpen(client))
                .sorted(Ranking.BEST_PROPENSITY)
                .toList();
        String sector = base.sectorOfDay() != null
                ? Client.squareOf(base.sectorOfDay())
                : busiestSector(chosen).or(() -> busiestSector(open)).orElse(null);
        if (sector == null) {
            return null;
        }
        List<Client> inSector = open.stream()
                .filter(client -> client.square().equals(sector))
                .limit(shortfall)
                .toList();
        List<Client> remaining =
                open.stream().filter(client -> !inSector.contains(client)).toList();
        return new Complement(
                sector, ids(inSector), furtherFilters(remaining, shortfall - inSector.size()), "ASG-SHO-01");
    }

    /** Open = not CLOSED, not OTHER_EXECUTIVE, not NEEDS_SUPERVISOR (and not assigned today). */
    private boolean isOpen(Client client) {
        Set<Code> shut = Set.of(Code.CLOSED, Code.OTHER_EXECUTIVE, Code.NEEDS_SUPERVISOR);
        return reasonToLeaveOut(client).filter(shut::contains).isEmpty();
    }

    private static Optional<String> busiestSector(List<Client> clients) {
        Map<String, Integer> counts = countBySector(clients);
        return counts.keySet().stream()
                .min(Comparator.<String, Integer>comparing(counts::get)
                        .reversed()
                        .thenComparing(Ranking.BY_SECTOR));
    }

    private static SortedMap<String, Integer> countBySector(List<Client> clients) {
        SortedMap<String, Integer> counts = new TreeMap<>(Ranking.BY_SECTOR);
        clients.forEach(client -> counts.merge(client.square(), 1, Integer::sum));
        return counts;
    }

    /** The filter with most remaining matches first, company before convenio, then by name, until the day is full. */
    private static List<Filter> furtherFilters(List<Client> remaining, int missing) {
        record Value(By by, String name) {
            boolean matches(Client client) {
                return name.equals(by == By.COMPANY ? client.company() : client.convenio());
            }
        }
        Set<Value> values = new HashSet<>();
        for (Client client : remaining) {
            if (client.company() != null) {
                values.add(new Value(By.COMPANY, client.company()));
            }
            if (client.convenio() != null) {
                values.add(new Value(By.CONVENIO, client.convenio()));
            }
        }
        Function<Value, Long> matches =
                value -> remaining.stream().filter(value::matches).count();
        List<Value> inOrder = values.stream()
                .sorted(Comparator.comparing(matches)
                        .reversed()
                        .thenComparing(Value::by)
                        .thenComparing(Value::name, Ranking.BY_CODE_POINT))
                .toList();

        List<Filter> filters = new ArrayList<>();
        Set<Client> taken = new HashSet<>();
        for (Value value : inOrder) {
            List<Client> more = remaining.stream()
                    .filter(value::matches)
                    .filter(Predicate.not(taken::contains))
                    .limit(missing - taken.size())
                    .toList();
            if (!more.isEmpty()) {
                filters.add(new Filter(value.by(), value.name(), ids(more)));
                taken.addAll(more);
            }
        }
        return filters;
    }

    /** ASG-TIM-01. */
    private Pace pace(int recordsLeft) {
        if (phase == Phase.STEADY) {
            return new Pace(recordsLeft, null, false, PLANNING_HOURS);
        }
        // On day 3 nothing is left of the sweep but today.
        int daysLeft = Math.max(1, SWEEP_DAYS - campaignDay);
        return new Pace(recordsLeft, (recordsLeft + daysLeft - 1) / daysLeft, true, null);
    }

    private static List<String> ids(List<Client> clients) {
        return clients.stream().map(Client::id).toList();
    }
}
