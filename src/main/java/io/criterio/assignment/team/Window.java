package io.criterio.assignment.team;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What was taken out of a stream and is not answered yet, in order: bounded in number and in bytes, so that whoever sends
 * too fast has to wait. One thread puts in, one takes out.
 */
final class Window {

    private final int most;
    private final long mostBytes;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private int count;
    private long bytes;
    private boolean ended;
    private boolean closed;

    Window(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** An offer, or soon one. */
    record Entry(long line, int size, Future<Offer> offer) {}

    /**
     * Waits until there is room; something that is larger than the window has room when the window is empty.
     *
     * @return false when nothing is taken in any more
     */
    synchronized boolean awaitRoom(int size) throws InterruptedException {
        while (!closed && count > 0 && (count >= most || bytes + size > mostBytes)) {
            wait();
        }
        return !closed;
    }

    synchronized void put(Entry entry) {
        waiting.add(entry);
        count++;
        bytes += entry.size();
        notifyAll();
    }

    /** Nothing follows. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nothing is taken in or given out any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    /** Waits for the next one; null when there is none. */
    synchronized @Nullable Entry take() throws InterruptedException {
        while (waiting.isEmpty() && !ended && !closed) {
            wait();
        }
        return waiting.poll();
    }

    /** The next one, if it is there and read. */
    synchronized @Nullable Entry takeIfRead() {
        Entry next = waiting.peek();
        return next != null && next.offer().isDone() ? waiting.poll() : null;
    }

    /** So many that were taken are answered, and forgotten. */
    synchronized void answered(int entries, long size) {
        count -= entries;
        bytes -= size;
        notifyAll();
    }
}
