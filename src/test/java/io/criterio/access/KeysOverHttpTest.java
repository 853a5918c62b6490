package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.access.Asking.Answer;
import io.criterio.access.key.ApiKeys;
import io.criterio.access.key.ApiKeys.Shown;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithKeys.class)
class KeysOverHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DECISION = """
            {"type": "RETENTION", "caseId": "ACCESS-1", "asOf": "2026-11-20",
             "facts": {"customer": {"ref": "c-secret-81f2"},
                       "policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2, "assistanceUsed": false},
                       "cancellation": {"motive": "IMPOSICION"}}}""";

    @TestHTTPResource
    URI service;

    @Inject
    KeyMaker keys;

    @Inject
    ApiKeys store;

    @Inject
    Checks check;

    private Asking asking;

    @BeforeEach
    void from_an_address_of_its_own() {
        asking = Asking.anew(service);
    }

    @Test
    void a_key_goes_as_a_header_of_its_own_or_as_a_bearer() throws IOException {
        String key = keys.with(Role.READ).text().secretText();

        assertThat(asking.get("/rules", Map.of("X-API-Key", key)).status()).isEqualTo(200);
        assertThat(asking.get("/rules", Map.of("x-api-key", key)).status()).isEqualTo(200);
        assertThat(asking.get("/rules", Map.of("Authorization", "Bearer " + key))
                        .status())
                .isEqualTo(200);
        assertThat(asking.get("/rules", Map.of("Authorization", "bearer  " + key))
                        .status())
                .isEqualTo(200);
        assertThat(asking.get("/rules?key=" + key, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void who_is_refused_learns_how_to_be_let_in_and_nothing_else() throws IOException {
        Answer answer = asking.get("/rules", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"criterio\"");
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("/problems/unauthenticated");
        assertThat(problem.path("detail").asText()).contains("X-API-Key");
        assertThat(asking.get("/rules", Map.of("X-API-Key", Forgeries.unknown()))
                        .body())
                .isEqualTo(asking.get("/rules", Map.of("X-API-Key", "nonsense")).body());
    }

    @Test
    void who_has_the_key_is_told_that_its_time_is_over() throws Exception {
        Shown expired = keys.expired(Role.READ);
        Shown revoked = keys.revoked(Role.READ);

        assertThat(asking.get("/rules", KeyMaker.header(expired)).body())
                .contains("The key " + expired.key().id() + " expired at");
        assertThat(asking.get("/rules", KeyMaker.header(revoked)).body())
                .contains("The key " + revoked.key().id() + " was revoked at");
    }

    @Test
    void what_a_caller_may_not_do_names_the_role_it_lacks() throws IOException {
        Answer answer = asking.send("POST", "/decisions", KeyMaker.header(keys.with(Role.READ, Role.QA)), DECISION);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(JSON.readTree(answer.body()).path("detail").asText())
                .isEqualTo("This needs the role decide; the caller has qa, read.");
    }

    @Test
    void rules_are_taken_from_whoever_has_role_qa() throws IOException {
        String preview = DECISION.replaceFirst("\\{", "{\"rules\": {\"files\": {}}, ");

        assertThat(asking.send("POST", "/previews", KeyMaker.header(keys.with(Role.QA)), preview)
                        .status())
                .isEqualTo(200);
        assertThat(asking.send("POST", "/previews", KeyMaker.header(keys.with(Role.DECIDE, Role.READ)), preview)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_administrator_makes_lists_replaces_and_revokes_keys() throws Exception {
        Map<String, String> admin = KeyMaker.header(keys.with(Role.ADMIN));
        Answer made = asking.send(
                "POST",
                "/keys",
                admin,
                "{\"owner\": \"CRM, Ana Soto\", \"roles\": [\"decide\", \"read\"], \"branch\": \"SUC-014\", \"requests\": 500}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonNode key = JSON.readTree(made.body());
        String id = key.path("id").asText();
        String text = key.path("key").asText();
        assertThat(made.header("Location")).hasValue("/keys/" + id);
        assertThat(made.header("Cache-Control")).hasValue("no-store");
        assertThat(key.path("createdBy").asText()).startsWith("key:");
        assertThat(asking.get("/rules", Map.of("X-API-Key", text)).status()).isEqualTo(200);

        String listed = asking.get("/keys", admin).body();
        assertThat(listed).contains(id, "CRM, Ana Soto", "SUC-014").doesNotContain(text);
        JsonNode found = JSON.readTree(asking.get("/keys/" + id, admin).body());
        assertThat(found.path("state").asText()).isEqualTo("active");
        assertThat(found.has("key")).isFalse();

        Answer rotated = asking.send("POST", "/keys/" + id + "/rotation", admin, "{\"graceHours\": 1}");
        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        String replaced = JSON.readTree(rotated.body()).path("key").asText();
        assertThat(replaced).startsWith("crit_" + id + "_").isNotEqualTo(text);
        assertThat(asking.get("/rules", Map.of("X-API-Key", replaced)).status()).isEqualTo(200);
        assertThat(asking.get("/rules", Map.of("X-API-Key", text)).status())
                .as("in its grace")
                .isEqualTo(200);
        String again = JSON.readTree(asking.send("POST", "/keys/" + id + "/rotation", admin, "{\"graceHours\": 0}")
                        .body())
                .path("key")
                .asText();
        assertThat(asking.get("/rules", Map.of("X-API-Key", replaced)).status()).isEqualTo(401);
        assertThat(asking.get("/rules", Map.of("X-API-Key", again)).status()).isEqualTo(200);

        Answer revoked = asking.send("POST", "/keys/" + id + "/revocation", admin, null);
        assertThat(JSON.readTree(revoked.body()).path("state").asText()).isEqualTo("revoked");
        assertThat(asking.get("/rules", Map.of("X-API-Key", again)).status())
                .as("at once")
                .isEqualTo(401);
        assertThat(asking.send("POST", "/keys/" + id + "/rotation", admin, "{}").status())
                .isEqualTo(409);
    }

    @Test
    void a_key_that_makes_no_sense_is_not_made_and_every_reason_is_named() throws Exception {
        Answer answer = asking.send(
                "POST",
                "/keys",
                KeyMaker.header(keys.with(Role.ADMIN)),
                "{\"owner\": \" \", \"roles\": [\"decider\"], \"expiresOn\": \"2020-01-01\", \"requests\": -1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/owner", "/roles/0", "/requests", "/expiresOn");
        assertThat(answer.body()).contains("did you mean decide?");
    }

    @Test
    void a_key_that_is_revoked_elsewhere_is_refused_within_the_time_that_is_promised() throws Exception {
        Shown key = keys.with(Role.READ);
        assertThat(asking.get("/rules", KeyMaker.header(key)).status()).isEqualTo(200);
        keys.revokeElsewhere(key);

        long start = System.nanoTime();
        int status = 200;
        while (status == 200
                && System.nanoTime() - start < Duration.ofSeconds(6).toNanos()) {
            status = asking.get("/rules", KeyMaker.header(key)).status();
        }
        assertThat(status).isEqualTo(401);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_700));
    }

    @Test
    void when_it_was_last_used_is_written_down_before_long() throws Exception {
        Shown key = keys.with(Role.READ);
        asking.get("/rules", KeyMaker.header(key));

        long start = System.nanoTime();
        while (store.find(key.key().id()).orElseThrow().lastUsedAt() == null
                && System.nanoTime() - start < Duration.ofSeconds(10).toNanos()) {
            Thread.sleep(50);
        }
        assertThat(store.find(key.key().id()).orElseThrow().lastUsedAt()).isNotNull();
    }

    @Test
    void of_ten_thousand_mutated_keys_none_is_accepted() {
        String key = keys.with(Role.values()).text().secretText();
        Random random = new Random(20261122);
        int accepted = 0;
        int tried = 0;
        while (tried < 10_000) {
            String mutant = Forgeries.mutant(key, random);
            if (!mutant.equals(key)) {
                tried++;
                accepted += check.accepts(mutant) ? 1 : 0;
            }
        }
        assertThat(check.accepts(key)).isTrue();
        assertThat(accepted).isZero();
    }

    @Test
    void who_guesses_is_made_to_wait_and_noted_and_nobody_else_is() throws Exception {
        Map<String, String> caller = KeyMaker.header(keys.with(Role.READ));
        Map<String, String> another = KeyMaker.header(keys.with(Role.READ));
        assertThat(asking.get("/rules", caller).status()).isEqualTo(200);
        try (Logged log = new Logged("io.criterio.access.Failures")) {
            Random random = new Random(7);
            String key = keys.with(Role.READ).text().secretText();
            for (int i = 0; i < 10; i++) {
                assertThat(asking.get("/rules", Map.of("X-API-Key", Forgeries.mutant(key, random)))
                                .status())
                        .isEqualTo(401);
            }
            Answer refused = asking.get("/rules", Map.of("X-API-Key", Forgeries.unknown()));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
            assertThat(asking.get("/rules", caller).status())
                    .as("a key in use, from the same address")
                    .isEqualTo(200);
            assertThat(asking.get("/rules", another).status())
                    .as("a good key that was not used before, from the same address: callers share that of a proxy")
                    .isEqualTo(200);
            assertThat(log.lines()).singleElement().asString().contains("10 false credentials from 127.77.");
        }
    }

    @Test
    void a_key_that_has_used_up_its_quota_is_told_when_to_come_back() throws Exception {
        Map<String, String> key = KeyMaker.header(keys.limited(3, 0, Role.READ));
        Answer first = asking.get("/rules", key);
        assertThat(first.header("RateLimit-Policy")).hasValue("\"requests\";q=3;w=60");
        assertThat(first.header("RateLimit")).hasValue("\"requests\";r=2;t=60");
        asking.get("/rules", key);
        asking.get("/rules", key);

        Answer fourth = asking.get("/rules", key);
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(Integer.parseInt(fourth.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(fourth.header("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).startsWith("\"requests\";r=0;t="));
        assertThat(JSON.readTree(fourth.body()).path("type").asText()).isEqualTo("/problems/too-many-requests");
        assertThat(asking.get("/rules", KeyMaker.header(keys.limited(3, 0, Role.READ)))
                        .status())
                .as("another caller")
                .isEqualTo(200);
    }

    @Test
    void a_key_with_one_request_at_once_is_told_to_wait_for_it() throws Exception {
        Shown key = keys.limited(0, 1, Role.DECIDE);
        try (Socket under_way = asking.connect()) {
            under_way
                    .getOutputStream()
                    .write(("POST /assignments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                                    + "Transfer-Encoding: chunked\r\nX-API-Key: "
                                    + key.text().secretText() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Optional<Answer> second = Optional.empty();
            for (int attempt = 0; attempt < 100 && second.isEmpty(); attempt++) {
                Thread.sleep(20);
                second = Optional.of(asking.get("/rules", KeyMaker.header(key)))
                        .filter(answer -> answer.status() == 429);
            }
            assertThat(second).hasValueSatisfying(answer -> {
                assertThat(answer.body()).contains("1 requests at once");
                assertThat(answer.header("Retry-After")).hasValue("1");
            });
        }
        int status = 429;
        for (int attempt = 0; attempt < 200 && status == 429; attempt++) {
            Thread.sleep(20);
            status = asking.get("/rules", KeyMaker.header(key)).status();
        }
        assertThat(status).as("when the first is over").isEqualTo(200);
    }

    @Test
    void the_keys_of_requests_are_each_callers_own() throws Exception {
        Map<String, String> one = idempotent(keys.with(Role.DECIDE));
        Map<String, String> other = idempotent(keys.with(Role.DECIDE));

        String first = asking.send("POST", "/decisions", one, DECISION).body();
        Answer again = asking.send("POST", "/decisions", one, DECISION);
        Answer others = asking.send("POST", "/decisions", other, DECISION);

        assertThat(again.body()).isEqualTo(first);
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(others.status()).isEqualTo(201);
        assertThat(others.header("Idempotent-Replayed")).isEmpty();
        assertThat(others.body()).isNotEqualTo(first);
    }

    @Test
    void every_call_is_a_line_without_facts_addresses_or_secrets() throws Exception {
        Shown key = keys.with(Role.DECIDE, Role.READ);
        try (Logged log = new Logged("io.criterio.access.calls")) {
            Answer decided = asking.send("POST", "/decisions", KeyMaker.header(key), DECISION);
            String id = JSON.readTree(decided.body()).path("id").asText();
            asking.get("/cases/ACCESS-1", KeyMaker.header(key));
            asking.get("/decisions/" + id, KeyMaker.header(key));
            asking.get("/decisions?customerRef=c-secret-81f2", Map.of("X-API-Key", "crit_no_secret"));
            asking.get("/nowhere/c-secret-81f2", KeyMaker.header(key));
            for (int i = 0; i < 100 && log.lines().size() < 5; i++) {
                Thread.sleep(20);
            }

            String caller = "caller=key:" + key.key().id();
            List<String> lines = log.lines().stream()
                    .map(line -> line.replaceAll(" ms=[0-9]+\\.[0-9]$", ""))
                    .toList();
            assertThat(lines)
                    .containsExactly(
                            caller + " operation=decide status=201 decision=" + id,
                            caller + " operation=findCase status=200 decision=-",
                            caller + " operation=findDecision status=200 decision=" + id,
                            "caller=- operation=searchDecisions status=401 decision=-",
                            caller + " operation=- status=404 decision=-");
            String release = JSON.readTree(decided.body())
                    .path("release")
                    .path("version")
                    .asText();
            assertThat(log.contexts().get(0))
                    .as("its MDC")
                    .containsEntry("decisionId", id)
                    .containsEntry("release", release);
            assertThat(log.contexts().get(4)).as("that of the next").doesNotContainKeys("decisionId", "release");
        }
    }

    @Test
    void answers_tell_browsers_to_be_careful_and_nobody_what_runs_here() throws Exception {
        Answer answer = asking.get("/rules", KeyMaker.header(keys.with(Role.READ)));

        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(String.join(" ", answer.headers().values()).toLowerCase(Locale.ROOT))
                .doesNotContain("quarkus", "vert.x", "netty");
    }

    @Test
    void pages_of_other_origins_may_not_call() throws Exception {
        Map<String, String> preflight = new HashMap<>(KeyMaker.header(keys.with(Role.READ)));
        preflight.put("Origin", "https://evil.example");
        preflight.put("Access-Control-Request-Method", "POST");
        Answer answer = asking.send("OPTIONS", "/decisions", preflight, null);

        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-API-Key", "Authorization"})
    void a_second_credential_is_refused_whichever_is_good(String header) throws Exception {
        String key = (header.equals("Authorization") ? "Bearer " : "")
                + keys.with(Role.READ).text().secretText();
        String head = "GET /rules HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s: %s\r\n%s: %s\r\n\r\n";

        assertThat(raw(head.formatted(header, key, header, "other"), 1)).contains("HTTP/1.1 400", header);
        assertThat(raw(head.formatted(header, "other", header, key), 1)).contains("HTTP/1.1 400", header);
        assertThat(raw(head.formatted(header, key, header, key), 1)).contains("HTTP/1.1 400", header);
    }

    /** The first waits for its key to be looked up; then each is answered before its body is read. */
    @ParameterizedTest
    @CsvSource({"/nothing, 404", "/scenarios/runs, 403", "/decisions, 201"})
    void pipelined_requests_are_all_answered(String path, int status) throws Exception {
        String request =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-API-Key: "
                        + keys.with(Role.DECIDE).text().secretText() + "\r\nContent-Length: "
                        + DECISION.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + DECISION;

        assertThat(raw(request.repeat(300), 300).split("HTTP/1.1 " + status + " ", -1))
                .hasSize(301);
    }

    private String raw(String requests, int answers) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
            StringBuilder read = new StringBuilder();
            byte[] bytes = new byte[65_536];
            try {
                int length = 0;
                while (length >= 0 && read.toString().split("HTTP/1.1 ", -1).length <= answers) {
                    length = socket.getInputStream().read(bytes);
                    read.append(new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException noMore) {
                // What there is tells.
            }
            return read.toString();
        }
    }

    private static Map<String, String> idempotent(Shown key) {
        Map<String, String> headers = new HashMap<>(KeyMaker.header(key));
        headers.put("Idempotency-Key", "the-same-for-both");
        return headers;
    }
}
