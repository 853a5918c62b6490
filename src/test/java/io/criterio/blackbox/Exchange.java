package io.criterio.blackbox;

import java.util.List;
import java.util.Set;

/**
 * What goes over a connection in one go, and what may come back.
 *
 * @param number of the exchange in its run: with the seed it says everything
 * @param story what was done to the requests
 * @param bytes of all of its requests
 * @param expected of each request, in order
 * @param cut nothing more is sent, though more was announced: there may be fewer answers than requests
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Exchange(int number, String story, byte[] bytes, List<Expected> expected, boolean cut) {

    /**
     * What may be answered.
     *
     * @param operation as the document names it; or what else was asked for
     * @param toHead whether the answer has no body
     * @param statuses that the document lists; empty for a request that breaks HTTP, where any but a 5xx will do
     */
    record Expected(String operation, boolean toHead, Set<Integer> statuses) {}
}
