package io.criterio.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.release.LiveRelease;
import io.criterio.rules.RuleSources;
import io.criterio.verification.RecordedCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReplayResourceTest {

    @Inject
    Clock clock;

    @Inject
    LiveRelease live;

    @Inject
    RecordedCase recorded;

    private Instant start;

    @BeforeEach
    void what_others_have_decided_is_out_of_the_range() throws InterruptedException {
        Thread.sleep(2);
        start = clock.instant();
    }

    @Test
    void a_replay_is_followed_to_its_result() throws InterruptedException {
        UUID id = RecordedBase.turn("followed-" + start, 3);
        RecordedBase.turn("followed-" + start, 1);
        archive(id);

        Response accepted = start("stricter");

        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String location = accepted.header("Location");
        assertThat(location).endsWith("/replays/" + accepted.jsonPath().getString("id"));
        JsonPath status = ended(location);
        assertThat(status.getString("state")).isEqualTo("DONE");
        assertThat(status.getLong("done")).isEqualTo(2);
        assertThat(status.getLong("total")).isEqualTo(2);
        assertThat(status.getString("candidate.version")).isEqualTo("stricter");
        assertThat(status.getString("decisions.from")).isEqualTo(start.toString());
        assertThat(Instant.parse(status.getString("keptUntil"))).isAfter(clock.instant());

        JsonPath result = given().get(location + "/result").jsonPath();
        assertThat(result.getInt("counts.changed")).isEqualTo(1);
        assertThat(result.getInt("counts.identical")).isEqualTo(1);
        assertThat(result.getString("examples[0].caseId")).isEqualTo("followed-" + start);
        assertThat(result.getInt("conversations.examples[0].turn")).isEqualTo(1);
        assertThat(result.getList("rules.rule")).contains("RET-BON-01");

        Response lines = given().get(location + "/differences");
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        assertThat(lines.header("Content-Disposition")).startsWith("attachment; filename=\"replay-");
        assertThat(lines.asString().lines()).hasSize(1).first().asString().contains("followed-" + start);

        Response table = given().accept("text/csv").get(location + "/differences");
        assertThat(table.contentType()).startsWith("text/csv");
        assertThat(table.asString().lines().toList())
                .startsWith("decision,decidedAt,type,caseId,field,recorded,now,appeared,vanished")
                .anySatisfy(row -> assertThat(row).contains(",/outcome/tools/0/verdict,ELIGIBLE,FORBIDDEN,"));

        assertThat(given().get(location + "/conversations").jsonPath().getString("caseId"))
                .isEqualTo("followed-" + start);
        assertThat(given().get("/replays").jsonPath().getList("items.id"))
                .contains(location.substring(location.lastIndexOf('/') + 1));

        assertThat(given().delete(location).statusCode()).isEqualTo(204);
        assertThat(given().get(location).statusCode()).isEqualTo(404);
        assertThat(given().get(location + "/result").statusCode()).isEqualTo(404);
    }

    @Test
    void a_replay_that_runs_is_cancelled_and_one_too_many_is_refused() throws InterruptedException {
        UUID id = recorded.decide();
        archive(id);
        recorded.repeat(id, 200_000);

        Response first = start("stricter");
        Response second = start("stricter");
        Response third = start("stricter");

        assertThat(List.of(first.statusCode(), second.statusCode(), third.statusCode()))
                .containsExactly(202, 202, 503);
        assertThat(third.header("Retry-After")).isEqualTo("1");
        assertThat(third.jsonPath().getString("detail")).contains("As many replays as run at once, 2");
        for (Response running : List.of(first, second)) {
            String location = running.header("Location");
            Response early = given().get(location + "/result");
            assertThat(given().delete(location).statusCode()).isEqualTo(204);
            assertThat(early.statusCode()).isEqualTo(409);
            assertThat(early.jsonPath().getString("detail")).contains("not done yet");
            JsonPath status = ended(location);
            assertThat(status.getString("state")).isEqualTo("CANCELLED");
            assertThat(status.getLong("done")).isLessThan(200_001);
            assertThat(given().get(location + "/differences").statusCode()).isEqualTo(409);
            assertThat(given().delete(location).statusCode()).isEqualTo(204);
        }
        Response again = start("stricter");
        assertThat(again.statusCode()).isEqualTo(202);
        given().delete(again.header("Location"));
        ended(again.header("Location"));
    }

    @Test
    void rules_that_are_sent_decide_as_they_were_read() throws InterruptedException {
        int decided = RecordedBase.decideAll("sent-" + start);
        Response same = given().contentType("application/json")
                .body("""
                        {"candidate": {"rules": {"files": {}}}, "decisions": {"from": "%s"}}
                        """.formatted(start))
                .post("/replays");
        assertThat(same.statusCode()).as(same.asString()).isEqualTo(202);
        assertThat(ended(same.header("Location")).getString("failure")).isNull();
        JsonPath unchanged = given().get(same.header("Location") + "/result").jsonPath();
        assertThat(unchanged.getList("examples")).isEmpty();
        assertThat(unchanged.getInt("counts.identical")).isEqualTo(decided);
        assertThat(unchanged.getList("types")).hasSize(7);

        Response broken = given().contentType("application/json").body("""
                        {"candidate": {"rules": {"files": {"retention/limits.yaml": "minCharges: x"}}}}
                        """).post("/replays");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.jsonPath().getString("errors[0].pointer"))
                .isEqualTo("/candidate/rules/files/retention~1limits.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                               | /candidate                | is required
                    {"candidate": {}}                                | /candidate                | is empty; expected release or rules
                    {"candidate": {"release": "1", "rules": {"files": {}}}} | /candidate         | has both
                    {"candidate": {"release": "1999.1"}}             | /candidate/release        | is "1999.1", which is not in the archive
                    {"candidate": {"release": "2026.11.1"}, "decisions": {"type": "RETENCION"}} | /decisions/type | did you mean RETENTION?
                    {"candidate": {"release": "2026.11.1"}, "decisions": {"from": "yesterday"}} | /decisions/from | is "yesterday"; expected a date
                    {"candidate": {"release": "2026.11.1"}, "decisions": {"from": "2026-11-02", "to": "2026-10-01"}} | /decisions/from | after to
                    {"candidate": {"rules": {"files": ["x"]}}}       | /candidate/rules/files    | is not an object of texts
                    {"candidate": {"rules": {"files": {"a.yaml": 1}}}} | /candidate/rules/files/a.yaml | is not a text
                    {"candidate": {"release": "2026.11.1"}, "when": 1} | /when                   | is not known
                    """)
    void a_request_that_makes_no_sense_names_the_field(String body, String pointer, String text) {
        Response answer = given().contentType("application/json").body(body).post("/replays");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
        assertThat(answer.jsonPath().getList("errors.text", String.class))
                .anySatisfy(each -> assertThat(each).contains(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "01890000-0000-7000-8000-000000000000"})
    void what_was_never_started_is_not_found(String id) {
        for (String path : List.of("", "/result", "/differences", "/conversations")) {
            Response answer = given().get("/replays/" + id + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
        assertThat(given().delete("/replays/" + id).statusCode()).isEqualTo(404);
    }

    /** The candidate has to have been live: it is said to have decided this. */
    private void archive(UUID decision) {
        RuleSources stricter = RecordedBase.stricter(live.pinned().release().sources());
        recorded.under(stricter, decision);
    }

    private Response start(String release) {
        return given().contentType("application/json")
                .body("""
                        {"candidate": {"release": "%s"}, "decisions": {"from": "%s"}}
                        """.formatted(release, start))
                .post("/replays");
    }

    static JsonPath ended(String location) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            JsonPath status = given().get(location).jsonPath();
            if (!"RUNNING".equals(status.getString("state"))) {
                return status;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the replay does not end");
    }
}
