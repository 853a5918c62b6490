package io.criterio.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.criterio.rules.RuleSources;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Decisions of every type, recorded over HTTP: the examples of the API document. */
public final class RecordedBase {

    static final List<String> EXAMPLES = List.of(
            "ask",
            "propose",
            "reactivate",
            "assign",
            "neighbours",
            "enter",
            "schedule",
            "follow-up",
            "week",
            "scorecard");

    private RecordedBase() {}

    /** Records one of each, in both languages. */
    static int decideAll(String caseId) {
        int decided = 0;
        for (String example : EXAMPLES) {
            for (String language : List.of("es", "en")) {
                ObjectNode request = request(example);
                request.put("caseId", caseId + "-" + example);
                request.remove("dryRun");
                Response answer = given().contentType("application/json")
                        .header("Accept-Language", language)
                        .body(request.toString())
                        .post("/decisions");
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
                decided++;
            }
        }
        return decided;
    }

    public static ObjectNode request(String example) {
        try {
            JsonNode document =
                    new YAMLMapper().readTree(Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml")));
            return document.at("/components/examples/" + example + "/value").deepCopy();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A turn of a conversation about a policy with so many charges. */
    static UUID turn(String caseId, int charges) {
        Response answer = given().contentType("application/json")
                .body("""
                        {"type": "RETENTION", "caseId": "%s", "asOf": "2026-11-20",
                         "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": %d, "assistanceUsed": false},
                                   "cancellation": {"motive": "IMPOSICION"}}}
                        """.formatted(caseId, charges))
                .post("/decisions");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return UUID.fromString(answer.jsonPath().getString("id"));
    }

    /** A release that allows rebates up to two charges only. */
    static RuleSources stricter(RuleSources live) {
        return with(live, "retention/limits.yaml", "maxCharges: 3", "maxCharges: 2")
                .with("release.yaml", live.text("release.yaml").replaceFirst("version: .*", "version: stricter"));
    }

    static RuleSources with(RuleSources sources, String path, String text, String by) {
        assertThat(sources.text(path)).contains(text);
        return sources.with(path, sources.text(path).replace(text, by));
    }
}
