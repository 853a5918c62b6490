package io.criterio.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One key, many callers at the same moment: one decision, and everybody gets its bytes. */
@QuarkusTest
@TestProfile(HostileInputTest.Alone.class)
class OneKeyTest {

    private static final int KEYS = Integer.getInteger("keys", 50);
    private static final int CALLERS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI service;

    /** What was answered to one key. */
    private static final class Answers {

        private final Map<String, AtomicInteger> bodies = new ConcurrentHashMap<>();
        private final AtomicInteger first = new AtomicInteger();
        private final AtomicInteger replayed = new AtomicInteger();
        private final AtomicInteger unknown = new AtomicInteger();
    }

    @Test
    void one_decision_whoever_asks_and_however_often() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            keys.add(UUID.randomUUID().toString());
        }
        Map<String, Answers> answers = new ConcurrentHashMap<>();
        AtomicInteger inProgress = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(threads.submit(() -> {
                    try (Connection connection = connect()) {
                        for (String key : keys) {
                            together.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                            ask(key, connection, answers.computeIfAbsent(key, k -> new Answers()), inProgress);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.printf(
                "One key, %d callers, %,d keys: %.1f s, %,d answers of 409 on the way%n",
                CALLERS, KEYS, (System.nanoTime() - start) / 1e9, inProgress.get());

        assertThat(answers).hasSize(KEYS);
        assertThat(answers).allSatisfy((key, got) -> {
            assertThat(got.bodies).as("different answers").hasSize(1);
            // Who was told that the outcome is not known may have been the first.
            int first = got.first.get();
            assertThat(first).as("answers that are no replay").isBetween(got.unknown.get() == 0 ? 1 : 0, 1);
            assertThat(got.replayed).as("replays").hasValue(CALLERS - first);
        });
        try (Connection connection = connect()) {
            for (String key : keys) {
                assertThat(rows(key, connection)).as("rows of " + key).isEqualTo(1);
            }
        }
    }

    private void ask(String key, Connection connection, Answers answers, AtomicInteger inProgress) throws Exception {
        String request = """
                {"type": "RETENTION", "caseId": "%s", "asOf": "2026-11-20",
                 "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2, "assistanceUsed": false},
                           "cancellation": {"motive": "IMPOSICION"}}}""".formatted(key);
        while (true) {
            connection.send(Callers.bytes(key, "es", request));
            Answer answer = received(connection);
            if (answer.status() == 409) {
                assertThat(answer.mediaType()).isEqualTo("application/problem+json");
                inProgress.incrementAndGet();
                Thread.sleep(20);
                continue;
            }
            if (answer.status() == 503) {
                // On a machine that is busy otherwise, a commit may take longer than a caller is kept waiting.
                answers.unknown.incrementAndGet();
                Thread.sleep(50);
                continue;
            }
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            answers.bodies
                    .computeIfAbsent(answer.text(), text -> new AtomicInteger())
                    .incrementAndGet();
            boolean replayed =
                    answer.header("Idempotent-Replayed").map("true"::equals).orElse(false);
            (replayed ? answers.replayed : answers.first).incrementAndGet();
            return;
        }
    }

    private static int rows(String caseId, Connection connection) throws IOException {
        connection.send(("GET /decisions?caseId=" + caseId + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return new ObjectMapper()
                .readTree(received(connection).body())
                .path("items")
                .size();
    }

    private static Answer received(Connection connection) throws IOException {
        Answer answer = connection.receive(false);
        if (answer == null) {
            throw new IOException("the connection ended without an answer");
        }
        return answer;
    }

    private Connection connect() throws IOException {
        return Connection.to(service.getPort(), PATIENCE);
    }
}
