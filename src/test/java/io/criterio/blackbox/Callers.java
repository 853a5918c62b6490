package io.criterio.blackbox;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Callers at work. Each asks for one decision after the other, every one with a case and a key of its own; one kind asks
 * again with the same key until it has its answer, as a careful client does, the other takes the first answer it gets.
 */
final class Callers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> MOTIVES = List.of("MAL_SERVICIO", "DESCONOCIMIENTO", "IMPOSICION");

    private final int port;
    private final Journal journal;
    private final List<Thread> threads = new ArrayList<>();
    private boolean paused;
    private volatile boolean stopped;

    /** Of those that ask again: how long they wait before they do. */
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(40);

    /** Between two decisions of one caller: the point is not to measure how fast it goes. */
    private static final Duration BETWEEN = Duration.ofMillis(4);

    Callers(int port, Journal journal) {
        this.port = port;
        this.journal = journal;
    }

    /** Callers who ask until they are answered. */
    Callers stubborn(int number) {
        for (int i = 0; i < number; i++) {
            begin(true);
        }
        return this;
    }

    /** Callers who ask once. */
    Callers fleeting(int number) {
        for (int i = 0; i < number; i++) {
            begin(false);
        }
        return this;
    }

    /** What has begun is brought to an end; nothing new is asked until {@link #resume()}. */
    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        notifyAll();
    }

    private synchronized void awaitTurn() throws InterruptedException {
        while (paused) {
            wait();
        }
    }

    private void begin(boolean stubborn) {
        Thread thread = new Thread(() -> call(stubborn), "caller");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Lets every caller finish what it has begun; those whose decisions are still open give them up after a while. */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        resume();
        for (Thread thread : threads) {
            TimeUnit.MILLISECONDS.timedJoin(thread, PATIENCE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    private void call(boolean stubborn) {
        Line line = new Line();
        int number = 0;
        try {
            while (!stopped) {
                awaitTurn();
                String key = UUID.randomUUID().toString();
                decide(key, request(key, number), number % 3 == 0 ? "en" : "es", stubborn, line);
                number++;
                Thread.sleep(BETWEEN.toMillis());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            line.hangUp();
        }
    }

    private void decide(String key, String request, String language, boolean stubborn, Line line)
            throws InterruptedException {
        boolean answered = false;
        try {
            for (boolean fresh = true; ; fresh = false) {
                Answer answer = line.ask(key, request, language, fresh);
                if (answer != null && answer.status() == 201) {
                    journal.add(new Journal.Acknowledged(key, request, language, answer.body()));
                    answered = true;
                    return;
                }
                Thread.sleep(BEFORE_ASKING_AGAIN.toMillis());
                if (!stubborn || stopped && answer == null) {
                    return;
                }
            }
        } finally {
            if (!answered) {
                journal.abandon(key);
            }
        }
    }

    /** Different enough that outcomes differ too. */
    private static String request(String caseId, int number) {
        return """
                {"type": "RETENTION", "caseId": "%s", "asOf": "2026-11-20",
                 "facts": {"customer": {"ref": "c-%d"},
                           "policy": {"status": "ACTIVE", "plan": "PIF", "charges": %d, "assistanceUsed": %s},
                           "cancellation": {"motive": "%s"}}}"""
                .formatted(caseId, number % 50, number % 6, number % 2 == 0, MOTIVES.get(number % MOTIVES.size()));
    }

    /** The bytes of a request for a decision. */
    static byte[] bytes(@Nullable String key, String language, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /decisions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept-Language: "
                + language + (key == null ? "" : "\r\nIdempotency-Key: " + key) + "\r\nContent-Length: " + content.length
                + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /** A connection that is made anew when it has ended. */
    private final class Line {

        private @Nullable Connection connection;

        /** The answer; null when there was none. */
        @Nullable
        Answer ask(String key, String request, String language, boolean fresh) {
            long sent = System.nanoTime();
            int status = 0;
            Answer answer = null;
            try {
                Connection open = connection;
                if (open == null) {
                    open = Connection.to(port, PATIENCE);
                    connection = open;
                    sent = System.nanoTime();
                }
                open.send(bytes(key, language, request));
                answer = open.receive(false);
                status = answer == null ? 0 : answer.status();
            } catch (ConnectException nobodyThere) {
                status = -1;
            } catch (IOException broken) {
                status = 0;
            }
            boolean retryAfter = answer != null && answer.header("Retry-After").isPresent();
            journal.add(new Journal.Sample(sent, System.nanoTime(), status, retryAfter, fresh));
            if (answer == null || answer.isLast()) {
                hangUp();
            }
            return answer;
        }

        void hangUp() {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (IOException closedAlready) {
                // As wanted.
            }
            connection = null;
        }
    }
}
