package io.criterio.replay;

import io.criterio.record.Scanned;
import io.criterio.replay.ReplaySummary.Counts;
import io.criterio.replay.ReplaySummary.Example;
import io.criterio.replay.ReplaySummary.Field;
import io.criterio.replay.ReplaySummary.Figure;
import io.criterio.replay.ReplaySummary.Reason;
import io.criterio.replay.ReplaySummary.RuleChange;
import io.criterio.replay.ReplaySummary.TypeCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what comes of decisions, in bounded memory. Not thread-safe. */
final class ReplayTotals {

    /** What is wrong with recorded inputs can be said in as many ways as there are inputs. */
    private static final int TOLD_APART = 20;

    private static final int FIELDS_TOLD_APART = 200;
    private static final String OTHER = "other";

    private final SortedMap<String, OfType> types = new TreeMap<>();
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final SortedMap<String, Long> fields = new TreeMap<>();
    private final SortedMap<String, long[]> rules = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();

    private static final class OfType {

        private long identical;
        private long changed;
        private long changedInWordsOnly;
        private long masked;
        private long unreadable;
        private final SortedMap<String, Long> before = new TreeMap<>();
        private final SortedMap<String, Long> after = new TreeMap<>();

        Counts counts() {
            return new Counts(
                    identical + changed + masked + unreadable,
                    identical,
                    changed,
                    changedInWordsOnly,
                    masked,
                    unreadable);
        }
    }

    void add(Scanned decision, Compared compared) {
        OfType type = types.computeIfAbsent(decision.likeness().type(), name -> new OfType());
        if (compared instanceof Compared.Identical identical) {
            type.identical++;
            add(type.before, identical.figures());
            add(type.after, identical.figures());
        } else if (compared instanceof Compared.Changed changed) {
            type.changed++;
            type.changedInWordsOnly += changed.wordsOnly() ? 1 : 0;
            add(type.before, changed.before());
            add(type.after, changed.after());
            add(decision, changed);
        } else if (compared instanceof Compared.Unreadable unreadable) {
            type.unreadable++;
            count(reasons, unreadable.reason(), TOLD_APART);
        } else {
            type.masked++;
        }
    }

    private void add(Scanned decision, Compared.Changed changed) {
        changed.fields().forEach(field -> count(fields, field, FIELDS_TOLD_APART));
        changed.appeared().forEach(rule -> rules.computeIfAbsent(rule, id -> new long[2])[0]++);
        changed.vanished().forEach(rule -> rules.computeIfAbsent(rule, id -> new long[2])[1]++);
        if (examples.size() < ReplaySummary.EXAMPLES) {
            examples.add(new Example(
                    decision.id(),
                    decision.likeness().type(),
                    decision.caseId(),
                    changed.fields(),
                    changed.appeared(),
                    changed.vanished()));
        }
    }

    private static void add(SortedMap<String, Long> sums, Map<String, Integer> figures) {
        figures.forEach((name, value) -> sums.merge(name, (long) value, Long::sum));
    }

    private static void count(SortedMap<String, Long> counts, String what, int toldApart) {
        boolean told = counts.containsKey(what) || counts.size() < toldApart;
        counts.merge(told ? what : OTHER, 1L, Long::sum);
    }

    Counts counts() {
        long[] sums = new long[5];
        for (OfType type : types.values()) {
            sums[0] += type.identical;
            sums[1] += type.changed;
            sums[2] += type.changedInWordsOnly;
            sums[3] += type.masked;
            sums[4] += type.unreadable;
        }
        return new Counts(sums[0] + sums[1] + sums[3] + sums[4], sums[0], sums[1], sums[2], sums[3], sums[4]);
    }

    List<TypeCounts> types() {
        return types.entrySet().stream()
                .map(type -> new TypeCounts(type.getKey(), type.getValue().counts()))
                .toList();
    }

    List<Reason> reasons() {
        return byFrequency(reasons)
                .map(each -> new Reason(each.getKey(), each.getValue()))
                .toList();
    }

    List<Field> fields() {
        return byFrequency(fields)
                .map(each -> new Field(each.getKey(), each.getValue()))
                .toList();
    }

    private static Stream<Map.Entry<String, Long>> byFrequency(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    List<RuleChange> rules() {
        return rules.entrySet().stream()
                .map(rule -> new RuleChange(rule.getKey(), rule.getValue()[0], rule.getValue()[1]))
                .toList();
    }

    List<Example> examples() {
        return List.copyOf(examples);
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        types.forEach((name, type) -> {
            SortedSet<String> names = new TreeSet<>(type.before.keySet());
            names.addAll(type.after.keySet());
            for (String figure : names) {
                figures.add(figure(name, type, figure));
            }
        });
        return figures;
    }

    private static Figure figure(String typeName, OfType type, String figure) {
        long before = type.before.getOrDefault(figure, 0L);
        long after = type.after.getOrDefault(figure, 0L);
        long decisions = type.identical + type.changed;
        boolean ofPlaces = figure.equals("assigned") || figure.equals("shortfall");
        return new Figure(
                typeName,
                figure,
                before,
                after,
                rate(before, ofPlaces ? type.before.getOrDefault("capacity", 0L) : decisions),
                rate(after, ofPlaces ? type.after.getOrDefault("capacity", 0L) : decisions));
    }

    private static @Nullable BigDecimal rate(long value, long of) {
        return of == 0 ? null : BigDecimal.valueOf(value).divide(BigDecimal.valueOf(of), 4, RoundingMode.HALF_UP);
    }
}
