package io.criterio.assignment.team;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team as a caller meets it. */
@QuarkusTest
class AssignmentsOverHttpTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String QUERY = "?date=2026-11-19&startDate=2026-11-16";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/assignments")
    URI assignments;

    @Test
    void every_line_gets_an_answer_in_order_and_a_bad_one_does_not_end_the_stream() throws Exception {
        List<JsonNode> answers = lines(post(
                NDJSON,
                "",
                line("e-1", vigente("r-1")) + "\n\n" + "{\"facts\": nope}\r\n"
                        + line("e-2", vigente("r-2").replace("0.5", "\"much\"")) + "\n"
                        + line("e-3", vigente("r-3")).replaceFirst("\\{", "{\"type\": \"RETENTION\", ") + "\n"
                        + line("e-4", vigente("r-4")).replaceFirst("\\{", "{\"dryRun\": true, ")));

        assertThat(answers.stream().map(answer -> answer.get("line").intValue()))
                .containsExactly(1, 3, 4, 5, 6);
        assertThat(answers.stream().map(answer -> answer.get("status").intValue()))
                .containsExactly(201, 400, 422, 422, 200);
        assertThat(answers.get(0).at("/executive").textValue()).isEqualTo("e-1");
        assertThat(answers.get(0).at("/decision/outcome/assigned/0/recordId").textValue())
                .isEqualTo("r-1");
        assertThat(answers.get(1).at("/problem/instance").textValue()).isEqualTo("/assignments#line=3");
        assertThat(answers.get(2).at("/problem/errors/0/pointer").textValue()).isEqualTo("/facts/records/0/propensity");
        assertThat(answers.get(3).at("/problem/errors/0/pointer").textValue()).isEqualTo("/type");
        assertThat(answers.get(4).at("/decision").has("id")).isFalse();
    }

    @Test
    void what_is_answered_is_recorded_as_if_it_had_been_asked_alone() throws Exception {
        JsonNode answer = lines(post(NDJSON, "", line("e-1", vigente("r-2"), vigente("r-1")))).get(0);

        JsonNode record = recorded(answer);
        JsonNode alone = JSON.readTree(given().contentType("application/json")
                .body(line("e-1", vigente("r-1"), vigente("r-2"))
                        .replaceFirst("\\{", "{\"type\": \"ASSIGNMENT\", \"dryRun\": true, "))
                .post("/decisions")
                .asByteArray());
        assertThat(record.get("outcome")).isEqualTo(answer.at("/decision/outcome"));
        assertThat(alone.get("outcome")).isEqualTo(record.get("outcome"));
        assertThat(record.at("/input/facts/records/0/id").textValue()).isEqualTo("r-1");
    }

    @Test
    void an_answer_comes_before_the_next_line_is_sent() throws Exception {
        try (Socket socket = new Socket(assignments.getHost(), assignments.getPort())) {
            socket.setSoTimeout(20_000);
            send(socket, "POST /assignments HTTP/1.1\r\nHost: x\r\nContent-Type: " + NDJSON
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            for (int i = 1; i <= 3; i++) {
                byte[] line = (line("e-ñ-" + i, vigente("r-" + i)) + "\n").getBytes(StandardCharsets.UTF_8);
                int half = new String(line, StandardCharsets.ISO_8859_1).indexOf("e-") + 3;
                chunk(socket, line, 0, half);
                chunk(socket, line, half, line.length);
                String answer = answers.readLine();
                while (!answer.startsWith("{")) {
                    answer = answers.readLine();
                }
                assertThat(JSON.readTree(answer).get("line").intValue()).isEqualTo(i);
                assertThat(JSON.readTree(answer).get("executive").textValue()).isEqualTo("e-ñ-" + i);
            }
            send(socket, "0\r\n\r\n");
            assertThat(answers.readLine()).isEmpty();
            assertThat(answers.readLine()).isEqualTo("0");
        }
    }

    @Test
    void a_derivado_offered_to_two_goes_to_one_and_the_other_is_told() throws Exception {
        List<JsonNode> answers = lines(post(
                NDJSON, "", line("e-1", derivado("r-1")) + "\n" + line("e-2", derivado("r-1"), vigente("r-2")) + "\n"));

        assertThat(answers.get(0).has("takenInRun")).isFalse();
        assertThat(answers.get(0).findValuesAsText("recordId")).containsExactly("r-1");
        assertThat(answers.get(1).get("takenInRun")).isEqualTo(JSON.readTree("""
                        [{"recordId": "r-1", "executive": "e-1", "rule": "ASG-DER-03"}]"""));
        assertThat(answers.get(1).at("/decision/outcome/assigned").findValuesAsText("recordId"))
                .containsExactly("r-2");
        // In the record something stands for the executives.
        assertThat(recorded(answers.get(1)).at("/input/facts/records/0/assignedTo").textValue())
                .isEqualTo(recorded(answers.get(0)).at("/input/facts/executive/id").textValue());
        assertThat(given().post("/decisions/" + answers.get(1).at("/decision/id").textValue() + "/verification")
                        .jsonPath()
                        .getBoolean("identical"))
                .isTrue();
    }

    @Test
    void the_same_holds_in_a_batch() throws Exception {
        JsonNode answer = JSON.readTree(given().contentType("application/json")
                .body("{\"defaults\": {\"type\": \"ASSIGNMENT\", \"dryRun\": true}, \"decisions\": ["
                        + line("e-1", derivado("r-1")) + "," + line("e-2", derivado("r-1")) + "]}")
                .post("/decisions/batch")
                .asByteArray());

        assertThat(answer.at("/results/0").has("takenInRun")).isFalse();
        assertThat(answer.at("/results/1/takenInRun/0/executive").textValue()).isEqualTo("e-1");
        assertThat(answer.at("/results/1/decision/outcome/assigned")).isEmpty();
    }

    @Test
    void a_table_is_answered_executive_by_executive() throws Exception {
        List<JsonNode> answers = lines(post("text/csv; charset=utf-8", QUERY + "&dryRun=true&include=dispositions", """
                        executive,id,origin,status,propensity,sector,referredOn
                        e-1,r-1,DERIVADO_EMPRESA,SIN_GESTION,0.9,B-2,2026-11-18
                        e-1,r-2,VIGENTE,SIN_GESTION,0.5,B-2,
                        e-2,r-1,DERIVADO_EMPRESA,SIN_GESTION,0.9,B-2,2026-11-18
                        e-3,r-3,VIGENTE,SIN_GESTION,5,B-2,
                        e-4,r-4,VIGENTE,SIN_GESTION,0.5,B-2,
                        """));

        assertThat(answers.stream().map(answer -> answer.get("line").intValue()))
                .containsExactly(2, 4, 5, 6);
        assertThat(answers.stream().map(answer -> answer.get("status").intValue()))
                .containsExactly(200, 200, 422, 200);
        assertThat(answers.get(0).at("/decision/outcome/assigned").findValuesAsText("recordId"))
                .containsExactly("r-1", "r-2");
        assertThat(answers.get(1).at("/takenInRun/0/executive").textValue()).isEqualTo("e-1");
        assertThat(answers.get(1).at("/decision/outcome/dispositions")).hasSize(1);
        assertThat(answers.get(2).at("/problem/detail").textValue()).contains("line 5", "propensity");
    }

    @Test
    void a_stream_may_be_longer_than_a_body_and_a_line_may_not() throws Exception {
        int limit = 8 * 1024 * 1024;
        String padding = " ".repeat(limit / 2);
        String longest = line("e-1", vigente("r-1"));
        String stream = longest + " ".repeat(limit - longest.length()) + "\n"
                + longest + " ".repeat(limit - longest.length() + 1) + "\r\n"
                + padding + padding + padding + "\n"
                + line("e-2", vigente("r-2")) + "\n";

        List<JsonNode> answers = lines(post(NDJSON, "", stream));

        assertThat(answers.stream().map(answer -> answer.get("status").intValue()))
                .containsExactly(201, 413, 413, 201);
        assertThat(answers.get(1).at("/problem/detail").textValue()).contains("8388608");
        assertThat(answers.get(3).get("line").intValue()).isEqualTo(4);
    }

    @Test
    void a_stream_that_is_not_announced_may_be_longer_than_anything() throws Exception {
        String line = line("e-1", vigente("r-1"));
        byte[] padded = (line + " ".repeat((1 << 20) - line.length() - 1) + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream stream = InputStream.nullInputStream();
        for (int i = 0; i < 70; i++) {
            stream = new SequenceInputStream(stream, new ByteArrayInputStream(padded));
        }
        InputStream seventyMegabytes = stream;
        HttpRequest request = HttpRequest.newBuilder(assignments)
                .header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofInputStream(() -> seventyMegabytes))
                .build();

        assertThat(lines(HttpClient.newHttpClient().send(request, BodyHandlers.ofString())))
                .hasSize(70)
                .allMatch(answer -> answer.get("status").intValue() == 201);
    }

    @Test
    void more_records_than_a_request_may_hold_are_refused_on_their_line() throws Exception {
        String records = IntStream.range(0, 20_001).mapToObj(i -> vigente("r-" + i)).collect(Collectors.joining(","));

        List<JsonNode> answers = lines(post(NDJSON, "", line("e-1", records) + "\n" + line("e-2", vigente("r-1"))));

        assertThat(answers.stream().map(answer -> answer.get("status").intValue()))
                .containsExactly(413, 201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/x-ndjson            | ?date=2026-11-19                                | 422 | ?date
                    text/csv                        | ?date=2026-11-19                                | 422 | ?startDate
                    text/csv                        | ?date=2026-11-21&startDate=2026-11-16           | 422 | ?date
                    text/csv                        | ?date=2026-11-19&startDate=2026-11-16&dryRun=1  | 422 | ?dryRun
                    text/csv                        | ?date=2026-11-19&startDate=2026-11-16&include=x | 422 | ?include
                    text/csv                        | ?date=2026-11-19&startDate=2026-11-16&calendar=XX | 422 | ?calendar
                    text/csv                        | ?date=2026-11-19&startDate=2026-11-16&release=1 | 422 | ?release
                    text/csv                        | ?date=2026-11-19&startDate=2026-11-16&day=1     | 422 | ?day
                    text/csv                        | ?date=&startDate=2026-11-16                     | 422 | ?date
                    text/csv                        | ?date=2026-11-19&startDate=2026-11-16           | 422 | #row=1
                    text/csv; charset=iso-8859-1    | ?date=2026-11-19&startDate=2026-11-16           | 415 |
                    application/json                | ''                                              | 415 |
                    """)
    void what_is_wrong_with_the_whole_is_a_problem_before_the_stream_begins(
            String type, String query, int status, String pointer) throws Exception {
        HttpResponse<String> answer = post(type, query, "id,executive\n");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.findValuesAsText("pointer"))
                .isEqualTo(pointer == null ? List.of() : List.of(pointer));
        if (status == 415) {
            assertThat(problem.get("detail").textValue()).containsAnyOf("UTF-8", "application/x-ndjson or text/csv");
        }
    }

    @Test
    void a_stream_without_bases_has_no_answers() throws Exception {
        HttpResponse<String> answer = post(NDJSON, "", "\n\n");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("es");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(NDJSON);
    }

    private HttpResponse<String> post(String type, String query, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(assignments + query))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode recorded(JsonNode answer) throws IOException {
        return JSON.readTree(
                given().get("/decisions/" + answer.at("/decision/id").textValue()).asByteArray());
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.body().split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static void chunk(Socket socket, byte[] bytes, int from, int to) throws IOException {
        send(socket, Integer.toHexString(to - from) + "\r\n");
        socket.getOutputStream().write(bytes, from, to - from);
        send(socket, "\r\n");
    }

    private static String line(String executive, String... records) {
        return "{\"facts\": {\"executive\": {\"id\": \"" + executive
                + "\"}, \"campaign\": {\"startDate\": \"2026-11-16\"}, \"date\": \"2026-11-19\", \"records\": ["
                + String.join(", ", records) + "]}}";
    }

    private static String vigente(String id) {
        return """
                {"id": "%s", "origin": "VIGENTE", "status": "SIN_GESTION", "propensity": 0.5, "sector": "B-2"}"""
                .formatted(id);
    }

    private static String derivado(String id) {
        return """
                {"id": "%s", "origin": "DERIVADO_EMPRESA", "status": "SIN_GESTION", "propensity": 0.5, "sector": "B-2", "referredOn": "2026-11-18"}"""
                .formatted(id);
    }
}
