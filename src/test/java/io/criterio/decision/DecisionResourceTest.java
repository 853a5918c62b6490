package io.criterio.decision;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionResourceTest {
    @Test
    void a_dry_run() throws Exception {
        given().contentType("application/json")
                .body("{\"type\":\"ECHO\",\"dryRun\":true, \"facts\":{\"number\":\"1\"}}")
                .post("/decisions")
                .prettyPeek();
        given().contentType("application/json")
                .body("{\"type\":\"ECHO\",\"dryRun\":true, \"facts\":{\"number\":1}}")
                .post("/decisions")
                .prettyPeek();
        given().contentType("application/json")
                .body("{\"type\":\"ECHO\",\"facts\":{\"number\":1}}")
                .post("/decisions")
                .prettyPeek();
        given().contentType("text/plain").body("{").post("/decisions").prettyPeek();
        given().delete("/decisions").prettyPeek();
        raw("GET /decisions/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw("POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        raw(
                "POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
        raw(
                "POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\nConnection: close\r\n\r\n");
        raw(
                "POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: ;;;\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        raw(
                "POST /decisions HTTP/1.1\r\nHost: x\r\nAccept: ;;;\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        raw("GET /" + "x".repeat(5000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(25000) + "\r\nConnection: close\r\n\r\n");
        raw("GET /decisions/../x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw("FOO /decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw("GET /decisions HTTP/1.1\r\nConnection: close\r\n\r\n");
        raw("GET http://x\\y/decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw(
                "POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + ("10000\r\n" + " ".repeat(65536) + "\r\n").repeat(140) + "0\r\n\r\n");
        raw(
                "POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + ("10000\r\n" + " ".repeat(65536) + "\r\n").repeat(10) + "2\r\n{}\r\n0\r\n\r\n");
    }

    static void raw(String s) throws Exception {
        System.out.println("\n>>> " + s.substring(0, Math.min(100, s.length())).replace("\r\n", "|"));
        try (Socket k = new Socket("127.0.0.1", 8081)) {
            k.setSoTimeout(5000);
            try {
                k.getOutputStream().write(s.getBytes(StandardCharsets.ISO_8859_1));
                k.getOutputStream().flush();
            } catch (IOException e) {
                System.out.println("write " + e);
            }
            System.out.println(new String(k.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
