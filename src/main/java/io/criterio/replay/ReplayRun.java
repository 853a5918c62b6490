package io.criterio.replay;

import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionScan;
import io.criterio.record.RecordWalk;
import io.criterio.record.Scanned;
import io.criterio.replay.ReplaySummary.Conversations;
import io.criterio.replay.ReplaySummary.Counts;
import io.criterio.replay.ReplaySummary.Diverging;
import io.criterio.replay.ReplaySummary.DivergingTurn;
import io.criterio.replay.ReplaySummary.Selection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One replay: recorded decisions, oldest first, are decided again under a candidate. Memory is bounded whatever their
 * number: what changes goes to files. How far it is can be read while it runs.
 */
public final class ReplayRun {

    private final Candidate candidate;
    private final Selection selection;
    private final RecordWalk<Compared> walk;
    private final ReplayTotals totals = new ReplayTotals();

    ReplayRun(DecisionScan scan, DecisionLog log, Candidate candidate, Selection selection, int threads) {
        this.candidate = candidate;
        this.selection = selection;
        DecisionScan.Range range = new DecisionScan.Range(
                Objects.requireNonNullElse(selection.from(), Instant.EPOCH),
                selection.to(),
                selection.type(),
                selection.caseId(),
                selection.release());
        this.walk = new RecordWalk<>(scan, log, range, threads, new Comparison(candidate));
    }

    /**
     * Where things go.
     *
     * @param differences gets a line for each decision that changes, in the order of the record; null for nowhere
     * @param conversations gets a line for each conversation that diverges, in the order in which they do; null for
     *     nowhere
     * @param scratch a folder that exists, for the time of the run
     * @param most how large the list of differences may become, in bytes
     */
    public record Output(
            @Nullable Path differences, @Nullable Path conversations, Path scratch, long most) {}

    /**
     * Goes through the decisions; returns at their end, or some time after {@link #cancel}, then with what it has.
     *
     * @throws IOException when what was found could not be written
     * @throws io.criterio.record.RecordUnavailableException when the database did not answer
     * @throws CandidateLostException when the rules cannot decide any more
     */
    public ReplaySummary run(Output output) throws IOException {
        try (OutputStream differences = open(output.differences());
                ConversationLedger conversations = new ConversationLedger(output.scratch())) {
            Listing listing = new Listing(differences, output.most());
            walk.run((decision, compared) -> {
                try {
                    tell(decision, compared, listing, conversations);
                } catch (IOException notWritten) {
                    throw new UncheckedIOException(notWritten);
                }
            });
            List<Diverging> examples = new ArrayList<>();
            ConversationLedger.Totals divergence =
                    conversations.total(output.conversations(), examples, ReplaySummary.EXAMPLES);
            return summary(divergence, examples, listing.listed);
        } catch (UncheckedIOException notWritten) {
            throw notWritten.getCause();
        }
    }

    private static OutputStream open(@Nullable Path file) throws IOException {
        return file == null
                ? OutputStream.nullOutputStream()
                : new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /** How much of the differences is written. */
    private static final class Listing {

        private final OutputStream out;
        private final long most;
        private long bytes;
        private long listed;

        Listing(OutputStream out, long most) {
            this.out = out;
            this.most = most;
        }

        void add(Scanned decision, Compared.Changed changed) throws IOException {
            // As long as all fit: those that are listed are the first ones.
            if (bytes < most) {
                bytes += ChangedDecision.write(decision, changed.told(), out);
                listed++;
            }
        }
    }

    private void tell(Scanned decision, Compared compared, Listing listing, ConversationLedger conversations)
            throws IOException {
        synchronized (totals) {
            totals.add(decision, compared);
        }
        boolean changes = false;
        if (compared instanceof Compared.Changed changed) {
            listing.add(decision, changed);
            changes = true;
        }
        if (decision.caseId() != null) {
            conversations.add(decision.caseId(), decision.id(), changes);
        }
    }

    private ReplaySummary summary(ConversationLedger.Totals divergence, List<Diverging> examples, long listed) {
        synchronized (totals) {
            return new ReplaySummary(
                    candidate.release(),
                    selection,
                    totals.counts(),
                    totals.types(),
                    totals.reasons(),
                    totals.fields(),
                    totals.rules(),
                    totals.figures(),
                    new Conversations(
                            divergence.replayed(),
                            divergence.changed(),
                            divergence.divergingAt().entrySet().stream()
                                    .map(turn -> new DivergingTurn(turn.getKey(), turn.getValue()))
                                    .toList(),
                            List.copyOf(examples)),
                    totals.examples(),
                    listed);
        }
    }

    /** What was found so far. */
    public Counts counts() {
        synchronized (totals) {
            return totals.counts();
        }
    }

    /** Lets the run end soon, with what it has. */
    public void cancel() {
        walk.cancel();
        candidate.cancel();
    }

    /** Whether it was ended before the end. */
    public boolean isCancelled() {
        return walk.isCancelled();
    }

    void awaitEnd(Duration patience) {
        walk.awaitEnd(patience);
    }

    /** How many decisions there are, once they are counted. */
    public OptionalLong total() {
        return walk.total();
    }

    /** About how many were looked at; exact at the end, unless it was cancelled. */
    public long done() {
        return walk.done();
    }
}
