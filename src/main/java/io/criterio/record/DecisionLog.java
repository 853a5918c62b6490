package io.criterio.record;

import io.agroal.api.AgroalDataSource;
import io.criterio.record.Readers.Reader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The decision record. Appending waits for nobody: what is appended is committed together with whatever else has arrived,
 * and the answer says when it is on disk. The other methods wait for the database: call them from worker threads.
 * Thread-safe.
 */
@Singleton
public class DecisionLog {

    private static final long LARGEST_BACKLOG = 128L << 20;

    private final DecisionTable table;
    private final GroupCommit commits;
    private final Prober prober;
    private final Availability availability = new Availability();
    private final RecordKeys keys;
    private final Acknowledged acknowledged;
    private final Readers readers;
    private final Clock clock;
    private final RecordSettings settings;
    private final Masking masking;

    @Inject
    DecisionLog(
            AgroalDataSource dataSource,
            RecordSettings settings,
            RecordKeys keys,
            ReleaseSources releases,
            Clock clock,
            MeterRegistry metrics) {
        this.settings = settings;
        this.masking = Masking.of(settings.mask().orElse(List.of()));
        this.clock = clock;
        this.keys = keys;
        this.acknowledged =
                new Acknowledged(settings.stateDir().map(AcknowledgedFile::in).orElseGet(AcknowledgedFile::none));
        this.readers = new Readers(dataSource, availability);
        this.table = new DecisionTable(readers, dataSource, keys::forSearching);
        this.commits = new GroupCommit(
                dataSource,
                new GroupCommit.Settings(
                        settings.writers(),
                        settings.queue(),
                        LARGEST_BACKLOG,
                        settings.patience(),
                        settings.silence(),
                        settings.keysLast()),
                availability,
                releases,
                acknowledged,
                clock);
        this.prober = new Prober(dataSource, availability, readers, settings.durability(), commits::forget);
        prober.start();
        Gauge.builder("criterio.record.waiting", commits, GroupCommit::rowsWaiting)
                .description("Decisions that wait to be recorded")
                .register(metrics);
        Gauge.builder("criterio.record.gone", acknowledged, Acknowledged::rowsGone)
                .description("Rows that were acknowledged and are not in the database, as far as it was noticed")
                .register(metrics);
        Gauge.builder("criterio.record.available", availability, state -> state.isDown() ? 0 : 1)
                .description("1 while the store takes decisions")
                .register(metrics);
    }

    /** Records what waits, and stops: while there still is a connection pool, and before the last checkpoint. */
    void close(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        commits.close();
        prober.close();
        acknowledged.close();
    }

    /** What stands in the record for customers and executives. */
    public Pseudonyms pseudonyms() {
        return keys.bound().pseudonyms();
    }

    /** How far this node has acknowledged decisions. */
    Acknowledged acknowledged() {
        return acknowledged;
    }

    /**
     * Changes when a connection to the store was lost: the database may be an earlier state of itself since. What was learned
     * of the record at another count is not to be believed.
     */
    public long forgotten() {
        return commits.forgotten();
    }

    /** How long the key of a request is remembered. */
    public Duration keysLast() {
        return settings.keysLast();
    }

    /** Whether customers and executives stand in the record as they are. */
    public boolean isPlain() {
        return settings.personalData() == RecordSettings.PersonalData.PLAIN;
    }

    /** Whether the store takes decisions. */
    public Availability availability() {
        return availability;
    }

    /**
     * Refuses at once what could not be recorded: to be asked before anything is done for a decision.
     *
     * @throws RecordUnavailableException if the store takes no decisions, or too many wait
     */
    public void require() {
        commits.require();
    }

    /**
     * Appends all of it, or nothing.
     *
     * @throws RecordUnavailableException as {@link #require()}
     */
    public Appending append(Append append) {
        commits.require();
        Pseudonyms standIns = pseudonyms();
        List<Row> rows = append.decisions().stream()
                .map(decision -> Row.of(masked(decision), standIns))
                .toList();
        Entry entry = new Entry(
                rows,
                append.answers().stream().map(Entry.AnswerRow::of).toList(),
                append.key(),
                append.kept(),
                commits.deadline(Entry.bytes(rows)));
        commits.submit(entry);
        return new Appending(entry.answered, entry.settled);
    }

    private NewDecision masked(NewDecision decision) {
        Content input = masking.apply(decision.type(), decision.input());
        return input == decision.input() ? decision : decision.withInput(input);
    }

    /** What was answered under a key that is still remembered. */
    public Optional<Kept> kept(RequestKey key) {
        try (Reader reader = readers.open()) {
            return Optional.ofNullable(KeyTable.find(
                            reader.connection(), List.of(key), clock.instant().minus(settings.keysLast()))
                    .get(key));
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("finding a key", failed);
        }
    }

    /** The decision of that id, every text exactly as it was appended. */
    public Optional<DecisionRecord> find(UUID id) {
        return find(id, Scope.ALL);
    }

    /** The same for somebody who may see what is in the scope. */
    public Optional<DecisionRecord> find(UUID id, Scope scope) {
        try {
            return table.find(id, scope);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("finding " + id, failed);
        }
    }

    /** What customers answered to these decisions, by decision, then in the order of time. */
    public List<NewAnswer> answers(Collection<UUID> decisions) {
        try (Reader reader = readers.open()) {
            return AnswerTable.find(reader.connection(), decisions);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("finding answers", failed);
        }
    }

    /**
     * A page of decisions, newest first. Following {@link Page#next()} shows each decision that was there at the first
     * page exactly once, whatever arrives meanwhile.
     *
     * @throws InvalidSearchException when the cursor is not one of ours
     */
    public Page search(Search search) {
        return search(search, Scope.ALL);
    }

    /** The same for somebody who may see what is in the scope. */
    public Page search(Search search, Scope scope) {
        try {
            return table.search(search, scope);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("searching", failed);
        }
    }

    /**
     * A page of the decisions of one case, oldest first. A turn that is added while somebody reads is on a later page.
     *
     * @param cursor of the page before; null for the first page
     * @throws InvalidSearchException when the cursor is not one of ours, or the limit is not one of {@link Search}
     */
    public Page conversation(String caseId, @Nullable String cursor, int limit) {
        return conversation(caseId, cursor, limit, Scope.ALL);
    }

    /** The same for somebody who may see what is in the scope. */
    public Page conversation(String caseId, @Nullable String cursor, int limit, Scope scope) {
        Search.requireLimit(limit);
        try {
            return table.conversation(caseId, cursor, limit, scope);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("finding a case", failed);
        }
    }

    /**
     * The whole records of some decisions, in no order, a few of them in memory at a time. One whose input or outcome is
     * not there is left out.
     *
     * @param outcomes what is remembered of the outcomes that were read before
     * @throws RecordUnavailableException when the database did not answer
     */
    void read(Map<UUID, Scanned.Columns> decisions, ReadOutcomes outcomes, Consumer<DecisionRecord> reader) {
        try {
            table.read(decisions, outcomes, reader);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("reading decisions", failed);
        }
    }
}
