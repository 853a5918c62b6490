package io.criterio.assignment.team;

import java.util.concurrent.Callable;

/**
 * What was cut out of a stream and has not been looked into.
 *
 * @param line where it begins, from 1
 * @param size how much memory it takes, in bytes
 * @param reading looks into it; may be called on any thread, once
 */
record Unread(long line, int size, Callable<Offer> reading) {

    static Unread of(Offer offer) {
        return new Unread(offer.line(), 0, () -> offer);
    }
}
