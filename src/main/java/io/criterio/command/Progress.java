package io.criterio.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Says how far a command is: on a terminal in one line that changes, elsewhere in a line every few seconds. It begins
 * when it is made and ends when it is closed.
 */
final class Progress implements AutoCloseable {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    /** What a rate is taken over: the first decisions of a run take far longer than those that repeat them. */
    private static final Duration LATELY = Duration.ofSeconds(15);

    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier done;
    private final Supplier<OptionalLong> total;
    private final Deque<Sample> lately = new ArrayDeque<>();
    private final Sample first = new Sample(System.nanoTime(), 0);
    private final ScheduledExecutorService timer;

    Progress(PrintWriter err, boolean terminal, Duration interval, LongSupplier done, Supplier<OptionalLong> total) {
        this.err = err;
        this.terminal = terminal;
        this.done = done;
        this.total = total;
        lately.add(first);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                timer.scheduleAtFixedRate(this::say, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where the standard error goes decides how often it is said. */
    static Progress on(PrintWriter err, LongSupplier done, Supplier<OptionalLong> total) {
        boolean terminal = isTerminal(Path.of("/proc/self/fd/2"));
        return new Progress(err, terminal, terminal ? ON_A_TERMINAL : ELSEWHERE, done, total);
    }

    /** Java knows of a console only if the input is one too. */
    static boolean isTerminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"))
                    && !"dumb".equals(System.getenv("TERM"));
        } catch (IOException | UnsupportedOperationException noSuchFileSystem) {
            return false;
        }
    }

    /** How many were done at a moment. */
    record Sample(long nanos, long done) {

        double secondsUntil(Sample later) {
            return Math.max(1e-3, (later.nanos - nanos) / 1e9);
        }

        double rateUntil(Sample later) {
            return (later.done - done) / secondsUntil(later);
        }
    }

    private synchronized void say() {
        Sample now = new Sample(System.nanoTime(), done.getAsLong());
        while (lately.size() > 1 && now.nanos() - lately.getFirst().nanos() > LATELY.toNanos()) {
            lately.removeFirst();
        }
        String line = line(lately.getFirst(), now, total.get());
        lately.add(now);
        err.print(terminal ? CLEAR + line : line + System.lineSeparator());
        err.flush();
    }

    /** Where it is now, and how much longer it takes; {@code total} is left out until it is known. */
    static String line(Sample before, Sample now, OptionalLong total) {
        double rate = before.rateUntil(now);
        String line = line(rate, now, total);
        if (rate > 0 && total.isPresent() && total.getAsLong() > now.done()) {
            return line + ", " + time((long) Math.ceil((total.getAsLong() - now.done()) / rate)) + " left";
        }
        return line;
    }

    private static String line(double rate, Sample now, OptionalLong total) {
        StringBuilder line = new StringBuilder().append(now.done());
        if (total.isPresent()) {
            long all = Math.max(total.getAsLong(), now.done());
            line.append(" of ").append(all);
            line.append(" (").append(all == 0 ? 100 : 100 * now.done() / all).append(" %)");
        }
        if (rate > 0) {
            line.append(", ").append(Math.round(rate)).append(" a second");
        }
        return line.toString();
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3_600, seconds / 60 % 60);
    }

    /** Prints something else, on a line of its own. */
    synchronized void aside(Runnable print) {
        if (terminal) {
            err.print(CLEAR);
            err.flush();
        }
        print.run();
    }

    /** Says what it came to, all in all. */
    @Override
    public synchronized void close() {
        timer.shutdownNow();
        Sample now = new Sample(System.nanoTime(), done.getAsLong());
        String line = line(first.rateUntil(now), now, total.get()) + ", " + time(Math.round(first.secondsUntil(now)));
        err.println(terminal ? CLEAR + line : line);
    }
}
