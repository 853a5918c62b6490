package io.criterio.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Goes through numbers on several threads, with progress, until done or cancelled. */
public final class Walk {

    private static final int AT_ONCE = 256;

    private final int threads;
    private final AtomicLong done = new AtomicLong();
    private volatile boolean cancelled;

    /**
     * Makes a walk.
     *
     * @param threads how many to use
     */
    public Walk(int threads) {
        this.threads = threads;
    }

    /** How many numbers have been looked at, in all rounds. */
    public long done() {
        return done.get();
    }

    /** Ends it, as soon as the numbers in hand are done. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Looks at every number below {@code size}.
     *
     * @param notes makes what a thread notes in
     * @return what each thread noted; a part of the truth when cancelled
     */
    public <N> List<N> through(int size, Supplier<N> notes, BiConsumer<Integer, N> look) {
        return through(size, AT_ONCE, notes, look);
    }

    /** The same, taking so many numbers at once. */
    public <N> List<N> through(int size, int atOnce, Supplier<N> notes, BiConsumer<Integer, N> look) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "walk");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<N>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> {
                    N noted = notes.get();
                    for (int from = next.getAndAdd(atOnce); from < size && !cancelled; from = next.getAndAdd(atOnce)) {
                        int to = Math.min(size, from + atOnce);
                        for (int number = from; number < to; number++) {
                            look.accept(number, noted);
                        }
                        done.addAndGet(to - from);
                    }
                    return noted;
                }));
            }
            List<N> all = new ArrayList<>();
            for (Future<N> part : parts) {
                all.add(part.get());
            }
            return all;
        } catch (ExecutionException failed) {
            cancelled = true;
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            cancelled = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            pool.shutdownNow();
        }
    }
}
