package io.criterio.record;

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

    /** Of SQLSTATE, what says that not the entry but the store is the problem. */
    private static final Set<String> STORE_PROBLEMS = Set.of("08", "25", "28", "42", "53", "57", "58", "XX");

    private final DataSource dataSource;
    private final Settings settings;
    private final Availability availability;
    private final Clock clock;
    private final RecordWriter.Known known = new RecordWriter.Known();
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

    GroupCommit(DataSource dataSource, Settings settings, Availability availability, Clock clock) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.availability = availability;
        this.clock = clock;
        for (int i = 1; i <= settings.writers(); i++) {
            start("record-writer-" + i, new Writer());
        }
        start("record-deadlines", this::watch);
    }

    private void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
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

        private final RecordWriter writer = new RecordWriter(known, clock, settings.keysLast());
        private @Nullable Connection connection;
        private int patience;

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
            List<Appended> results;
            try {
                results = writer.write(connection(), group);
            } catch (SQLException failed) {
                failed(group, failed);
                return;
            } catch (RuntimeException bug) {
                rollback();
                alone(group, bug);
                return;
            }
            availability.up();
            for (int i = 0; i < group.size(); i++) {
                group.get(i).done(results.get(i));
            }
        }

        private void failed(List<Entry> group, SQLException failed) {
            if (connection == null || STORE_PROBLEMS.contains(kind(failed))) {
                boolean begun = connection != null;
                abort();
                String why = String.valueOf(failed.getMessage());
                availability.down(why);
                group.forEach(entry -> entry.failed(
                        begun
                                ? RecordUnavailableException.unknown(why)
                                : RecordUnavailableException.nothingRecorded(why)));
            } else {
                rollback();
                alone(group, failed);
            }
        }

        /** One entry that the store refuses must not take the others with it. */
        private void alone(List<Entry> group, Exception why) {
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
            group.forEach(entry -> write(List.of(entry)));
        }

        private Connection connection() throws SQLException {
            Connection open = connection;
            if (open == null) {
                open = dataSource.getConnection();
                connection = open;
                patience = open.getNetworkTimeout();
                open.setNetworkTimeout(
                        Runnable::run, Math.toIntExact(settings.silence().toMillis()));
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
