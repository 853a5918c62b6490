package io.criterio.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Starts PostgreSQL again when it dies while the service runs: nobody else would. What was committed is on disk, so
 * that a restart loses nothing; until it is done, the service is not ready.
 */
final class PostmasterWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PostmasterWatch.class);

    /** Together about five minutes: longer than a full disk takes to be noticed, shorter than a night of log lines. */
    private static final int ATTEMPTS = 20;

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Postmaster postmaster;
    private final int attempts;
    private final Duration firstPause;
    private final Thread thread;
    private volatile boolean closed;

    /** The server that is watched. */
    interface Postmaster {

        /** Whether its process is there; one that does not answer is there too. */
        boolean isRunning() throws IOException;

        /**
         * Starts it on the data and the port it had.
         *
         * @return why it did not start; empty when it takes connections
         */
        Optional<String> startAgain() throws IOException, InterruptedException;
    }

    PostmasterWatch(Postmaster postmaster) {
        this(postmaster, ATTEMPTS, FIRST_PAUSE);
    }

    /** @param firstPause after the first attempt that fails; doubled after every other one */
    PostmasterWatch(Postmaster postmaster, int attempts, Duration firstPause) {
        this.postmaster = postmaster;
        this.attempts = attempts;
        this.firstPause = firstPause;
        this.thread = new Thread(this::watch, "postgres-watch");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Looks no more; what it is doing when this is called it brings to an end. */
    @Override
    public void close() {
        closed = true;
    }

    /** Waits until it has come to an end, as long as it was closed. */
    void join(Duration patience) throws InterruptedException {
        thread.join(Math.max(1, patience.toMillis()));
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(LOOK_EVERY.toMillis());
                if (!closed && !isRunning() && !startAgain()) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRunning() {
        try {
            return postmaster.isRunning();
        } catch (IOException unknown) {
            LOG.warnf("Whether PostgreSQL runs cannot be told: %s", unknown.getMessage());
            return true;
        }
    }

    private boolean startAgain() throws InterruptedException {
        LOG.error("PostgreSQL has died while the service runs; starting it again. Its own log says why it died.");
        long died = System.nanoTime();
        Duration pause = firstPause;
        for (int attempt = 1; attempt <= attempts && !closed; attempt++) {
            Optional<String> problem = attempt();
            if (problem.isEmpty()) {
                LOG.infof(
                        "PostgreSQL runs again, after %d ms and attempt %d",
                        Duration.ofNanos(System.nanoTime() - died).toMillis(), attempt);
                return true;
            }
            LOG.errorf(
                    "PostgreSQL does not start again (attempt %d of %d): %s", attempt, attempts, problem.orElseThrow());
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        if (!closed) {
            LOG.error("PostgreSQL is given up. Put right what it says above, then start the service again.");
        }
        return false;
    }

    private Optional<String> attempt() throws InterruptedException {
        try {
            return postmaster.startAgain();
        } catch (IOException | StoreProblemException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }
}
