package io.criterio.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier done;
    private final Supplier<OptionalLong> total;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService timer;

    Progress(PrintWriter err, boolean terminal, Duration interval, LongSupplier done, Supplier<OptionalLong> total) {
        this.err = err;
        this.terminal = terminal;
        this.done = done;
        this.total = total;
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

    private synchronized void say() {
        String line = line(done.getAsLong(), total.get(), Duration.ofNanos(System.nanoTime() - start));
        err.print(terminal ? CLEAR + line : line + System.lineSeparator());
        err.flush();
    }

    /** {@code total} is left out until it is known. */
    static String line(long done, OptionalLong total, Duration elapsed) {
        double seconds = Math.max(1, elapsed.toMillis()) / 1_000.0;
        long rate = Math.round(done / seconds);
        StringBuilder line = new StringBuilder().append(done);
        if (total.isPresent()) {
            long percent = total.getAsLong() == 0 ? 100 : 100 * done / total.getAsLong();
            line.append(" of ")
                    .append(total.getAsLong())
                    .append(" (")
                    .append(percent)
                    .append(" %)");
        }
        line.append(", ").append(rate).append(" a second");
        if (total.isPresent() && total.getAsLong() > done && done > 0) {
            long left = (long) Math.ceil((total.getAsLong() - done) * seconds / done);
            line.append(", ").append(time(left)).append(" left");
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

    /** Says it for the last time. */
    @Override
    public void close() {
        timer.shutdownNow();
        say();
        if (terminal) {
            err.println();
        }
    }
}
