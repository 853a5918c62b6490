package io.criterio.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.release.LiveRelease;
import io.criterio.replay.RecordedBase;
import io.criterio.rules.RuleSources;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PreviewResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    LiveRelease live;

    @Test
    void a_number_that_changes_shows_in_the_answer_and_nowhere_else() {
        RuleSources sources = live.pinned().release().sources();

        Response answer = preview(
                "difference", Map.of("retention/limits.yaml", limits().replace("maxCharges: 3", "maxCharges: 2")));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath json = answer.jsonPath();
        assertThat(json.getMap("$")).containsOnlyKeys("type", "caseId", "asOf", "release", "outcome", "changed");
        assertThat(json.getString("outcome.tools[0].verdict")).isEqualTo("FORBIDDEN");
        assertThat(json.getString("release.digest"))
                .isEqualTo(sources.with("retention/limits.yaml", limits().replace("maxCharges: 3", "maxCharges: 2"))
                        .release()
                        .digest());
        assertThat(json.getBoolean("changed.identical")).isFalse();
        assertThat(json.getString("changed.live.digest"))
                .isEqualTo(sources.release().digest());
        assertThat(json.getList("changed.appeared")).contains("RET-BON-01");
        assertThat(json.getString("changed.differences.find { it.pointer == '/outcome/tools/0/verdict' }.live"))
                .isEqualTo("ELIGIBLE");
        assertThat(json.getString("changed.differences.find { it.pointer == '/outcome/tools/0/verdict' }.candidate"))
                .isEqualTo("FORBIDDEN");
        assertThat(given().get("/decisions?caseId=previewed").jsonPath().getList("items"))
                .isEmpty();
        assertThat(live.pinned().release().sources()).isSameAs(sources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "assign", "neighbours", "enter", "follow-up", "week", "scorecard"})
    void the_live_rules_themselves_give_the_answer_of_a_dry_run(String example) throws Exception {
        ObjectNode request = RecordedBase.request(example);
        request.put("dryRun", true);
        byte[] dryRun = given().contentType("application/json")
                .body(request.toString())
                .post("/decisions")
                .asByteArray();
        request.putObject("rules").putObject("files");

        byte[] preview = given().contentType("application/json")
                .body(request.toString())
                .post("/previews")
                .asByteArray();

        assertThat(new String(preview, "UTF-8")).isEqualTo(new String(dryRun, "UTF-8"));
    }

    @Test
    void a_whole_release_stands_for_itself() {
        Map<String, String> files = new TreeMap<>();
        RuleSources sources = live.pinned().release().sources();
        // What QA has beside the rules may be larger than what is taken.
        sources.paths().stream()
                .filter(path -> !path.startsWith("scenarios/"))
                .forEach(path -> files.put(path, sources.text(path)));
        ObjectNode body = body("difference", files);
        body.withObject("/rules").put("whole", true);

        JsonPath answer = post(body).jsonPath();
        body.withObject("/rules/files").remove("release.yaml");
        Response without = post(body);

        assertThat(answer.getString("release.digest"))
                .isEqualTo(RuleSources.of(files).release().digest());
        assertThat(answer.getBoolean("changed.identical")).isTrue();
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.jsonPath().getString("errors[0].pointer")).isEqualTo("/rules/files/release.yaml");
    }

    @Test
    void rules_that_cannot_be_used_are_told_with_file_and_line() {
        String drl = live.pinned().release().sources().text("retention/bonificacion.drl");

        Response answer = preview("plan", Map.of("retention/bonificacion.drl", drl.replace("charges <", "chargs <")));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer"))
                .as(answer.asString())
                .isEqualTo("/rules/files/retention~1bonificacion.drl");
        assertThat(answer.jsonPath().getString("errors[0].text"))
                .startsWith("line 15: ")
                .contains("did you mean charges?");
    }

    @Test
    void a_rule_that_takes_more_than_it_may_is_named() {
        String rule = """

                rule "RET-BON-99 every offer with every other"
                  @id( RET-BON-99 )
                  @kind( hard )
                  @source( CARD )
                when
                  Offer( $tool : tool )
                %s  Offer( tool == $tool, tool != $tool )
                then
                  insert( new Forbidden( Tool.BONIFICACION ) );
                end
                """.formatted("  Offer()\n".repeat(10));
        String sentence = "RET-BON-99:\n  sentence: \"x\"\n  reason: \"x\"\n";
        RuleSources sources = live.pinned().release().sources();
        Map<String, String> files = new TreeMap<>();
        files.put("retention/bonificacion.drl", sources.text("retention/bonificacion.drl") + rule);
        for (String language : new String[] {"es", "en"}) {
            String path = "retention/texts/" + language + ".yaml";
            files.put(path, sources.text(path) + sentence);
        }
        ObjectNode body = body("plan", files);
        var list = body.withObject("/facts").putArray("offers");
        for (String tool :
                new String[] {"BONIFICACION", "PRIVILEGIO", "DOWNSELL", "GARANTIAS", "MIGRACION", "REACTIVACION"}) {
            list.addObject().put("tool", tool).put("status", "REJECTED");
        }

        Response answer = post(body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer"))
                .as(answer.asString())
                .isEqualTo("/rules/files/retention~1bonificacion.drl");
        assertThat(answer.jsonPath().getString("errors[0].text"))
                .matches(
                        "line \\d+: rule \"RET-BON-99 every offer with every other\" takes more than 1,000,000 steps for the"
                                + " facts of one question \\(let its patterns share an attribute, or split the rule\\)");
        assertThat(preview("plan", Map.of()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"rules": null}                                    | /rules                    | is required
                    {"rules": {}}                                      | /rules/files              | is required
                    {"rules": {"files": {"../x.yaml": ""}}}            | /rules/files/..~1x.yaml   | is no path
                    {"rules": {"files": {"/etc/passwd": ""}}}          | /rules/files/~1etc~1passwd | is no path
                    {"rules": {"files": {}, "entire": true}}           | /rules/entire             | is not known
                    {"rules": {"files": {}}, "release": "2026.11.1"}   | /release                  | is of no use here
                    {"rules": {"files": {}}, "include": ["diference"]} | /include/0                | is not one of
                    {"rules": {"files": {}}, "facts": {"policy": {"charges": -1}}} | /facts/policy/charges | -1
                    {"rules": {"files": {}}, "type": "RETENCION"}      | /type                     | did you mean RETENTION?
                    """)
    void a_request_that_makes_no_sense_names_the_field(String changes, String pointer, String text) throws Exception {
        ObjectNode body = body("plan", Map.of());
        body.setAll((ObjectNode) JSON.readTree(changes));

        Response answer = post(body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
        assertThat(answer.jsonPath().getList("errors.text", String.class))
                .anySatisfy(each -> assertThat(each).contains(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    assignment/limits.yaml | sweepDays: 3   | sweepDays: 2000000000 | give a whole number from 0 to 1000000
                    assignment/limits.yaml | sweepDays: 3   | sweepDays: 1000000    | for one release
                    field/limits.yaml      | neighbours: 5  | neighbours: 5000000   | give a whole number from 0 to 1000000
                    retention/limits.yaml  | maxCharges: 3  | {\"maxCharges\": 3  | correct the YAML
                    """)
    void numbers_that_nobody_means_end_nothing_but_the_request(String file, String was, String is, String text) {
        String numbers = live.pinned().release().sources().text(file);

        Response answer = preview("plan", Map.of(file, numbers.replace(was, is)));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.text", String.class))
                .anySatisfy(each -> assertThat(each).contains(text));
    }

    @Test
    void what_a_preview_shows_of_rules_is_what_they_come_to_when_they_are_live() {
        // With the trace, every rule is told; of all the files none is read from what is live.
        Map<String, String> files = new TreeMap<>();
        RuleSources sources = live.pinned().release().sources();
        sources.under("retention", "drl").forEach(path -> files.put(path, sources.text(path) + "\n"));

        JsonPath traced = preview("trace", files).jsonPath();
        JsonPath compared = preview("difference", files).jsonPath();

        assertThat(compared.getBoolean("changed.identical")).isTrue();
        assertThat(traced.getString("release.digest")).isEqualTo(compared.getString("release.digest"));
        assertThat(traced.getList("trace.rules")).hasSizeGreaterThan(20);
    }

    @Test
    void more_rules_than_are_taken_are_refused() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            files.put("retention/note-" + i + ".txt", "x".repeat(60_000));
        }

        Response answer = preview("plan", files);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("detail")).contains("expected at most 1000000");
    }

    private String limits() {
        return live.pinned().release().sources().text("retention/limits.yaml");
    }

    private static Response preview(String include, Map<String, String> files) {
        return post(body(include, files));
    }

    private static Response post(ObjectNode body) {
        return given().contentType("application/json").body(body.toString()).post("/previews");
    }

    private static ObjectNode body(String include, Map<String, String> files) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "RETENTION").put("caseId", "previewed").put("asOf", "2026-11-20");
        body.putArray("include").add(include);
        body.withObject("/facts/policy")
                .put("status", "ACTIVE")
                .put("plan", "PIF")
                .put("charges", 3);
        body.withObject("/facts/policy").put("assistanceUsed", false);
        body.withObject("/facts/cancellation").put("motive", "IMPOSICION");
        ObjectNode sent = body.putObject("rules").putObject("files");
        files.forEach(sent::put);
        return body;
    }
}
