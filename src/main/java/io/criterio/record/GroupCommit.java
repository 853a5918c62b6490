package io.criterio.record;

import io.criterio.record.Appended.Committed;
import io.criterio.record.Appended.Repeated;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commits entries in groups: whatever has arrived while the last group was on its way to the disk goes together. Each
 * writer has a thread and a connection of its own; while one waits for the disk, the other gathers.
 *
 * <p>What waits is bounded, and so is how long a caller waits. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** More rows a statement gain nothing and make those in front wait. */
    private static final int ROWS_OF_A_GROUP = 512;

    private static final int ENTRIES_AT_ONCE = 512;

    /** A store that writes less than 10 MB a second counts as silent. */
    private static final long NANOS_A_BYTE = 100;

    private static final long TICK_MILLIS = 50;
    private static final long IDLE_MILLIS = 100;

    /** Of SQLSTATE, what says that a group met another one: to try again helps. */
    private static final Set<String> COLLISIONS = Set.of("40", "55", "0A");

    /** Of SQLSTATE, what says that there is such a row already. */
    private static final String UNIQUENESS = "23";

    /** Of SQLSTATE, what says that not the entry but the store is the problem. */
    private static final Set<String> STORE_PROBLEMS = Set.of("08", "25", "28", "42", "53", "57", "58", "XX");

    private final DataSource dataSource;
    private final Settings settings;
    private final Availability availability;
    private final Clock clock;
    private final RecordWriter.Known known = new RecordWriter.Known();
    private final ReleaseSources releases;
    private final Acknowledged acknowledged;
    private final AtomicLong forgotten = new AtomicLong();
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final Queue<Entry> unanswered = new PriorityBlockingQueue<>();
    private final AtomicInteger rowsWaiting = new AtomicInteger();
    private final AtomicLong bytesWaiting = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;
    private volatile boolean closed;

    /**
     * How it works.
     *
     * @param writers threads, and connections
     * @param maxRows how many rows may wait
     * @param maxBytes how many bytes of contents may wait
     * @param patience how long a caller waits for its answer
     * @param silence how long a writer waits for the store before it gives up the connection
     * @param keysLast how long the key of a request is remembered
     */
    record Settings(int writers, int maxRows, long maxBytes, Duration patience, Duration silence, Duration keysLast) {

        Settings {
            if (writers < 1 || writers > 64) {
                throw new IllegalArgumentException(
                        "criterio.record.writers is " + writers + "; expected 1 to 64, two are usually best");
            }
            if (maxRows < 1) {
                throw new IllegalArgumentException(
                        "criterio.record.queue is " + maxRows + "; expected how many decisions may wait, 1 or more");
            }
        }
    }

    /** @param acknowledged learns where the chains end that were acknowledged */
    GroupCommit(
            DataSource dataSource,
            Settings settings,
            Availability availability,
            ReleaseSources releases,
            Acknowledged acknowledged,
            Clock clock) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.availability = availability;
        this.releases = releases;
        this.acknowledged = acknowledged;
        this.clock = clock;
        for (int i = 1; i <= settings.writers(); i++) {
            start("record-writer-" + i, new Writer(i - 1));
        }
        start("record-deadlines", this::watch);
    }

    private void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /**
     * Nothing that was learned so far is believed any more: a connection was lost, and whatever is behind the next one may
     * be another database, or an earlier state of this one.
     */
    void forget() {
        forgotten.incrementAndGet();
        known.forget();
    }

    /** How often everything was forgotten: what was learned at another count is not to be believed. */
    long forgotten() {
        return forgotten.get();
    }

    int rowsWaiting() {
        return rowsWaiting.get();
    }

    /**
     * Refuses at once what could not be recorded soon.
     *
     * @throws RecordUnavailableException if the store takes no decisions, or too many wait
     */
    void require() {
        availability.require();
        if (closing) {
            throw RecordUnavailableException.nothingRecorded("the service is stopping");
        }
        if (rowsWaiting.get() >= settings.maxRows() || bytesWaiting.get() >= settings.maxBytes()) {
            throw RecordUnavailableException.overloaded(
                    rowsWaiting.get() + " rows wait to be recorded; the limit is " + settings.maxRows());
        }
    }

    /**
     * Hands an entry over to the writers. It is answered within the patience of {@link Settings}.
     *
     * @throws RecordUnavailableException as {@link #require()}
     */
    void submit(Entry entry) {
        require();
        rowsWaiting.addAndGet(entry.size());
        bytesWaiting.addAndGet(entry.bytes());
        unanswered.add(entry);
        waiting.add(entry);
    }

    /**
     * For an entry that is made now.
     *
     * @param bytes of its contents: more of them take longer to write
     */
    long deadline(long bytes) {
        return System.nanoTime() + settings.patience().toNanos() + bytes * NANOS_A_BYTE;
    }

    /** The class of an SQLSTATE; 08, the connection, where there is none. */
    private static String kind(SQLException failed) {
        String state = failed.getSQLState();
        return state == null || state.length() < 2 ? "08" : state.substring(0, 2);
    }

    private void left(Entry entry) {
        rowsWaiting.addAndGet(-entry.size());
        bytesWaiting.addAndGet(-entry.bytes());
    }

    /** Answers those who have waited long enough. */
    private void watch() {
        while (!closed) {
            long now = System.nanoTime();
            for (Entry first = unanswered.peek();
                    first != null && (first.isDone() || first.isOver(now));
                    first = unanswered.peek()) {
                unanswered.poll();
                if (!first.isDone()) {
                    if (first.isTaken()) {
                        availability.down("it has not answered for " + settings.patience());
                    }
                    first.giveUp("no answer from the store within " + settings.patience());
                }
            }
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Records everything that waits, and stops. New entries are refused from now on. */
    @Override
    public void close() {
        closing = true;
        try {
            for (Thread thread : threads.subList(0, settings.writers())) {
                thread.join(settings.silence().toMillis() + settings.patience().toMillis());
            }
            closed = true;
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join(TICK_MILLIS * 4);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        for (Entry left = waiting.poll(); left != null; left = waiting.poll()) {
            left.giveUp("the service is stopping");
        }
    }

    private final class Writer implements Runnable {

        private final int number;
        private RecordWriter writer = newWriter();
        private @Nullable Connection connection;
        private boolean lost;
        private int patience;

        private Writer(int number) {
            this.number = number;
        }

        private RecordWriter newWriter() {
            return new RecordWriter(known, releases, clock, settings.keysLast());
        }

        @Override
        public void run() {
            while (!closed) {
                try {
                    List<Entry> group = next();
                    if (group.isEmpty()) {
                        if (closing && waiting.isEmpty()) {
                            break;
                        }
                    } else {
                        write(group);
                    }
                } catch (InterruptedException stopped) {
                    break;
                } catch (RuntimeException bug) {
                    LOG.error("A group of decisions was not recorded", bug);
                }
            }
            disconnect();
        }

        private List<Entry> next() throws InterruptedException {
            List<Entry> group = new ArrayList<>();
            Entry first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            int rows = 0;
            for (Entry entry = first; entry != null; entry = waiting.poll()) {
                left(entry);
                if (entry.take()) {
                    group.add(entry);
                    rows += entry.size();
                }
                if (rows >= ROWS_OF_A_GROUP || group.size() >= ENTRIES_AT_ONCE) {
                    break;
                }
            }
            return group;
        }

        private void write(List<Entry> group) {
            write(group, false);
        }

        /** @param again the same was tried before, and nobody knows whether it was recorded */
        private void write(List<Entry> group, boolean again) {
            List<Entry> left = group;
            List<Appended> results;
            try {
                Connection open = connection();
                if (again) {
                    left = unsettled(open, group);
                }
                results = left.isEmpty() ? List.of() : writer.write(open, left);
            } catch (SQLException failed) {
                failed(left, failed, again);
                return;
            } catch (RuntimeException bug) {
                rollback();
                alone(left, bug, again);
                return;
            }
            availability.up();
            if (writer.storeForgot()) {
                forget();
                checkAcknowledged();
            }
            acknowledged.note(number, writer.ends());
            for (int i = 0; i < left.size(); i++) {
                Entry entry = left.get(i);
                entry.done(isOwn(entry, results.get(i)) ? Committed.INSTANCE : results.get(i));
            }
        }

        /** Answers those that turn out to be in the record, and returns the others. */
        private List<Entry> unsettled(Connection open, List<Entry> group) throws SQLException {
            Set<Entry> recorded = RecordWriter.recorded(open, group);
            recorded.forEach(entry -> entry.done(Committed.INSTANCE));
            return group.stream().filter(entry -> !recorded.contains(entry)).toList();
        }

        /** What is there under the key of an entry is this very entry: it was committed, and nobody had heard. */
        private static boolean isOwn(Entry entry, Appended result) {
            return result instanceof Repeated repeated
                    && entry.kept != null
                    && entry.kept.decision() != null
                    && entry.kept.decision().equals(repeated.kept().decision());
        }

        /**
         * Where the connection failed, the same is tried once more on another one, for those whose callers still wait: it may
         * have been the connection only. Those that were recorded are found by their ids. Should the lost connection still be
         * at work somewhere, the second of two rows with one id is refused.
         */
        private void failed(List<Entry> group, SQLException failed, boolean again) {
            if (connection != null && !STORE_PROBLEMS.contains(kind(failed))) {
                rollback();
                if (again && kind(failed).equals(UNIQUENESS)) {
                    try {
                        alone(unsettled(connection(), group), failed, true);
                    } catch (SQLException alsoFailed) {
                        giveUp(group, alsoFailed, true);
                    }
                } else {
                    alone(group, failed, again);
                }
                return;
            }
            boolean begun = connection != null;
            abort();
            long now = System.nanoTime();
            List<Entry> waitedFor = begun && !again
                    ? group.stream()
                            .filter(entry -> !entry.isDone() && !entry.isOver(now))
                            .toList()
                    : List.of();
            if (waitedFor.isEmpty()) {
                giveUp(group, failed, begun || again);
                return;
            }
            LOG.infof("A connection to the store was lost (%s); trying another one", failed.getMessage());
            group.stream()
                    .filter(entry -> !waitedFor.contains(entry))
                    .forEach(entry -> entry.failed(RecordUnavailableException.unknown(message(failed))));
            write(waitedFor, true);
        }

        private void giveUp(List<Entry> group, SQLException failed, boolean begun) {
            abort();
            String why = message(failed);
            availability.down(why);
            group.forEach(entry -> entry.failed(
                    begun ? RecordUnavailableException.unknown(why) : RecordUnavailableException.nothingRecorded(why)));
        }

        private static String message(SQLException failed) {
            return String.valueOf(failed.getMessage());
        }

        /** One entry that the store refuses must not take the others with it. */
        private void alone(List<Entry> group, Exception why, boolean again) {
            if (group.isEmpty()) {
                return;
            }
            if (group.size() == 1) {
                LOG.error("A decision could not be recorded", why);
                boolean collided = why instanceof SQLException refused && COLLISIONS.contains(kind(refused));
                group.get(0)
                        .failed(
                                collided
                                        ? RecordUnavailableException.nothingRecorded(String.valueOf(why.getMessage()))
                                        : new IllegalStateException("the store refuses a decision", why));
                return;
            }
            LOG.warnf("A group of %d entries is recorded one by one: %s", group.size(), why.getMessage());
            group.forEach(entry -> write(List.of(entry), again));
        }

        /** What was just committed stays committed if this fails. */
        private void checkAcknowledged() {
            try {
                acknowledged.check(connection());
            } catch (SQLException failed) {
                LOG.warnf("Whether acknowledged decisions are gone cannot be told: %s", failed.getMessage());
            }
        }

        private Connection connection() throws SQLException {
            Connection open = connection;
            if (open == null) {
                open = dataSource.getConnection();
                connection = open;
                patience = open.getNetworkTimeout();
                open.setNetworkTimeout(
                        Runnable::run, Math.toIntExact(settings.silence().toMillis()));
                if (lost) {
                    acknowledged.check(open);
                    lost = false;
                }
            }
            return open;
        }

        private void rollback() {
            try {
                if (connection != null && !connection.getAutoCommit()) {
                    connection.rollback();
                }
            } catch (SQLException alsoFailed) {
                abort();
            }
        }

        /** A connection of which nobody knows what it is doing goes back to nobody. */
        private void abort() {
            Connection open = connection;
            connection = null;
            if (open != null) {
                lost = true;
                forget();
                writer = newWriter();
                Severed.sever(open);
            }
        }

        private void disconnect() {
            Connection open = connection;
            connection = null;
            if (open != null) {
                try (open) {
                    // To the pool, as it came from there.
                    open.setNetworkTimeout(Runnable::run, patience);
                } catch (SQLException gone) {
                    LOG.debugf("The connection was gone already: %s", gone.getMessage());
                }
            }
        }
    }
}
