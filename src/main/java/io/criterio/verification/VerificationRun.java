package io.criterio.verification;

import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.DecisionScan;
import io.criterio.record.RecordUnavailableException;
import io.criterio.record.RecordWalk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One way through a range of decisions, oldest first, each of which is decided again under the release that decided it.
 * Memory is bounded whatever the range. What it has found so far can be read while it runs.
 */
public final class VerificationRun {

    private static final Logger LOG = Logger.getLogger(VerificationRun.class);

    /** What is wrong with recorded inputs can be said in as many ways as there are inputs. */
    private static final int REASONS_TOLD_APART = 20;

    private static final String OTHER_REASONS = "other reasons";
    private static final String CONTENT_MISSING = "its input or outcome is missing in the record";

    private final Verification verification;
    private final RecordWalk<Found> walk;
    private final Consumer<VerificationRun> atEnd;
    private final LongAdder identical = new LongAdder();
    private final LongAdder different = new LongAdder();
    private final LongAdder masked = new LongAdder();
    private final LongAdder impossible = new LongAdder();
    private final SortedMap<String, Long> reasons = new TreeMap<>();

    VerificationRun(
            DecisionScan scan,
            DecisionLog log,
            Verification verification,
            DecisionScan.Range range,
            int threads,
            Consumer<VerificationRun> atEnd) {
        this.verification = verification;
        this.walk = new RecordWalk<>(scan, log, range, threads, new Look());
        this.atEnd = atEnd;
    }

    private final class Look implements RecordWalk.Look<Found> {

        @Override
        public List<Found> at(List<DecisionRecord> decisions) {
            return decisions.stream().map(VerificationRun.this::verify).toList();
        }

        @Override
        public Found missing() {
            return Found.MISSING;
        }
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
        try {
            walk.run((decision, found) -> {
                count(found);
                if (found.kind() == Kind.DIFFERENT) {
                    differs.accept(decision.id(), found.detail());
                }
            });
        } finally {
            atEnd.accept(this);
        }
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

    /** Lets the run end soon, with what it has. */
    public void cancel() {
        walk.cancel();
    }

    /** Whether it was ended before the end of its range. */
    public boolean isCancelled() {
        return walk.isCancelled();
    }

    void awaitEnd(Duration patience) {
        walk.awaitEnd(patience);
    }

    /** How many decisions the range holds, once they are counted. */
    public OptionalLong total() {
        return walk.total();
    }

    /** About how many were looked at; exact at the end, unless it was cancelled. */
    public long done() {
        return walk.done();
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
        return walk.reached();
    }
}
