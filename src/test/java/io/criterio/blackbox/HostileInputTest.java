package io.criterio.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the service answers what its document says, and goes on answering.
 *
 * <p>{@code mvn test -Dtest=HostileInputTest -Dhostile.seed=7} sends other requests, {@code -Dhostile.exchanges=200000}
 * more of them, and {@code -Dhostile.only=4711} one alone, to look at what was found.
 */
@QuarkusTest
@TestProfile(HostileInputTest.Alone.class)
class HostileInputTest {

    private static final long SEED = Long.getLong("hostile.seed", 1L);
    private static final int EXCHANGES = Integer.getInteger("hostile.exchanges", 22_000);
    private static final int ONLY = Integer.getInteger("hostile.only", -1);
    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KINDS_TO_REPORT = 30;
    private static final Set<Integer> HTTP_ONLY = Set.of(400, 414, 431);
    private static final String PROBLEM = "#/components/schemas/Problem";

    private static final String GOOD = """
            {"type": "RETENTION", "asOf": "2026-11-20",
             "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2, "assistanceUsed": false},
                       "cancellation": {"motive": "IMPOSICION", "argument": "SEIS_MESES"}}}""";

    @TestHTTPResource
    URI service;

    private Contract contract;
    private HostileRequests requests;
    private final Map<String, Finding> findings = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    /** A service and a database of its own: what is recorded here is no other test's business. */
    public static final class Alone implements QuarkusTestProfile {

        /** A place for each connection: one is missing only where a run does not end. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("criterio.scenarios.runs", String.valueOf(CONNECTIONS));
        }
    }

    /** The first of a kind, and how many there were. */
    private record Finding(String first, AtomicInteger count) {}

    @BeforeEach
    void the_document() throws IOException {
        contract = Contract.read();
        requests = new HostileRequests(contract, SEED);
    }

    @Test
    void every_answer_is_one_that_the_document_promises() throws Exception {
        String before = outcomeOfAGoodRequest();
        long start = System.nanoTime();

        if (ONLY >= 0) {
            Exchange exchange = requests.exchange(ONLY);
            System.out.printf("%s%n%s%n", exchange.story(), HostileRequests.printable(exchange.bytes()));
            converse(List.of(ONLY));
        } else {
            converseAtOnce();
        }

        System.out.printf(
                "Hostile input: %,d requests in %,d exchanges of seed %d, %.1f s; answers by status: %s%n",
                sent.get(), ONLY >= 0 ? 1 : EXCHANGES, SEED, (System.nanoTime() - start) / 1e9, statuses);
        assertThat(report()).as("what was found with seed %d", SEED).isEmpty();
        assertThat(outcomeOfAGoodRequest()).isEqualTo(before);
        assertThat(ONLY >= 0 ? 20_000 : sent.get()).isGreaterThanOrEqualTo(Math.min(20_000, EXCHANGES));
    }

    @Test
    void a_seed_and_a_number_give_the_same_bytes() {
        HostileRequests again = new HostileRequests(contract, SEED);
        for (int number = 0; number < 500; number++) {
            assertThat(again.exchange(number).bytes())
                    .isEqualTo(requests.exchange(number).bytes());
        }
    }

    private void converseAtOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CONNECTIONS; client++) {
                List<Integer> numbers = new ArrayList<>();
                for (int number = client; number < EXCHANGES; number += CONNECTIONS) {
                    numbers.add(number);
                }
                running.add(clients.submit(() -> {
                    converse(numbers);
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** One after the other over one connection, as long as it lasts. */
    private void converse(List<Integer> numbers) throws IOException {
        Connection connection = null;
        try {
            for (int number : numbers) {
                Exchange exchange = requests.exchange(number);
                if (connection == null) {
                    connection = connect();
                }
                if (!converse(exchange, connection)) {
                    connection.close();
                    connection = null;
                }
            }
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
    }

    /** Whether the connection can be used again. */
    private boolean converse(Exchange exchange, Connection connection) {
        boolean usable = !exchange.cut();
        try {
            connection.send(exchange.bytes());
            if (exchange.cut()) {
                connection.finish();
            }
        } catch (IOException refusedBeforeItWasSent) {
            usable = false;
        }
        sent.addAndGet(exchange.expected().size());
        for (Exchange.Expected expected : exchange.expected()) {
            Answer answer;
            try {
                answer = connection.receive(expected.toHead());
            } catch (IOException broken) {
                found("no whole answer", expected, broken.toString(), exchange);
                return false;
            }
            if (answer == null) {
                if (!exchange.cut()) {
                    found("no answer", expected, "the connection ended", exchange);
                }
                return false;
            }
            check(answer, expected, exchange);
            if (answer.isLast()) {
                return false;
            }
            usable &= !expected.statuses().isEmpty();
        }
        return usable;
    }

    private void check(Answer answer, Exchange.Expected expected, Exchange exchange) {
        statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet();
        Set<Integer> listed = expected.statuses();
        if (answer.status() >= 500) {
            found("a fault: " + answer.status(), expected, answer.toString(), exchange);
        } else if (!listed.isEmpty() && !listed.contains(answer.status())) {
            found("not in the document: " + answer.status(), expected, answer.toString(), exchange);
        }
        if (answer.status() >= 400 && !isFromHttp(answer, expected)) {
            checkProblem(answer, expected, exchange);
        }
        Optional<String> schema = contract.schemaOf(expected.operation(), answer.status());
        if (answer.status() < 400 && schema.isPresent() && !expected.toHead()) {
            contract.problems(schema.get(), answer.body()).stream()
                    .limit(1)
                    .forEach(problem -> found(
                            "not as documented: " + problem.replaceAll("[0-9]+", "N"),
                            expected,
                            answer.toString(),
                            exchange));
        }
    }

    /** What cannot be read as HTTP never reaches the service: the HTTP server says so in a line, and hangs up. */
    private static boolean isFromHttp(Answer answer, Exchange.Expected expected) {
        return expected.statuses().isEmpty()
                && HTTP_ONLY.contains(answer.status())
                && answer.body().length == 0
                && answer.mediaType().isEmpty();
    }

    private void checkProblem(Answer answer, Exchange.Expected expected, Exchange exchange) {
        if (!answer.mediaType().equals("application/problem+json")) {
            found("no problem: " + answer.status() + " " + answer.mediaType(), expected, answer.toString(), exchange);
        } else if (!expected.toHead()) {
            List<String> problems = contract.problems(PROBLEM, answer.body());
            if (!problems.isEmpty()) {
                found("no Problem: " + answer.status() + " " + problems, expected, answer.toString(), exchange);
            }
        }
    }

    private void found(String what, Exchange.Expected expected, String detail, Exchange exchange) {
        Finding finding = findings.computeIfAbsent(
                what + ", " + expected.operation(),
                kind -> new Finding(
                        "%s%n    -Dhostile.seed=%d -Dhostile.only=%d %s%n    sent: %s%n    got: %s"
                                .formatted(
                                        kind,
                                        SEED,
                                        exchange.number(),
                                        exchange.story(),
                                        HostileRequests.printable(exchange.bytes()),
                                        detail),
                        new AtomicInteger()));
        finding.count().incrementAndGet();
    }

    private String report() {
        StringBuilder report = new StringBuilder();
        new TreeMap<>(findings)
                .values().stream()
                        .limit(KINDS_TO_REPORT)
                        .forEach(finding -> report.append(finding.count())
                                .append(" times ")
                                .append(finding.first())
                                .append('\n'));
        return report.toString();
    }

    private String outcomeOfAGoodRequest() throws IOException {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        try (Connection connection = connect()) {
            connection.send(("POST /decisions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n" + GOOD)
                    .getBytes(StandardCharsets.UTF_8));
            @Nullable Answer answer = connection.receive(false);
            assertThat(answer).isNotNull();
            assertThat(answer.status()).isEqualTo(201);
            String text = answer.text();
            return text.substring(text.indexOf("\"release\""));
        }
    }

    private Connection connect() throws IOException {
        return Connection.to(service.getPort(), PATIENCE);
    }
}
