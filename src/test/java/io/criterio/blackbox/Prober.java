package io.criterio.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Asks, all the time, what must be answered in an outage too: a dry run, whether the service lives, whether it is ready;
 * and, what can be answered with an excuse only, a search.
 */
final class Prober implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String DRY_RUN = """
            {"type": "RETENTION", "asOf": "2026-11-20", "dryRun": true,
             "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2, "assistanceUsed": false},
                       "cancellation": {"motive": "IMPOSICION"}}}""";

    private final ConcurrentLinkedQueue<Probe> probes = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /** What is asked. */
    enum What {
        DRY_RUN,
        SEARCH,
        READY,
        LIVE
    }

    /** An answer; its times are those of {@link System#nanoTime()}, its status is 0 when there was none. */
    record Probe(What what, long sent, long answered, int status) {

        double seconds() {
            return (answered - sent) / 1e9;
        }
    }

    Prober(int port, int managementPort) {
        begin(port, What.DRY_RUN, Callers.bytes(null, "es", DRY_RUN));
        begin(port, What.SEARCH, get("/decisions?limit=1"));
        begin(managementPort, What.READY, get("/q/health/ready"));
        begin(managementPort, What.LIVE, get("/q/health/live"));
    }

    List<Probe> of(What what, Predicate<Probe> condition) {
        return probes.stream()
                .filter(probe -> probe.what() == what && condition.test(probe))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void begin(int port, What what, byte[] request) {
        Thread thread = new Thread(
                () -> {
                    while (!stopped) {
                        long sent = System.nanoTime();
                        int status = ask(port, request);
                        probes.add(new Probe(what, sent, System.nanoTime(), status));
                        pause();
                    }
                },
                "prober");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static int ask(int port, byte[] request) {
        try (Connection connection = Connection.to(port, PATIENCE)) {
            connection.send(request);
            Answer answer = connection.receive(false);
            return answer == null ? 0 : answer.status();
        } catch (IOException none) {
            return 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
