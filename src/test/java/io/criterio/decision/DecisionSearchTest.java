package io.criterio.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DecisionSearchTest {

    private final String caseId = UUID.randomUUID().toString();

    @Test
    void pages_show_every_decision_of_a_case_once_and_the_newest_first() {
        List<String> ids = decide(5);

        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification search = given().queryParam("caseId", caseId).queryParam("limit", 2);
            JsonPath page = (cursor == null ? search : search.queryParam("cursor", cursor))
                    .get("/decisions")
                    .jsonPath();
            found.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        Collections.reverse(ids);
        assertThat(found).containsExactlyElementsOf(ids);
    }

    @Test
    void a_summary_names_the_rules_and_what_stands_for_the_customer_and_holds_no_facts() {
        decide(1);

        JsonPath page = given().queryParam("caseId", caseId).get("/decisions").jsonPath();

        assertThat(page.getString("items[0].customerRef")).matches("h1\\.[A-Za-z0-9_-]{22}");
        assertThat(page.getList("items[0].rules", String.class))
                .contains("RET-GAR-02")
                .isSorted();
        assertThat(page.getMap("items[0]")).doesNotContainKeys("input", "outcome");
        assertThat(page.getMap("$")).doesNotContainKey("next");
    }

    @ParameterizedTest
    @CsvSource({
        "type, RETENTION, 1",
        "type, ECHO, 0",
        "rule, RET-GAR-02, 1",
        "rule, RET-ZZZ-99, 0",
        "customerRef, c-81f2, 1",
        "customerRef, nobody, 0",
        "executiveId, e-17, 0",
        "release, 1999.1, 0",
        "from, 2020-01-01, 1",
        "from, 2100-01-01, 0",
        "to, 2100-01-01T00:00:00Z, 1",
        "to, 2020-01-01, 0"
    })
    void a_search_narrows(String parameter, String value, int found) {
        decide(1);

        JsonPath page = given().queryParam("caseId", caseId)
                .queryParam(parameter, value)
                .get("/decisions")
                .jsonPath();

        assertThat(page.getList("items")).hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"release.version", "release.digest"})
    void a_release_is_searched_by_version_and_by_digest(String member) {
        String id = decide(1).get(0);
        String release = given().get("/decisions/" + id).jsonPath().getString(member);

        JsonPath page = given().queryParam("caseId", caseId)
                .queryParam("release", release)
                .get("/decisions")
                .jsonPath();

        assertThat(page.getList("items.id")).containsExactly(id);
    }

    @Test
    void the_decisions_about_an_executive_are_found() {
        String executive = UUID.randomUUID().toString();
        String id = Requests.decide("""
                        {"type": "WEEK_PLAN",
                         "facts": {"executive": {"id": "%s"}, "weekOf": "2026-11-16",
                                   "campaign": {"startDate": "2026-11-16", "calendar": "CL"}, "records": []}}
                        """.formatted(executive)).jsonPath().getString("id");

        JsonPath page =
                given().queryParam("executiveId", executive).get("/decisions").jsonPath();

        assertThat(id).isNotNull();
        assertThat(page.getList("items.id")).containsExactly(id);
        assertThat(page.getString("items[0].type")).isEqualTo("WEEK_PLAN");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, -1",
        "limit, ten",
        "limit, 99999999999",
        "from, yesterday",
        "from, 2026-02-30",
        "from, 2026-11-21T10:00:00",
        "to, 21.11.2026",
        "cursor, nonsense",
        "cursor, AAAAAAAAAAAAAAAAAAAAAA",
        "type, RETENCION",
        "rule, BON-01",
        "rule, ret-bon-01",
        "caseId, ''",
        "release, ''",
        "executiveid, e-17",
        "caseid, x",
        "sort, asc"
    })
    void a_parameter_that_makes_no_sense_is_named(String parameter, String value) {
        Response answer = given().queryParam(parameter, value).get("/decisions");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).containsExactly("?" + parameter);
    }

    @Test
    void all_bad_parameters_are_named_at_once() {
        JsonPath problem =
                given().get("/decisions?limit=0&from=x&from=y&typ=1&to=z").jsonPath();

        assertThat(problem.getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder("?limit", "?from", "?typ", "?to");
    }

    @Test
    void an_interval_that_ends_before_it_begins_is_none() {
        assertThat(given().get("/decisions?from=2026-11-22&to=2026-11-20").statusCode())
                .isEqualTo(422);
    }

    private List<String> decide(int times) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Response answer = Requests.decide(Requests.inCase(caseId, Requests.IMPOSED));
            assertThat(answer.statusCode()).isEqualTo(201);
            ids.add(answer.jsonPath().getString("id"));
        }
        return ids;
    }
}
