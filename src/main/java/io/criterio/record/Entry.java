package io.criterio.record;

import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Something on its way into the record, and who waits for it. Thread-safe. */
final class Entry implements Comparable<Entry> {

    /** Nobody but a writer may say what became of an entry that a writer has taken. */
    private enum State {
        WAITING,
        TAKEN,
        GIVEN_UP
    }

    final List<Row> rows;
    final List<AnswerRow> answers;
    final @Nullable RequestKey key;
    final @Nullable Kept kept;
    private final long bytes;
    private final long deadline;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** What the caller hears: an answer, or in time that there is none. */
    final CompletableFuture<Appended> answered = new CompletableFuture<>();

    /** Done when it is certain that no writer has to do with this any more. */
    final CompletableFuture<Void> settled = new CompletableFuture<>();

    /** A decision's answer by the month of the decision, which is the month that it is kept with. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record AnswerRow(NewAnswer answer, YearMonth month, byte[] leaf) {

        static AnswerRow of(NewAnswer answer) {
            return new AnswerRow(
                    answer,
                    Partitions.monthOf(DecisionIds.instantOf(answer.decision())),
                    Leaf.answer(answer.decision(), answer.tool(), answer.answer(), answer.answeredAt()));
        }
    }

    /**
     * Makes an entry.
     *
     * @param deadline on the clock of {@link System#nanoTime()}
     */
    Entry(List<Row> rows, List<AnswerRow> answers, @Nullable RequestKey key, @Nullable Kept kept, long deadline) {
        this.rows = rows;
        this.answers = answers;
        this.key = key;
        this.kept = kept;
        this.bytes = bytes(rows);
        this.deadline = deadline;
    }

    int size() {
        return rows.size() + answers.size();
    }

    /** How much memory it holds at most: contents that are shared count for each who shares them. */
    long bytes() {
        return bytes;
    }

    static long bytes(List<Row> rows) {
        long bytes = 0;
        for (Row row : rows) {
            bytes += row.decision().input().json().length
                    + row.decision().outcome().json().length;
        }
        return bytes;
    }

    /** By the time when they are given up. */
    @Override
    public int compareTo(Entry other) {
        return Long.compare(deadline - other.deadline, 0);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    boolean isOver(long now) {
        return now - deadline >= 0;
    }

    boolean isDone() {
        return answered.isDone();
    }

    /** A writer takes it; false if it was given up before. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    /** Whether it is in the hands of a writer. */
    boolean isTaken() {
        return state.get() == State.TAKEN;
    }

    /** The caller has waited long enough. */
    void giveUp(String why) {
        if (state.compareAndSet(State.WAITING, State.GIVEN_UP)) {
            failed(RecordUnavailableException.nothingRecorded(why));
        } else {
            answered.completeExceptionally(RecordUnavailableException.unknown(why));
        }
    }

    /** Settled before it is answered: a caller may use the key again as soon as it has the answer. */
    void done(Appended appended) {
        settled.complete(null);
        answered.complete(appended);
    }

    void failed(Throwable why) {
        settled.complete(null);
        answered.completeExceptionally(why);
    }
}
