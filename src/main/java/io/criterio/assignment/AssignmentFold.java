package io.criterio.assignment;

import io.criterio.assignment.DayPlan.Assigned;
import io.criterio.assignment.DayPlan.Completion;
import io.criterio.assignment.DayPlan.Disposition;
import io.criterio.assignment.DayPlan.Filter;
import io.criterio.assignment.DayPlan.Pace;
import io.criterio.assignment.Verdict.Out;
import io.criterio.assignment.Verdict.Qualified;
import io.criterio.assignment.fact.Attribute;
import io.criterio.assignment.fact.Exclusion;
import io.criterio.assignment.fact.SectorSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds a base into a day: one look at each record, a heap as large as the day for those that qualify, a counter for
 * the others. Pure; the order of the records makes no difference.
 */
final class AssignmentFold {

    private final PhasePolicy policy;
    private final WorkDay day;
    private final Verdict[] verdicts;

    /** How many records have each profile: everything that is counted follows from it. */
    private final int[] records = new int[Profiles.COUNT];

    private final List<BaseRecord> forSupervisor = new ArrayList<>();

    private AssignmentFold(PhasePolicy policy, WorkDay day) {
        this.policy = policy;
        this.day = day;
        this.verdicts = policy.verdicts().toArray(Verdict[]::new);
    }

    /**
     * Plans a day.
     *
     * @param withDispositions name what became of every record that is left out
     */
    static DayPlan plan(PhasePolicy policy, WorkDay day, boolean withDispositions) {
        return new AssignmentFold(policy, day).plan(withDispositions);
    }

    private DayPlan plan(boolean withDispositions) {
        List<BaseRecord> ranked = rank();
        Set<BaseRecord> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(ranked);
        List<Assigned> assigned = new ArrayList<>(ranked.size());
        SortedMap<Sector, Integer> sectors = new TreeMap<>();
        for (BaseRecord record : ranked) {
            Qualified why = qualified(record);
            assigned.add(new Assigned(record, why.bucket(), why.rules()));
            sectors.merge(record.sector(), 1, Integer::sum);
        }
        return new DayPlan(
                day.campaignDay(),
                policy.phase(),
                policy.capacity(),
                assigned,
                completion(taken, sectors),
                forSupervisor.stream()
                        .map(BaseRecord::id)
                        .sorted(CodePoints::compare)
                        .toList(),
                day.records().size(),
                excluded(ranked.size()),
                notFitting(taken),
                withDispositions ? dispositions(taken) : null,
                sectors,
                pace(day.records().size() - ranked.size()),
                profiles());
    }

    private SortedMap<Integer, Integer> profiles() {
        SortedMap<Integer, Integer> profiles = new TreeMap<>();
        for (int number = 0; number < records.length; number++) {
            if (records[number] > 0) {
                profiles.put(number, records[number]);
            }
        }
        return profiles;
    }

    private Verdict verdict(BaseRecord record) {
        return verdicts[Profiles.number(record, day)];
    }

    private Qualified qualified(BaseRecord record) {
        if (verdict(record) instanceof Qualified why) {
            return why;
        }
        throw new IllegalStateException(record.id() + " is ranked and does not qualify");
    }

    private List<BaseRecord> rank() {
        Ranking ranking = new Ranking(policy.capacity());
        for (BaseRecord record : day.records()) {
            int profile = Profiles.number(record, day);
            records[profile]++;
            Verdict verdict = verdicts[profile];
            if (verdict instanceof Qualified why) {
                ranking.offer(record, why.place());
            } else if (verdict instanceof Out out && out.reason().exclusion() == Exclusion.NEEDS_SUPERVISOR) {
                forSupervisor.add(record);
            }
        }
        return ranking.drain();
    }

    // ---- the ledger -------------------------------------------------------------------------------------------

    private SortedMap<Exclusion, Integer> excluded(int assigned) {
        SortedMap<Exclusion, Integer> excluded = new TreeMap<>(Comparator.comparing(policy.precedence()::indexOf));
        int over = -assigned;
        for (int profile = 0; profile < records.length; profile++) {
            if (verdicts[profile] instanceof Qualified) {
                over += records[profile];
            } else if (verdicts[profile] instanceof Out out && records[profile] > 0) {
                excluded.merge(out.reason().exclusion(), records[profile], Integer::sum);
            }
        }
        if (over > 0) {
            excluded.merge(policy.full().exclusion(), over, Integer::sum);
        }
        return excluded;
    }

    /** The records of named buckets that found no place, bucket by bucket in the order of the day. */
    private List<String> notFitting(Set<BaseRecord> taken) {
        boolean[] named = new boolean[Profiles.COUNT];
        int left = -taken.size();
        for (int profile = 0; profile < records.length; profile++) {
            if (verdicts[profile] instanceof Qualified why) {
                named[profile] = policy.named().contains(why.bucket());
                left += records[profile];
            }
        }
        if (left == 0) {
            return List.of();
        }
        SortedMap<Integer, List<BaseRecord>> byTurn = new TreeMap<>();
        for (BaseRecord record : day.records()) {
            int profile = Profiles.number(record, day);
            if (named[profile] && verdicts[profile] instanceof Qualified why && !taken.contains(record)) {
                byTurn.computeIfAbsent(why.place().turn(), turn -> new ArrayList<>())
                        .add(record);
            }
        }
        List<String> notFitting = new ArrayList<>();
        for (List<BaseRecord> bucket : byTurn.values()) {
            bucket.sort(qualified(bucket.get(0)).place().order());
            bucket.forEach(record -> notFitting.add(record.id()));
        }
        return notFitting;
    }

    private List<Disposition> dispositions(Set<BaseRecord> taken) {
        List<Disposition> dispositions = new ArrayList<>(day.records().size() - taken.size());
        for (BaseRecord record : day.records()) {
            Verdict verdict = verdict(record);
            if (verdict instanceof Out out) {
                dispositions.add(new Disposition(record.id(), out.reason()));
            } else if (!taken.contains(record)) {
                dispositions.add(new Disposition(record.id(), policy.full()));
            }
        }
        dispositions.sort((one, other) -> CodePoints.compare(one.recordId(), other.recordId()));
        return dispositions;
    }

    // ---- completing a short day -------------------------------------------------------------------------------

    private @Nullable Completion completion(Set<BaseRecord> taken, SortedMap<Sector, Integer> assigned) {
        PhasePolicy.Completing completing = policy.completion();
        int shortfall = policy.capacity() - taken.size();
        if (completing == null || shortfall == 0) {
            return null;
        }
        // A day that is short has taken whatever qualified.
        List<BaseRecord> open = new ArrayList<>();
        SortedMap<Sector, Integer> openSectors = new TreeMap<>();
        for (BaseRecord record : day.records()) {
            if (verdict(record) instanceof Out out && out.reason().open()) {
                open.add(record);
                openSectors.merge(record.sector(), 1, Integer::sum);
            }
        }
        Sector sector = sector(completing, assigned, openSectors);
        if (sector == null) {
            return null;
        }
        Ranking inSector = new Ranking(shortfall);
        List<BaseRecord> elsewhere = new ArrayList<>();
        for (BaseRecord record : open) {
            if (record.sector().equals(sector)) {
                inSector.offer(record, completing.place());
            } else {
                elsewhere.add(record);
            }
        }
        List<String> ids = ids(inSector.drain());
        return new Completion(sector, ids, filters(completing, elsewhere, shortfall - ids.size()), completing.rule());
    }

    private @Nullable Sector sector(
            PhasePolicy.Completing completing, SortedMap<Sector, Integer> assigned, SortedMap<Sector, Integer> open) {
        for (SectorSource source : completing.sources()) {
            Sector sector = switch (source) {
                case SECTOR_OF_DAY -> day.sectorOfDay();
                case MOST_ASSIGNED -> most(assigned);
                case MOST_OPEN -> most(open);
            };
            if (sector != null) {
                return sector;
            }
        }
        return null;
    }

    private static @Nullable Sector most(SortedMap<Sector, Integer> records) {
        Sector most = null;
        int best = 0;
        for (Map.Entry<Sector, Integer> entry : records.entrySet()) {
            if (entry.getValue() > best) {
                most = entry.getKey();
                best = entry.getValue();
            }
        }
        return most;
    }

    /** Filters by the values that most open records share, until the day is full. */
    private static List<Filter> filters(PhasePolicy.Completing completing, List<BaseRecord> open, int shortfall) {
        List<FilterValue> byRecords = new ArrayList<>();
        if (shortfall > 0) {
            for (Attribute attribute : completing.attributes()) {
                matching(attribute, open)
                        .forEach((value, records) -> byRecords.add(new FilterValue(attribute, value, records)));
            }
        }
        byRecords.sort(
                Comparator.<FilterValue>comparingInt(filter -> -filter.records().size())
                        .thenComparing(filter -> completing.attributes().indexOf(filter.attribute()))
                        .thenComparing(FilterValue::value, CodePoints::compare));
        Set<BaseRecord> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Filter> filters = new ArrayList<>();
        for (FilterValue filter : byRecords) {
            if (taken.size() == shortfall) {
                break;
            }
            Ranking ranking = new Ranking(shortfall - taken.size());
            for (BaseRecord record : filter.records()) {
                if (!taken.contains(record)) {
                    ranking.offer(record, completing.place());
                }
            }
            List<BaseRecord> added = ranking.drain();
            if (!added.isEmpty()) {
                taken.addAll(added);
                filters.add(new Filter(filter.attribute(), filter.value(), ids(added)));
            }
        }
        return filters;
    }

    private record FilterValue(Attribute attribute, String value, List<BaseRecord> records) {}

    private static Map<String, List<BaseRecord>> matching(Attribute attribute, List<BaseRecord> open) {
        Map<String, List<BaseRecord>> matching = new LinkedHashMap<>();
        for (BaseRecord record : open) {
            String value = switch (attribute) {
                case COMPANY -> record.company();
                case CONVENIO -> record.convenio();
            };
            if (value != null) {
                matching.computeIfAbsent(value, any -> new ArrayList<>()).add(record);
            }
        }
        return matching;
    }

    private static List<String> ids(List<BaseRecord> records) {
        return records.stream().map(BaseRecord::id).toList();
    }

    // ---- pace -------------------------------------------------------------------------------------------------

    /** On the last day of the sweep, all that is left has to be worked on that day, beyond its capacity. */
    private Pace pace(int recordsLeft) {
        PhasePolicy.Pacing pacing = policy.pace();
        int daysLeft = Math.max(1, pacing.sweptBy() - day.campaignDay());
        return new Pace(
                recordsLeft,
                pacing.sweptBy() == 0 ? null : (recordsLeft + daysLeft - 1) / daysLeft,
                pacing.when(),
                pacing.maxHours(),
                pacing.rule());
    }
}
