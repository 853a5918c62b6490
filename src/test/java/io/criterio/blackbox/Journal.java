package io.criterio.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What callers know of what they have asked: kept in this process, which nobody kills. */
final class Journal {

    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> abandoned = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /**
     * A decision that the service has answered with 201.
     *
     * @param key its Idempotency-Key, which is its case too
     * @param request what was sent
     * @param answer the body of the answer
     */
    @SuppressWarnings("ArrayRecordComponent") // compared byte by byte
    record Acknowledged(String key, String request, String language, byte[] answer) {}

    /**
     * One attempt.
     *
     * @param sent and answered in nanoseconds of {@link System#nanoTime()}
     * @param status of the answer; 0 when the connection ended without one, -1 when there was none to begin with
     * @param retryAfter whether the answer said when to come again
     * @param fresh whether it was the first attempt with its key
     */
    record Sample(long sent, long answered, int status, boolean retryAfter, boolean fresh) {

        double seconds() {
            return (answered - sent) / 1e9;
        }
    }

    void add(Acknowledged decision) {
        acknowledged.add(decision);
        count.incrementAndGet();
    }

    void add(Sample sample) {
        samples.add(sample);
    }

    /** A key that was given up before it was answered with 201: it may be recorded once, or not at all. */
    void abandon(String key) {
        abandoned.add(key);
    }

    int acknowledgements() {
        return count.get();
    }

    /** The decisions from a position on, in the order in which they were answered. */
    List<Acknowledged> acknowledgedFrom(int position) {
        return acknowledged.stream().skip(position).toList();
    }

    List<String> abandoned() {
        return List.copyOf(abandoned);
    }

    List<Sample> samplesBetween(long from, long to) {
        List<Sample> found = new ArrayList<>();
        samples.forEach(sample -> {
            if (sample.sent() >= from && sample.sent() < to) {
                found.add(sample);
            }
        });
        return found;
    }
}
