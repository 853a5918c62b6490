package io.criterio.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One way through a range of decisions, oldest first, each of which is looked at. Conversations repeat themselves: of
 * decisions whose records are the same, one is looked at and stands for the others. Memory is bounded whatever the
 * range. How far it is can be read while it goes on.
 *
 * @param <R> what comes of looking at a decision; immutable
 */
public final class RecordWalk<R> {

    private static final Logger LOG = Logger.getLogger(RecordWalk.class);
    private static final int PAGE = 4_000;
    private static final int SLICE = 250;
    private static final long MILLIS_TO_WAIT = 200;
    private static final long SECONDS_TO_END = 2;

    /** A batch ends when it has so many decisions, or so many characters. */
    private static final int BATCH = 64;

    private static final int CHARACTERS_IN_A_BATCH = 1 << 20;

    /** What is remembered of decisions that were looked at, in bytes, and what one takes at least. */
    private static final int REMEMBERED = 64 << 20;

    private static final int LEAST = 400;

    private final DecisionScan scan;
    private final DecisionLog log;
    private final DecisionScan.Range range;
    private final int threads;
    private final Look<R> look;
    private final Cache<Scanned.Likeness, R> known;
    private final ReadOutcomes outcomes = new ReadOutcomes();
    private final LongAdder done = new LongAdder();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long total = -1;
    private volatile boolean cancelled;
    private volatile boolean over;
    private volatile @Nullable Instant reached;

    /**
     * A walk that is yet to begin.
     *
     * @param threads that it has to itself
     */
    public RecordWalk(DecisionScan scan, DecisionLog log, DecisionScan.Range range, int threads, Look<R> look) {
        this.scan = scan;
        this.log = log;
        this.range = range;
        this.threads = threads;
        this.look = look;
        this.known = Caffeine.newBuilder()
                .maximumWeight(REMEMBERED)
                .weigher((Scanned.Likeness likeness, R found) -> LEAST + look.bytes(found))
                .build();
    }

    /** What is done with the decisions. Thread-safe. */
    public interface Look<R> {

        /** Looks at some decisions, and returns what came of each, in their order. */
        List<R> at(List<DecisionRecord> decisions);

        /** What stands for a decision whose input or outcome is not in the record. */
        R missing();

        /** About how much memory a result takes, if that is more than a little. */
        default int bytes(R found) {
            return 0;
        }
    }

    /**
     * Goes through the range; returns at its end, or some time after {@link #cancel}.
     *
     * @param tell is told every decision in the order of the record, with what came of it, on the caller's thread
     * @throws RecordUnavailableException when the database did not answer; what was told until then stays
     */
    public void run(BiConsumer<Scanned, R> tell) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, RecordWalk::daemon);
        ExecutorService readers = Executors.newFixedThreadPool(2, RecordWalk::daemon);
        try {
            Future<?> counting = readers.submit(() -> {
                total = scan.count(range);
            });
            Looked<R> page = begin(null, workers);
            while (!page.decisions().isEmpty() && !cancelled) {
                Scanned last = page.decisions().get(page.decisions().size() - 1);
                // While this page is told, the next is looked at.
                Future<Looked<R>> next = readers.submit(() -> begin(last, workers));
                if (!tell(page.decisions(), await(page), tell)) {
                    break;
                }
                reached = last.decidedAt();
                page = result(next);
            }
            if (!cancelled && !counting.isDone()) {
                total = done();
            }
            counting.cancel(true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            cancelled = true;
        } finally {
            over = true;
            workers.shutdownNow();
            readers.shutdownNow();
            awaitEndOf(workers);
            ended.countDown();
        }
    }

    /** What they work with is closed soon; but a release that is being compiled cannot be stopped, only left. */
    private static void awaitEndOf(ExecutorService workers) {
        try {
            boolean inTime = workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
            if (!inTime) {
                LOG.warn("A way through the record is left while it looks at decisions");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver() {
        return cancelled || over;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "record-walk");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A page that is being looked at.
     *
     * @param slices what comes of its parts, in their order
     */
    private record Looked<R>(List<Scanned> decisions, List<Future<List<@Nullable R>>> slices) {}

    private Looked<R> begin(@Nullable Scanned after, ExecutorService workers) {
        List<Scanned> page = scan.page(range, after, PAGE);
        List<Future<List<@Nullable R>>> slices = new ArrayList<>();
        for (int from = 0; from < page.size() && !isOver(); from += SLICE) {
            List<Scanned> slice = page.subList(from, Math.min(from + SLICE, page.size()));
            slices.add(workers.submit(() -> lookAt(slice)));
        }
        return new Looked<>(page, slices);
    }

    private List<@Nullable R> await(Looked<R> page) throws InterruptedException {
        List<@Nullable R> found = new ArrayList<>(page.decisions().size());
        for (Future<List<@Nullable R>> slice : page.slices()) {
            // A release that is being compiled cannot be stopped, only left.
            List<@Nullable R> part = null;
            while (part == null && !cancelled) {
                part = resultIfDone(slice);
            }
            if (part == null) {
                break;
            }
            found.addAll(part);
        }
        return found;
    }

    private static <T> @Nullable T resultIfDone(Future<T> slice) throws InterruptedException {
        try {
            return slice.get(MILLIS_TO_WAIT, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return null;
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    /** In the order of the slice; null where the walk was cancelled before. */
    private List<@Nullable R> lookAt(List<Scanned> slice) {
        Map<UUID, Scanned.Columns> toRead = new LinkedHashMap<>();
        Map<Scanned.Likeness, R> found = new HashMap<>();
        for (Scanned decision : slice) {
            if (!found.containsKey(decision.likeness())) {
                R before = known.getIfPresent(decision.likeness());
                found.put(decision.likeness(), before == null ? look.missing() : before);
                if (before == null) {
                    toRead.put(decision.id(), (Scanned.Columns) decision.likeness());
                }
            }
        }
        long counted = 0;
        if (!toRead.isEmpty() && !isOver()) {
            counted = read(toRead, found);
            toRead.values().forEach(likeness -> known.put(likeness, found.getOrDefault(likeness, look.missing())));
        }
        List<@Nullable R> results = new ArrayList<>(slice.size());
        for (Scanned decision : slice) {
            results.add(isOver() ? null : found.get(decision.likeness()));
        }
        done.add(slice.size() - counted);
        return results;
    }

    /** Returns how many of them are counted as done. */
    private long read(Map<UUID, Scanned.Columns> toRead, Map<Scanned.Likeness, R> found) {
        Batch batch = new Batch(toRead, found);
        log.read(toRead, outcomes, batch::add);
        batch.flush();
        return batch.looked;
    }

    /** A few decisions in memory at a time, and not one by one. */
    private final class Batch {

        private final Map<UUID, Scanned.Columns> toRead;
        private final Map<Scanned.Likeness, R> found;
        private final List<DecisionRecord> decisions = new ArrayList<>();
        private int characters;
        private long looked;

        Batch(Map<UUID, Scanned.Columns> toRead, Map<Scanned.Likeness, R> found) {
            this.toRead = toRead;
            this.found = found;
        }

        void add(DecisionRecord decision) {
            decisions.add(decision);
            characters += decision.input().length() + decision.outcome().length();
            if (decisions.size() == BATCH || characters > CHARACTERS_IN_A_BATCH) {
                flush();
            }
        }

        void flush() {
            if (!decisions.isEmpty() && !isOver()) {
                List<R> results = look.at(List.copyOf(decisions));
                for (int i = 0; i < results.size(); i++) {
                    found.put(toRead.get(decisions.get(i).id()), results.get(i));
                }
                looked += results.size();
                done.add(results.size());
            }
            decisions.clear();
            characters = 0;
        }
    }

    /** False when the page was left half done. */
    private static <R> boolean tell(List<Scanned> page, List<@Nullable R> found, BiConsumer<Scanned, R> tell) {
        for (int i = 0; i < page.size(); i++) {
            R result = i < found.size() ? found.get(i) : null;
            if (result == null) {
                return false;
            }
            tell.accept(page.get(i), result);
        }
        return true;
    }

    private static <T> T result(Future<T> page) throws InterruptedException {
        try {
            return page.get();
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("a part of the walk failed", failed.getCause());
    }

    /** Lets the walk end soon, with what it has. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether it was ended before the end of its range. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Waits until it has ended, but no longer than this. */
    public void awaitEnd(Duration patience) {
        try {
            boolean inTime = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                LOG.warn("A way through the record does not end in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many decisions the range holds, once they are counted. */
    public OptionalLong total() {
        return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** About how many were looked at; exact at the end, unless it was cancelled. */
    public long done() {
        return done.sum();
    }

    /** Every decision of the range before this instant was told; empty before the first page is. */
    public Optional<Instant> reached() {
        return Optional.ofNullable(reached);
    }
}
