package io.criterio.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HttpProblemsTest {

    private static final int OVER_THE_LIMIT = 8 * 1024 * 1024 + 1;

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @CsvSource({"/nowhere", "/decisions/a/b", "/", "/problems/validation"})
    void an_address_without_a_resource(String path) {
        Response answer = given().get(path);

        assertProblem(answer, 404, "/problems/not-found");
        assertThat(answer.jsonPath().getString("instance")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DELETE | /decisions       | GET, HEAD, OPTIONS, POST
                    PUT    | /decisions/42    | GET, HEAD, OPTIONS
                    POST   | /rules           | GET, HEAD, OPTIONS
                    PATCH  | /rules/RET-BON-01 | GET, HEAD, OPTIONS
                    """)
    void a_method_that_is_not_supported_is_told_which_are(String method, String path, String allow) {
        Response answer = given().request(method, path);

        assertProblem(answer, 405, "/problems/method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo(allow);
    }

    @Test
    void an_answer_that_is_not_acceptable() {
        Response answer = given().accept("text/html").get("/rules");

        assertProblem(answer, 406, "/problems/not-acceptable");
        assertThat(answer.jsonPath().getString("detail")).contains("text/html", "application/json");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
    })
    void a_body_of_another_type(String type) throws IOException {
        String answer = raw("POST /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 415").contains("/problems/unsupported-media-type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "identity, br", "nonsense"})
    void a_body_that_is_encoded(String encoding) throws IOException {
        String answer =
                raw("POST /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Encoding: " + encoding + "\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer)
                .startsWith("HTTP/1.1 415")
                .containsIgnoringCase("accept-encoding: identity")
                .contains("Content-Encoding is " + encoding);
    }

    @Test
    void a_body_that_is_not_encoded_may_say_so() throws IOException {
        assertThat(raw("POST /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 422");
    }

    @Test
    void a_second_host() throws IOException {
        assertThat(raw("GET /rules HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("/problems/bad-request", "Host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key:", "Idempotency-Key:  ", "Idempotency-Key: a\r\nIdempotency-Key: b"})
    void an_idempotency_key_that_is_empty_or_there_twice(String header) throws IOException {
        assertThat(raw("POST /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + header + "\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 422")
                .contains("/problems/validation", "\"pointer\":\"Idempotency-Key\"");
    }

    @Test
    void a_body_of_no_type() throws IOException {
        String answer = raw("POST /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 415").contains("There is no Content-Type");
    }

    @ParameterizedTest
    @CsvSource({"/decisions, 2", "/decisions/batch, 2", "/assignments, 2", "/assignments, 0"})
    void a_type_that_is_blank_is_none(String path, int length) throws IOException {
        String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: \r\n"
                + "Content-Length: " + length + "\r\n\r\n" + "{}".substring(0, length));

        assertThat(answer).startsWith("HTTP/1.1 415").contains("There is no Content-Type");
    }

    @Test
    void a_body_that_is_announced_as_too_large() throws IOException {
        String answer = raw("POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + OVER_THE_LIMIT + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large", "8388608");
    }

    @Test
    void a_body_that_turns_out_to_be_too_large() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

        String answer = raw("POST /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(129)
                + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large", "8388608");
    }

    @ParameterizedTest
    @CsvSource({"POST /nowhere, 404", "PUT /decisions, 405", "POST /assignments/none, 404"})
    void a_body_that_nobody_read_does_not_stand_in_the_way_of_the_next_request(String line, int status)
            throws IOException {
        String body = " ".repeat(1_000_000);

        String answers = raw(line + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body
                + "GET /rules/RET-BON-01 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answers).startsWith("HTTP/1.1 " + status).contains("HTTP/1.1 200 OK");
    }

    @Test
    void a_body_in_chunks_within_the_limit_is_read() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

        String answer = raw("POST /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(20)
                + "f\r\n{\"type\":\"ECHO\"}\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 201");
    }

    @Test
    void a_request_without_a_host() throws IOException {
        String answer = raw("GET /rules HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("/problems/bad-request")
                .doesNotContain("VertxException");
    }

    @ParameterizedTest
    @CsvSource({"GET /%zz", "GET /decisions?caseId=%zz", "GET //", "GET /decisions/%00"})
    void an_odd_address_does_no_harm(String line) throws IOException {
        String answer = raw(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception");
    }

    @Test
    void a_fault_of_ours_tells_nothing_but_the_number_of_its_report() {
        Response answer = given().contentType("application/json")
                .body("{\"type\": \"ECHO\", \"facts\": {\"number\": 13}}")
                .post("/decisions");

        assertProblem(answer, 500, "/problems/internal");
        assertThat(answer.asString()).doesNotContain("secret", "Exception", "io.criterio");
        assertThat(answer.jsonPath().getString("instance")).startsWith("urn:uuid:");
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo(Problem.MEDIA_TYPE);
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.jsonPath().getString("type")).isEqualTo(type);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getList("errors")).isEmpty();
    }

    /** What goes over the wire: a client library would not send most of these. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return readToEnd(socket.getInputStream());
        }
    }

    private static String readToEnd(InputStream stream) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        stream.transferTo(answer);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
