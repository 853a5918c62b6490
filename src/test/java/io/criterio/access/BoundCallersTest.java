package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.access.Asking.Answer;
import io.criterio.record.Finding;
import io.criterio.record.RecordKeeping;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that are bound to a branch or to executives, and callers who may not see persons. */
@QuarkusTest
@TestProfile(WithKeys.class)
class BoundCallersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Role[] WORKERS = {Role.DECIDE, Role.READ, Role.QA};

    @TestHTTPResource
    URI service;

    @Inject
    KeyMaker keys;

    @Inject
    RecordKeeping record;

    private Asking asking;
    private String caseId;
    private Map<String, String> north;
    private Map<String, String> south;
    private Map<String, String> everywhere;

    @BeforeEach
    void two_branches() {
        asking = Asking.anew(service);
        caseId = "BOUND-" + UUID.randomUUID();
        north = KeyMaker.header(keys.bound(new Bounds("NORTH", List.of()), WORKERS));
        south = KeyMaker.header(keys.bound(new Bounds("SOUTH", List.of()), WORKERS));
        everywhere = KeyMaker.header(keys.with(Role.DECIDE, Role.SUPERVISOR));
    }

    @Test
    void a_decision_is_there_for_its_branch_and_for_whoever_is_bound_to_none() throws IOException {
        String id = decide(north);

        for (String path : new String[] {"/decisions/" + id, "/cases/" + caseId}) {
            assertThat(asking.get(path, north).status()).as(path).isEqualTo(200);
            assertThat(asking.get(path, everywhere).status()).as(path).isEqualTo(200);
            assertThat(asking.get(path, south).status()).as(path).isEqualTo(404);
        }
        assertThat(asking.send("POST", "/decisions/" + id + "/verification", north, null)
                        .status())
                .isEqualTo(200);
        assertThat(asking.send("POST", "/decisions/" + id + "/verification", south, null)
                        .status())
                .isEqualTo(404);
        String answers = "{\"answers\": [{\"tool\": \"PRIVILEGIO\", \"answer\": \"ACCEPTED\"}]}";
        assertThat(asking.send("POST", "/decisions/" + id + "/outcome", south, answers)
                        .status())
                .isEqualTo(404);
        assertThat(asking.send("POST", "/decisions/" + id + "/outcome", north, answers)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_not_there_looks_the_same_whoever_may_see_it() throws IOException {
        String id = decide(north);
        String none = "01a201c5-4959-732a-adb3-ab38f025df1d";

        assertThat(asking.get("/decisions/" + id, south).body().replace(id, none))
                .isEqualTo(asking.get("/decisions/" + none, south).body());
    }

    @Test
    void a_search_and_a_conversation_show_the_caller_its_own() throws IOException {
        String one = decide(north);
        String other = decide(south);
        String of_nobody = decide(everywhere);

        assertThat(found(north)).containsExactly(one);
        assertThat(found(south)).containsExactly(other);
        assertThat(found(everywhere)).containsExactly(of_nobody, other, one);
        assertThat(JSON.readTree(asking.get("/cases/" + caseId, north).body())
                        .path("turns")
                        .findValuesAsText("id"))
                .containsExactly(one);
    }

    @Test
    void what_is_decided_in_a_batch_and_in_a_stream_is_its_callers_branchs_too() throws IOException {
        asking.send("POST", "/decisions/batch", north, "{\"decisions\": [" + retention() + "]}");
        asking.send(
                "POST",
                "/assignments",
                Operations.with(north, "Content-Type", "application/x-ndjson"),
                "{\"caseId\": \"%s\", \"facts\": %s}\n".formatted(caseId, base("e-17")));

        assertThat(found(north)).hasSize(2);
        assertThat(found(south)).isEmpty();
    }

    @Test
    void who_is_bound_to_executives_sees_decisions_about_them() throws IOException {
        Map<String, String> of17 = KeyMaker.header(keys.bound(new Bounds(null, List.of("e-17", "e-99")), WORKERS));
        Map<String, String> of18 = KeyMaker.header(keys.bound(new Bounds(null, List.of("e-18")), WORKERS));
        Map<String, String> of17InTheNorth = KeyMaker.header(keys.bound(new Bounds("NORTH", List.of("e-17")), WORKERS));
        String id = id(asking.send(
                "POST",
                "/decisions",
                everywhere,
                "{\"type\": \"ASSIGNMENT\", \"caseId\": \"%s\", \"facts\": %s}".formatted(caseId, base("e-17"))));

        assertThat(asking.get("/decisions/" + id, of17).status()).isEqualTo(200);
        assertThat(found(of17)).containsExactly(id);
        assertThat(asking.get("/decisions/" + id, of18).status()).isEqualTo(404);
        assertThat(found(of18)).isEmpty();
        assertThat(asking.get("/decisions/" + id, of17InTheNorth).status())
                .as("both bounds hold")
                .isEqualTo(404);
    }

    @Test
    void persons_are_shown_to_supervisors_and_searched_by_them() throws IOException {
        decide(everywhere);
        Map<String, String> reader = KeyMaker.header(keys.with(Role.READ));

        assertThat(asking.get("/decisions?caseId=" + caseId, everywhere).body()).contains("\"customerRef\":\"h1.");
        assertThat(asking.get("/decisions?caseId=" + caseId, reader).body())
                .contains(caseId)
                .doesNotContain("customerRef");
        assertThat(asking.get("/decisions?customerRef=c-81f2", everywhere).status())
                .isEqualTo(200);
        Answer refused = asking.get("/decisions?customerRef=c-81f2", reader);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("?customerRef", "supervisor");
    }

    @Test
    void who_is_bound_replays_nothing() throws IOException {
        Map<String, String> qa = KeyMaker.header(keys.with(Role.QA));

        assertThat(asking.get("/replays", qa).status()).isEqualTo(200);
        assertThat(asking.get("/replays", north).status()).isEqualTo(403);
        assertThat(asking.send("POST", "/replays", north, "{}").body()).contains("the caller is bound");
    }

    @Test
    void seals_cover_the_branch() throws IOException {
        decide(north);
        decide(everywhere);
        List<Finding> findings = new ArrayList<>();

        record.checkIntegrity(
                (digest, version, sources) -> true,
                io.criterio.record.ExportedCheckpoints.none(),
                findings::add,
                rows -> {});

        assertThat(findings).isEmpty();
    }

    private String decide(Map<String, String> caller) throws IOException {
        return id(asking.send("POST", "/decisions", caller, retention()));
    }

    private static String id(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private String retention() {
        return """
                {"type": "RETENTION", "caseId": "%s", "asOf": "2026-11-20",
                 "facts": {"customer": {"ref": "c-81f2"},
                           "policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2, "assistanceUsed": false},
                           "cancellation": {"motive": "IMPOSICION"}}}""".formatted(caseId);
    }

    /** On one line. */
    private static String base(String executive) {
        return ("{\"executive\": {\"id\": \"%s\"}, \"campaign\": {\"startDate\": \"2026-11-16\", \"calendar\": \"CL\"},"
                        + " \"date\": \"2026-11-19\", \"sectorOfDay\": \"B-2\", \"records\": [{\"id\": \"r-1\","
                        + " \"origin\": \"VIGENTE\", \"status\": \"SIN_GESTION\", \"propensity\": 0.83, \"sector\": \"B-2\"}]}")
                .formatted(executive);
    }

    private List<String> found(Map<String, String> caller) throws IOException {
        JsonNode page =
                JSON.readTree(asking.get("/decisions?caseId=" + caseId, caller).body());
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
