package io.criterio.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What an evaluation found. The order is that of the catalogue (file, line), and within a rule that of the facts it
 * matched, compared by their values: it depends neither on the order in which the facts came nor on the thread.
 */
public final class Findings {

    private final List<Fired> fired;

    Findings(List<Fired> fired) {
        this.fired = fired;
    }

    /** Every rule that fired, unmodifiable. */
    public List<Fired> fired() {
        return fired;
    }

    /** The findings of one type. */
    public <T> List<T> of(Class<T> type) {
        List<T> result = new ArrayList<>();
        for (Fired each : fired) {
            if (type.isInstance(each.finding())) {
                result.add(type.cast(each.finding()));
            }
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Findings that && fired.equals(that.fired);
    }

    @Override
    public int hashCode() {
        return fired.hashCode();
    }

    @Override
    public String toString() {
        return fired.toString();
    }
}
