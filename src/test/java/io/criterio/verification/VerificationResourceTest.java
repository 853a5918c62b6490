package io.criterio.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.release.LiveRelease;
import io.criterio.rules.RuleSources;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VerificationResourceTest {

    @Inject
    RecordedCase recorded;

    @Inject
    LiveRelease live;

    @Test
    void a_record_that_nobody_touched_is_identical() {
        UUID id = recorded.decide();

        JsonPath verification = verify(id);

        assertThat(verification.getString("id")).isEqualTo(id.toString());
        assertThat(verification.getBoolean("verifiable")).isTrue();
        assertThat(verification.getBoolean("identical")).isTrue();
        assertThat(verification.getString("release.digest"))
                .isEqualTo(live.pinned().release().digest());
        assertThat(verification.getMap("$")).containsOnlyKeys("id", "release", "verifiable", "identical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "trace"})
    void what_was_included_is_decided_again(String include) {
        String id = given().contentType("application/json")
                .header("Accept-Language", "en")
                .body("""
                        {"type": "RETENTION", "asOf": "2026-11-20", "include": ["%s"],
                         "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 1}},
                         "proposal": [{"tool": "BONIFICACION", "quantity": 1}, {"tool": "PRIVILEGIO"}]}
                        """.formatted(include))
                .post("/decisions")
                .jsonPath()
                .getString("id");

        assertThat(verify(UUID.fromString(id)).getBoolean("identical")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.30", "0.8300", "1E-3", "0.1000000000000000055511151231257827", "1", "0"})
    void every_way_to_write_a_number_is_read_the_same_way_again(String propensity) {
        Response decision = given().contentType("application/json")
                .body("""
                        {"type": "ASSIGNMENT",
                         "facts": {"executive": {"id": "e-17"}, "campaign": {"startDate": "2026-11-16", "calendar": "CL"},
                                   "date": "2026-11-19", "sectorOfDay": "B-2",
                                   "records": [{"id": "r-1", "origin": "DERIVADO", "status": "SIN_GESTION",
                                                "propensity": %s, "sector": "B-2", "referredOn": "2026-11-18",
                                                "location": {"lat": -33.450000000000001, "lon": -70.660}}]}}
                        """.formatted(propensity))
                .post("/decisions");
        assertThat(decision.statusCode()).as(decision.asString()).isEqualTo(201);
        assertThat(verify(UUID.fromString(decision.jsonPath().getString("id"))).getBoolean("identical"))
                .isTrue();
    }

    @Test
    void an_altered_outcome_is_shown_where_it_was_altered() {
        UUID id = recorded.decide();
        recorded.replaceInOutcome(
                id, "\"BONIFICACION\",\"verdict\":\"ELIGIBLE\"", "\"BONIFICACION\",\"verdict\":\"X\"");

        JsonPath verification = verify(id);

        assertThat(verification.getBoolean("identical")).isFalse();
        assertThat(verification.getList("differences.pointer")).containsExactly("/outcome/tools/0/verdict");
        assertThat(verification.getString("differences[0].recorded")).isEqualTo("X");
        assertThat(verification.getString("differences[0].now")).isEqualTo("ELIGIBLE");
    }

    @Test
    void an_altered_input_shows_in_what_follows_from_it() {
        UUID id = recorded.decide();
        recorded.replaceInInput(id, "\"charges\":3", "\"charges\":4");

        List<String> pointers = verify(id).getList("differences.pointer");

        assertThat(pointers).contains("/outcome/tools/0/verdict", "/rules");
    }

    @Test
    void a_rule_that_is_missing_in_the_record_is_a_difference() {
        UUID id = recorded.decide();
        recorded.forgetRule(id, "RET-GAR-02");

        JsonPath verification = verify(id);

        assertThat(verification.getList("differences.pointer")).containsExactly("/rules");
        assertThat(verification.getList("differences[0].now", String.class)).contains("RET-GAR-02");
        assertThat(verification.getList("differences[0].recorded", String.class))
                .isNotEmpty()
                .doesNotContain("RET-GAR-02");
    }

    @Test
    void it_is_decided_under_the_release_that_is_recorded_not_the_live_one() {
        UUID id = recorded.decide();
        RuleSources stricter = other("2025.1", "maxCharges: 3", "maxCharges: 2");
        recorded.under(stricter, id);

        JsonPath verification = verify(id);

        assertThat(verification.getString("release.version")).isEqualTo("2025.1");
        assertThat(verification.getString("release.digest"))
                .isEqualTo(stricter.release().digest());
        assertThat(verification.getList("differences.pointer", String.class)).contains("/outcome/tools/0/verdict");
        assertThat(verification.getString("differences.find { it.pointer == '/outcome/tools/0/verdict' }.now"))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void a_release_that_is_not_live_any_more_decides_as_it_did() {
        UUID id = recorded.decide();
        recorded.under(other("2025.2", "version: 2026.11.1", "version: 2025.2"), id);

        assertThat(verify(id).getBoolean("identical")).isTrue();
    }

    @Test
    void the_trace_of_a_release_that_is_not_live_is_its_own() {
        UUID id = recorded.decide();
        recorded.under(other("2025.3", "maxCharges: 3", "maxCharges: 2"), id);

        Response record = given().get("/decisions/" + id);

        assertThat(record.statusCode()).isEqualTo(200);
        assertThat(record.jsonPath().getString("release.version")).isEqualTo("2025.3");
        assertThat(record.jsonPath().getString("trace")).contains("RET-BON-01").contains("maxCharges:2");
    }

    @Test
    void masked_input_is_not_verifiable_and_says_what_is_masked() {
        UUID id = recorded.decide();
        recorded.replaceInInput(
                id, "{\"type\"", "{\"masked\":[\"/facts/policy/charges\",\"/facts/customer/ref\"],\"type\"");

        JsonPath verification = verify(id);

        assertThat(verification.getBoolean("verifiable")).isFalse();
        assertThat(verification.getList("masked")).containsExactly("/facts/policy/charges", "/facts/customer/ref");
        assertThat(verification.getMap("$")).containsOnlyKeys("id", "release", "verifiable", "masked");
        assertThat(given().get("/decisions/" + id).jsonPath().getMap("$"))
                .doesNotContainKey("trace")
                .containsKey("outcome");
    }

    @Test
    void a_release_that_is_not_archived_is_a_problem_that_names_it() {
        UUID id = recorded.decide();
        recorded.underUnknown("sha256:lost-" + id, id);

        assertThat(conflict(id)).contains("sha256:lost-" + id).contains("not in the archive");
        assertThat(given().get("/decisions/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void a_release_that_does_not_compile_any_more_is_a_problem_that_says_why() {
        UUID id = recorded.decide();
        RuleSources broken = live.pinned().release().sources();
        recorded.under(
                broken.with(
                        "retention/bonificacion.drl",
                        broken.text("retention/bonificacion.drl").replace("charges", "chargs")),
                id);

        assertThat(conflict(id)).contains("retention/bonificacion.drl:").contains("chargs");
        assertThat(given().get("/decisions/" + id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"charges\":3', '\"charges\":-3', /facts/policy/charges",
        "'\"charges\"', '\"loads\"', /facts/policy/loads",
        "'{\"type\"', '[\"type\"', JSON"
    })
    void an_input_that_is_no_request_any_more_is_a_problem_that_says_why(String text, String by, String reason) {
        UUID id = recorded.decide();
        recorded.replaceInInput(id, text, by);

        assertThat(conflict(id)).contains("recorded input").contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01890000-0000-7000-8000-000000000000", "42", "not-a-uuid"})
    void what_was_never_decided_is_not_found(String id) {
        Response answer = given().post("/decisions/" + id + "/verification");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains(id);
    }

    @Test
    void a_verification_is_made_not_read() {
        Response answer = given().get("/decisions/" + recorded.decide() + "/verification");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("OPTIONS, POST");
    }

    private RuleSources other(String version, String text, String by) {
        RuleSources sources = live.pinned().release().sources();
        String path = sources.text("retention/limits.yaml").contains(text) ? "retention/limits.yaml" : "release.yaml";
        assertThat(sources.text(path)).contains(text);
        RuleSources changed = sources.with(path, sources.text(path).replace(text, by));
        return changed.with(
                "release.yaml", changed.text("release.yaml").replaceFirst("version: .*", "version: " + version));
    }

    private static JsonPath verify(UUID id) {
        Response answer = given().post("/decisions/" + id + "/verification");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static String conflict(UUID id) {
        Response answer = given().post("/decisions/" + id + "/verification");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        return answer.jsonPath().getString("detail");
    }
}
