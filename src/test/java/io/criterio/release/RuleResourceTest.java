package io.criterio.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.record.ReleaseArchive;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RuleResourceTest {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    LiveRelease live;

    @Inject
    ReleaseArchive archive;

    @Test
    void the_catalogue_holds_every_rule_once() {
        JsonPath catalogue = given().get("/rules").jsonPath();

        assertThat(catalogue.getList("rules.id", String.class))
                .doesNotHaveDuplicates()
                .contains("RET-BON-01", "RET-MIG-02", "RET-ARE-01");
        assertThat(catalogue.getString("release.version"))
                .isEqualTo(live.pinned().release().version());
    }

    @Test
    void a_rule_says_what_it_is_and_where() {
        Response answer = given().header("Accept-Language", "en").get("/rules/RET-MIG-02");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Language");
        JsonPath rule = answer.jsonPath();
        assertThat(rule.getString("sentence")).isNotBlank();
        assertThat(rule.getList("kinds")).containsExactly("hard", "advice");
        assertThat(rule.getString("ruleset")).isEqualTo("retention");
        assertThat(rule.getList("files.file")).contains("retention/migracion.drl");
        assertThat(rule.getInt("files[0].line")).isPositive();
        assertThat(rule.getString("release.digest"))
                .isEqualTo(live.pinned().release().digest());
    }

    @Test
    void a_sentence_comes_in_the_language_of_the_caller() {
        String spanish = given().get("/rules/RET-BON-01").jsonPath().getString("sentence");
        String english = given().header("Accept-Language", "en")
                .get("/rules/RET-BON-01")
                .jsonPath()
                .getString("sentence");

        assertThat(spanish).isNotEqualTo(english).doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource({"ruleset, retention, RET-BON-01", "kind, hard, RET-BON-01", "kind, action, RET-BON-06"})
    void the_catalogue_narrows(String parameter, String value, String contained) {
        assertThat(given().queryParam(parameter, value).get("/rules").jsonPath().getList("rules.id", String.class))
                .contains(contained);
    }

    @Test
    void kinds_are_kept_apart() {
        assertThat(given().get("/rules?kind=hard").jsonPath().getList("rules.id", String.class))
                .doesNotContain("RET-BON-06");
    }

    @ParameterizedTest
    @CsvSource({"kind, HARD", "kind, strict", "ruleset, retencion", "ruleset, ''"})
    void a_parameter_that_makes_no_sense_is_named(String parameter, String value) {
        Response answer = given().queryParam(parameter, value).get("/rules");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("?" + parameter);
    }

    @Test
    void a_rule_that_is_not_there_is_told_which_one_is() {
        Response answer = given().get("/rules/RET-BON-1");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains("RET-BON-1").contains("did you mean RET-BON-");
    }

    @Test
    void the_service_is_ready_when_rules_are_live_and_says_which() {
        JsonPath health = given().get(management.resolve("/q/health/ready")).jsonPath();

        assertThat(health.getString("checks.find { it.name == 'rules' }.data.version"))
                .isEqualTo(live.pinned().release().version());
    }

    @Test
    void the_files_of_the_live_release_are_kept() {
        Release release = live.pinned().release();

        byte[] kept = archive.find(release.digest()).orElseThrow();

        assertThat(SourcesArchive.unpack(kept).release().digest()).isEqualTo(release.digest());
    }
}
