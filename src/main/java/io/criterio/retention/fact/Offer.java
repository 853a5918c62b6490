package io.criterio.retention.fact;

import java.util.Comparator;

/** A tool that was already put on the table in this case, and what became of it. */
public record Offer(Tool tool, OfferStatus status) implements Comparable<Offer> {

    private static final Comparator<Offer> ORDER =
            Comparator.comparing(Offer::tool).thenComparing(Offer::status);

    @Override
    public int compareTo(Offer other) {
        return ORDER.compare(this, other);
    }
}
