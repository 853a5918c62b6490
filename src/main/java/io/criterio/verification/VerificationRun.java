package io.criterio.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.DecisionScan;
import io.criterio.record.RecordUnavailableException;
import io.criterio.record.Scanned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
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
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One way through a range of decisions, oldest first, each of which is decided again. Conversations repeat themselves:
 * of decisions whose records are the same, one is decided and stands for the others. Memory is bounded whatever the
 * range. What it has found so far can be read while it runs.
 */
public final class VerificationRun {

    private static final Logger LOG = Logger.getLogger(VerificationRun.class);
    private static final int PAGE = 4_000;
    private static final int SLICE = 250;
    private static final long MILLIS_TO_WAIT = 200;

    /** About 300 bytes each. */
    private static final int REMEMBERED = 100_000;

    /** What is wrong with recorded inputs can be said in as many ways as there are inputs. */
    private static final int REASONS_TOLD_APART = 20;

    private static final String OTHER_REASONS = "other reasons";
    private static final String CONTENT_MISSING = "its input or outcome is missing in the record";

    private final DecisionScan scan;
    private final DecisionLog log;
    private final Verification verification;
    private final DecisionScan.Range range;
    private final int threads;
    private final Consumer<VerificationRun> atEnd;

    private final Cache<Scanned.Likeness, Found> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final LongAdder identical = new LongAdder();
    private final LongAdder different = new LongAdder();
    private final LongAdder masked = new LongAdder();
    private final LongAdder impossible = new LongAdder();
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long total = -1;
    private volatile boolean cancelled;
    private volatile @Nullable Instant reached;

    VerificationRun(
            DecisionScan scan,
            DecisionLog log,
            Verification verification,
            DecisionScan.Range range,
            int threads,
            Consumer<VerificationRun> atEnd) {
        this.scan = scan;
        this.log = log;
        this.verification = verification;
        this.range = range;
        this.threads = threads;
        this.atEnd = atEnd;
    }

    private enum Kind {
        IDENTICAL,
        DIFFERENT,
        MASKED,
        IMPOSSIBLE
    }

    /**
     * What became of one decision.
     *
     * @param detail where it differs first, or why it cannot be decided
     */
    private record Found(Kind kind, String detail) {

        static final Found IDENTICAL = new Found(Kind.IDENTICAL, "");
        static final Found MASKED = new Found(Kind.MASKED, "");
        static final Found MISSING = new Found(Kind.DIFFERENT, CONTENT_MISSING);
    }

    /**
     * Goes through the range; returns at its end, or some time after {@link #cancel}.
     *
     * @param differs is told every decision that differs, in the order of the record, and where it does first
     * @throws io.criterio.record.RecordUnavailableException when the database did not answer; what was found until then
     *     stays
     */
    public void run(BiConsumer<UUID, String> differs) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, VerificationRun::daemon);
        ExecutorService readers = Executors.newFixedThreadPool(2, VerificationRun::daemon);
        try {
            Future<?> counting = readers.submit(() -> {
                total = scan.count(range);
            });
            List<Scanned> page = scan.page(range, null, PAGE);
            while (!page.isEmpty() && !cancelled) {
                Scanned last = page.get(page.size() - 1);
                Future<List<Scanned>> next = readers.submit(() -> scan.page(range, last, PAGE));
                Found[] found = verify(page, workers);
                if (!tell(page, found, differs)) {
                    break;
                }
                reached = last.decidedAt();
                page = result(next);
            }
            counting.cancel(true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            cancelled = true;
        } finally {
            workers.shutdownNow();
            readers.shutdownNow();
            ended.countDown();
            atEnd.accept(this);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "verification");
        thread.setDaemon(true);
        return thread;
    }

    private Found[] verify(List<Scanned> page, ExecutorService workers) throws InterruptedException {
        Found[] found = new Found[page.size()];
        List<Future<?>> slices = new ArrayList<>();
        for (int from = 0; from < page.size(); from += SLICE) {
            int first = from;
            int end = Math.min(from + SLICE, page.size());
            slices.add(workers.submit(() -> verify(page, found, first, end)));
        }
        for (Future<?> slice : slices) {
            // A release that is being compiled cannot be stopped, only left.
            boolean done = false;
            while (!done && !cancelled) {
                done = isDone(slice);
            }
        }
        return found;
    }

    private static boolean isDone(Future<?> slice) throws InterruptedException {
        try {
            slice.get(MILLIS_TO_WAIT, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    private void verify(List<Scanned> page, Found[] found, int from, int end) {
        Map<UUID, Scanned.Likeness> toRead = new LinkedHashMap<>();
        Map<Scanned.Likeness, Found> fresh = new LinkedHashMap<>();
        for (int i = from; i < end; i++) {
            Scanned decision = page.get(i);
            found[i] = known.getIfPresent(decision.likeness());
            if (found[i] == null && fresh.putIfAbsent(decision.likeness(), Found.MISSING) == null) {
                toRead.put(decision.id(), decision.likeness());
            } else if (found[i] != null) {
                count(found[i]);
            }
        }
        if (!toRead.isEmpty() && !cancelled) {
            log.read(toRead.keySet(), decision -> {
                if (!cancelled) {
                    fresh.put(toRead.get(decision.id()), verify(decision));
                }
            });
        }
        if (cancelled) {
            return;
        }
        for (int i = from; i < end; i++) {
            if (found[i] == null) {
                found[i] = fresh.get(page.get(i).likeness());
                count(found[i]);
            }
        }
        known.putAll(fresh);
    }

    private Found verify(DecisionRecord decision) {
        Verdict verdict;
        try {
            verdict = verification.verify(decision);
        } catch (RecordUnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException broken) {
            // One decision that cannot be made must not keep the others from being verified.
            LOG.errorf(broken, "Decision %s could not be decided again", decision.id());
            return new Found(Kind.IMPOSSIBLE, "Deciding again failed: " + broken.getMessage());
        }
        if (verdict instanceof Verdict.Different different) {
            return new Found(
                    Kind.DIFFERENT, different.differences().first().get(0).pointer());
        }
        if (verdict instanceof Verdict.Impossible impossible) {
            return new Found(Kind.IMPOSSIBLE, impossible.reason());
        }
        return verdict instanceof Verdict.Masked ? Found.MASKED : Found.IDENTICAL;
    }

    private void count(Found found) {
        switch (found.kind()) {
            case IDENTICAL -> identical.increment();
            case DIFFERENT -> different.increment();
            case MASKED -> masked.increment();
            case IMPOSSIBLE -> {
                impossible.increment();
                synchronized (reasons) {
                    boolean told = reasons.containsKey(found.detail()) || reasons.size() < REASONS_TOLD_APART;
                    reasons.merge(told ? found.detail() : OTHER_REASONS, 1L, Long::sum);
                }
            }
        }
    }

    /** False when the page was left half done. */
    private static boolean tell(List<Scanned> page, Found[] found, BiConsumer<UUID, String> differs) {
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                return false;
            }
            if (found[i].kind() == Kind.DIFFERENT) {
                differs.accept(page.get(i).id(), found[i].detail());
            }
        }
        return true;
    }

    private static List<Scanned> result(Future<List<Scanned>> page) throws InterruptedException {
        try {
            return page.get();
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("a part of the verification failed", failed.getCause());
    }

    /** Lets the run end soon, with what it has. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether it was ended before the end of its range. */
    public boolean isCancelled() {
        return cancelled;
    }

    void awaitEnd(Duration patience) {
        try {
            boolean inTime = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                LOG.warn("The verification does not end in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many decisions the range holds, once they are counted. */
    public OptionalLong total() {
        return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** How many were looked at. */
    public long done() {
        return identical() + different() + masked() + impossible();
    }

    /** How many were decided again with the same outcome by the same rules. */
    public long identical() {
        return identical.sum();
    }

    /** How many differ from what their release decides, or are damaged. */
    public long different() {
        return different.sum();
    }

    /** How many cannot be decided again because part of their input is masked. */
    public long masked() {
        return masked.sum();
    }

    /** How many cannot be decided again for another reason. */
    public long impossible() {
        return impossible.sum();
    }

    /** Why {@link #impossible} ones cannot be decided again, with the number of each, sorted. */
    public SortedMap<String, Long> reasons() {
        synchronized (reasons) {
            return new TreeMap<>(reasons);
        }
    }

    /** Every decision of the range before this instant was looked at; empty before the first page is done. */
    public Optional<Instant> reached() {
        return Optional.ofNullable(reached);
    }
}
