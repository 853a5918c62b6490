package io.criterio.field;

import io.criterio.assignment.BaseRecord;
import io.criterio.assignment.Sector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Spreads records over days so that each day works one group of sectors that lie close together, near the day's
 * commitments. The records are put on a path that runs up one column of the grid and down the next, the path is cut into
 * one piece a day, and of all ways to cut it and to give the pieces to the days the best one is taken: by dynamic
 * programming over the days that have their piece and the place on the path.
 *
 * <p>What is weighed, in hundredths of a step on the grid: how far a day's group stretches; how far the day's commitments
 * lie from it; a sector cut in two; days that are not equally full.
 */
final class SectorGroups {

    private static final int STEP = 100;
    private static final long IMPOSSIBLE = Long.MAX_VALUE / 4;

    private final List<BaseRecord> path;
    private final List<List<BaseRecord>> commitments;
    private final int capacity;
    private final int cutSectorCost;
    private final int unevenCost;
    private final int total;

    /**
     * Prepares a spreading.
     *
     * @param records at most as many as the days have room for
     * @param commitments what each day has already, at most {@code capacity} each
     */
    SectorGroups(List<BaseRecord> records, List<List<BaseRecord>> commitments, WeekPolicy policy) {
        this.path = new ArrayList<>(records);
        this.path.sort(Comparator.comparing(BaseRecord::sector, SectorGroups::alongPath)
                .thenComparing(policy.order()));
        this.commitments = commitments;
        this.capacity = policy.capacity();
        this.cutSectorCost = policy.cutSectorCost();
        this.unevenCost = policy.unevenCost();
        this.total = records.size() + commitments.stream().mapToInt(List::size).sum();
    }

    /** Up the first column, down the next: neighbours on the path are neighbours on the grid. */
    private static int alongPath(Sector one, Sector other) {
        if (one.letter() != other.letter()) {
            return one.letter() - other.letter();
        }
        return (one.letter() - 'A') % 2 == 0 ? one.number() - other.number() : other.number() - one.number();
    }

    /** The records of each day, along the path. */
    List<List<BaseRecord>> byDay() {
        int days = commitments.size();
        int places = path.size() + 1;
        int subsets = 1 << days;
        long[][] best = new long[subsets][places];
        int[][] lastDay = new int[subsets][places];
        int[][] lastStart = new int[subsets][places];
        for (long[] row : best) {
            Arrays.fill(row, IMPOSSIBLE);
        }
        best[0][0] = 0;
        long[][][] costs = new long[days][places][];
        for (int day = 0; day < days; day++) {
            for (int start = 0; start < places; start++) {
                costs[day][start] = costs(day, start);
            }
        }
        for (int served = 0; served < subsets; served++) {
            for (int start = 0; start < places; start++) {
                if (best[served][start] >= IMPOSSIBLE) {
                    continue;
                }
                for (int day = 0; day < days; day++) {
                    int next = served | 1 << day;
                    if (next == served) {
                        continue;
                    }
                    for (int length = 0; length < costs[day][start].length; length++) {
                        long cost = best[served][start] + costs[day][start][length];
                        if (cost < best[next][start + length]) {
                            best[next][start + length] = cost;
                            lastDay[next][start + length] = day;
                            lastStart[next][start + length] = start;
                        }
                    }
                }
            }
        }
        return groups(lastDay, lastStart);
    }

    private List<List<BaseRecord>> groups(int[][] lastDay, int[][] lastStart) {
        List<List<BaseRecord>> groups = new ArrayList<>();
        commitments.forEach(day -> groups.add(List.of()));
        int served = (1 << commitments.size()) - 1;
        int end = path.size();
        while (served != 0) {
            int day = lastDay[served][end];
            int start = lastStart[served][end];
            groups.set(day, List.copyOf(path.subList(start, end)));
            served &= ~(1 << day);
            end = start;
        }
        return groups;
    }

    /** What a day's piece costs that starts at a place, by its length. */
    private long[] costs(int day, int start) {
        int free = capacity - commitments.get(day).size();
        int most = Math.min(free, path.size() - start);
        long[] costs = new long[most + 1];
        List<Sector> appointments = sectors(commitments.get(day));
        int[] distances = new int[appointments.size()];
        Arrays.fill(distances, Integer.MAX_VALUE);
        Stretch stretch = new Stretch();
        costs[0] = uneven(day, 0);
        for (int length = 1; length <= most; length++) {
            Sector sector = path.get(start + length - 1).sector();
            stretch.include(sector);
            long away = 0;
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Math.min(distances[i], appointments.get(i).distance(sector));
                away += distances[i];
            }
            costs[length] = STEP * (stretch.steps() + away + cut(start)) + uneven(day, length);
        }
        return costs;
    }

    private static List<Sector> sectors(List<BaseRecord> records) {
        Set<Sector> sectors = new TreeSet<>();
        records.forEach(record -> sectors.add(record.sector()));
        return List.copyOf(sectors);
    }

    private int cut(int start) {
        boolean inside =
                start > 0 && path.get(start).sector().equals(path.get(start - 1).sector());
        return inside ? cutSectorCost : 0;
    }

    /** By how far the day is off a fair share, squared; in whole hundredths of a step. */
    private long uneven(int day, int length) {
        int days = commitments.size();
        long off = (long) days * (commitments.get(day).size() + length) - total;
        return off * off * unevenCost / ((long) days * days);
    }

    /** The square of the grid that a group needs. */
    private static final class Stretch {

        private int left = Integer.MAX_VALUE;
        private int right = Integer.MIN_VALUE;
        private int bottom = Integer.MAX_VALUE;
        private int top = Integer.MIN_VALUE;

        void include(Sector sector) {
            left = Math.min(left, sector.letter());
            right = Math.max(right, sector.letter());
            bottom = Math.min(bottom, sector.number());
            top = Math.max(top, sector.number());
        }

        /** The farthest that two of its sectors lie apart. */
        int steps() {
            return Math.max(right - left, top - bottom);
        }
    }
}
