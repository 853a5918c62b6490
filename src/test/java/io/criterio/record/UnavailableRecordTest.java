package io.criterio.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnavailableRecordTest {

    private static final String REQUEST = """
            {"type": "RETENTION", "asOf": "2026-11-20",
             "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2}}}
            """;

    @Inject
    DecisionLog log;

    @Inject
    AgroalDataSource dataSource;

    /** With it gone, the store is as good as none, and the service finds out by itself. */
    @BeforeEach
    void the_table_goes_away() throws Exception {
        execute("alter table decision rename to decision_away");
        await(false);
    }

    @AfterEach
    void the_table_comes_back() throws Exception {
        execute("alter table decision_away rename to decision");
        await(true);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void await(boolean up) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while ((log.availability().problem() == null) != up) {
            assertThat(System.nanoTime()).as("seconds have passed").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void a_decision_that_cannot_be_recorded_is_a_503() {
        assertUnavailable(given().contentType("application/json").body(REQUEST).post("/decisions"));
    }

    @Test
    void a_batch_that_cannot_be_recorded_is_a_503_as_a_whole() {
        assertUnavailable(given().contentType("application/json")
                .body("{\"decisions\": [" + REQUEST + "]}")
                .post("/decisions/batch"));
    }

    @Test
    void a_stream_tells_so_on_every_line_that_was_to_be_recorded_and_goes_on() {
        String line = """
                {"facts": {"executive": {"id": "e-1"}, "campaign": {"startDate": "2026-11-16"}, "date": "2026-11-19",
                 "records": []}}
                """.replace("\n", "");
        String dry = line.replaceFirst("\\{", "{\"dryRun\": true, ");

        Response answer = given().contentType("application/x-ndjson")
                .body(String.join("\n", line, dry, "{}", line).getBytes(StandardCharsets.UTF_8))
                .post("/assignments");

        assertThat(answer.statusCode()).isEqualTo(200);
        String[] answers = answer.asString().split("\n");
        assertThat(answers).hasSize(4);
        assertThat(answers[0])
                .contains("\"status\":503", "/problems/unavailable")
                .doesNotContain("decision\":{");
        assertThat(answers[1]).contains("\"status\":200");
        assertThat(answers[2]).contains("\"status\":422");
        assertThat(answers[3]).contains("\"status\":503", "/assignments#line=4");
        assertThat(answer.asString()).doesNotContain("Exception", "connection refused");
    }

    @Test
    void records_cannot_be_looked_up_either() {
        Response search = given().get("/decisions");
        assertUnavailable(search);
        assertThat(search.asString()).contains("cannot be reached; ask again").doesNotContain("recorded");
        assertUnavailable(given().get("/decisions/01890000-0000-7000-8000-000000000000"));
    }

    @Test
    void a_dry_run_needs_no_database() {
        Response answer = given().contentType("application/json")
                .body(REQUEST.replaceFirst("\\{", "{\"dryRun\": true,"))
                .post("/decisions");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void assertUnavailable(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.asString()).doesNotContain("Exception", "no table");
    }
}
