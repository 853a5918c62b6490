package io.criterio.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service is told to stop while callers ask: whatever it recorded it has answered, and it ends soon. */
class StopIT {

    private static final int CALLERS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double SECONDS_TO_END = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Set<String> decided = ConcurrentHashMap.newKeySet();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @Test
    void what_is_recorded_is_answered_and_what_is_not_is_refused() throws Exception {
        try (Service service = Service.start(folder, Map.of())) {
            double took = stopUnderLoad(service);

            assertThat(took).isLessThan(SECONDS_TO_END);
            assertThat(refusals).isNotEmpty().allSatisfy(StopIT::tellsToComeBack);
            service.startAgain();
            assertThat(recorded(service.port())).isSubsetOf(decided).hasSameSizeAs(decided);
        }
    }

    @Test
    void it_is_not_ready_for_a_while_before_it_refuses() throws Exception {
        try (Service service = Service.start(folder, Map.of("CRITERIO_SHUTDOWN_DELAY", "1500ms"))) {
            service.terminate();
            Thread.sleep(500);

            assertThat(ask(service.managementPort(), "GET /q/health/ready HTTP/1.1\r\nHost: x\r\n\r\n")
                            .status())
                    .isEqualTo(503);
            Answer answer = ask(service.port(), new String(decision("in the pause"), UTF_8));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Connection")).hasValue("close");
            assertThat(service.awaitExit(PATIENCE)).isIn(0, 143);
        }
    }

    /** One who pipelines and hangs up in the middle of a request is nobody to wait for. */
    @Test
    void who_has_hung_up_is_not_waited_for() throws Exception {
        try (Service service = Service.start(folder, Map.of())) {
            byte[] one = decision("hung up");
            for (int i = 0; i < 20; i++) {
                try (Socket socket = new Socket("127.0.0.1", service.port())) {
                    for (int j = 0; j < 20; j++) {
                        socket.getOutputStream().write(one);
                    }
                    socket.getOutputStream().write(one, 0, one.length - 20);
                    socket.setSoLinger(true, 0);
                }
            }
            long begun = System.nanoTime();
            service.terminate();
            assertThat(service.awaitExit(PATIENCE)).isIn(0, 143);
            assertThat(seconds(begun)).isLessThan(4);
        }
    }

    private double stopUnderLoad(Service service) throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int number = i;
            Thread caller = new Thread(() -> call(service.port(), number));
            callers.add(caller);
            caller.start();
        }
        while (decided.size() < 500) {
            Thread.sleep(10);
        }
        long begun = System.nanoTime();
        service.terminate();
        int code = service.awaitExit(PATIENCE);
        double took = seconds(begun);
        over = true;
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(code).isIn(0, 143);
        return took;
    }

    /** Half of them keep their connection, half make a new one each time. */
    private void call(int port, int number) {
        Connection connection = null;
        for (int i = 0; !over; i++) {
            try {
                if (connection == null) {
                    connection = Connection.to(port, PATIENCE);
                }
                connection.send(decision(number + "-" + i));
                Answer answer = connection.receive(false);
                if (answer != null && answer.status() == 201) {
                    decided.add(JSON.readTree(answer.body()).path("id").asText());
                } else if (answer != null) {
                    refusals.add(
                            answer.status() + " " + answer.header("Connection").orElse("") + " "
                                    + answer.header("Retry-After").orElse("") + " " + answer.text());
                }
                if (answer == null || answer.isLast() || number % 2 == 0) {
                    connection.close();
                    connection = null;
                }
            } catch (IOException nobodyThere) {
                connection = null;
            }
        }
    }

    private static void tellsToComeBack(String refusal) {
        assertThat(refusal).startsWith("503 close 1 ").contains("/problems/unavailable", "is being stopped");
    }

    /** The ids of all decisions. */
    private static List<String> recorded(int port) throws IOException {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page =
                    JSON.readTree(ask(port, "GET /decisions?limit=200" + cursor + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .body());
            page.path("items").forEach(one -> ids.add(one.path("id").asText()));
            if (!page.hasNonNull("next")) {
                return ids;
            }
            cursor = "&cursor=" + page.path("next").asText();
        }
    }

    private static Answer ask(int port, String request) throws IOException {
        try (Connection connection = Connection.to(port, PATIENCE)) {
            connection.send(request.getBytes(US_ASCII));
            Answer answer = connection.receive(false);
            if (answer == null) {
                throw new IOException("no answer");
            }
            return answer;
        }
    }

    private static byte[] decision(String caseId) {
        return Callers.bytes(null, "en", """
                {"type": "RETENTION", "caseId": "%s", "asOf": "2026-11-20",
                 "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 1}}}""".formatted(caseId));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
