package io.criterio.assignment;

import io.criterio.assignment.fact.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of records by keys; what comes first is worked first. A date that is not there comes last. */
public final class RecordOrder implements Comparator<BaseRecord> {

    private final Key[] keys;

    private RecordOrder(List<Key> keys) {
        this.keys = keys.toArray(Key[]::new);
    }

    /** An order by keys, and by further keys where they leave two records equal. */
    public static RecordOrder by(List<Key> keys, List<Key> ties) {
        List<Key> all = new ArrayList<>(keys);
        all.addAll(ties);
        return new RecordOrder(all);
    }

    @Override
    public int compare(BaseRecord one, BaseRecord other) {
        for (Key key : keys) {
            int order = switch (key) {
                case FRESHEST_REFERRAL -> latest(one.referredOn(), other.referredOn());
                case PROPENSITY -> Double.compare(other.propensity(), one.propensity());
                case OLDEST_COMMITMENT -> earliest(one.commitment(), other.commitment());
                case SECTOR -> one.sector().compareTo(other.sector());
                case RECORD_ID -> CodePoints.compare(one.id(), other.id());
            };
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordOrder that && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys);
    }

    private static int earliest(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null ? absence(one, other) : one.compareTo(other);
    }

    private static int latest(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null ? absence(one, other) : other.compareTo(one);
    }

    private static int absence(@Nullable LocalDate one, @Nullable LocalDate other) {
        return Boolean.compare(one == null, other == null);
    }
}
