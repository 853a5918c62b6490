package io.criterio.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class BadInputTest {

    private static final String POLICY = "\"policy\": {\"status\": \"ACTIVE\", \"plan\": \"PIF\", \"charges\": 2}";

    static Stream<Arguments> bodiesThatAreNotJson() {
        return Stream.of(
                argumentSet("nothing", ""),
                argumentSet("white space", " \n\t "),
                argumentSet("no JSON at all", "hello"),
                argumentSet("an object that does not end", "{\"type\": \"RETENTION\""),
                argumentSet("a text that does not end", "{\"type\": \"RETENT"),
                argumentSet("a comma too many", "{\"type\": \"RETENTION\",}"),
                argumentSet("a comma too many in a list", "{\"include\": [\"trace\",]}"),
                argumentSet("single quotes", "{'type': 'RETENTION'}"),
                argumentSet("a name without quotes", "{type: \"RETENTION\"}"),
                argumentSet("a comment", "{/* a comment */\"type\": \"RETENTION\"}"),
                argumentSet("NaN", "{\"type\": \"ECHO\", \"facts\": {\"ratio\": NaN}}"),
                argumentSet("Infinity", "{\"type\": \"ECHO\", \"facts\": {\"ratio\": Infinity}}"),
                argumentSet("a leading zero", "{\"type\": \"ECHO\", \"facts\": {\"number\": 007}}"),
                argumentSet("a leading plus", "{\"type\": \"ECHO\", \"facts\": {\"number\": +7}}"),
                argumentSet("a hexadecimal number", "{\"type\": \"ECHO\", \"facts\": {\"number\": 0x7}}"),
                argumentSet("a line end inside a text", "{\"type\": \"ECHO\", \"caseId\": \"a\nb\"}"),
                argumentSet("an unknown escape", "{\"type\": \"ECHO\", \"caseId\": \"\\x41\"}"),
                argumentSet("two documents", "{\"type\": \"ECHO\"} {\"type\": \"ECHO\"}"),
                argumentSet("something after the end", "{\"type\": \"ECHO\"}]"),
                argumentSet("Python", "{\"type\": \"ECHO\", \"dryRun\": True}"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNotJson")
    void what_is_not_JSON_is_a_400(String body) {
        Response answer = Requests.decide(body);

        assertProblem(answer, 400, "/problems/not-json");
        assertThat(answer.jsonPath().getList("errors")).isEmpty();
    }

    @Test
    void bytes_that_are_not_UTF_8_are_not_JSON() {
        byte[] latin1 = "{\"type\": \"ECHO\", \"caseId\": \"peña\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "{\"type\": \"ECHO\"}".getBytes(StandardCharsets.UTF_16LE);
        byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
        byte[] marked = ("\uFEFF" + Requests.IMPOSED).getBytes(StandardCharsets.UTF_8);

        for (byte[] body : List.of(latin1, utf16, overlong, marked)) {
            assertProblem(Requests.json().body(body).post("/decisions"), 400, "/problems/not-json");
        }
    }

    @Test
    void a_400_says_where() {
        String detail =
                Requests.decide("{\n  \"type\": \"ECHO\",,\n}").jsonPath().getString("detail");

        assertThat(detail).contains("line 2, column 18").doesNotContain("Source", "JsonReadFeature");
    }

    static Stream<Arguments> requestsThatMakeNoSense() {
        return Stream.of(
                // The whole
                argumentSet("a list", "[]", ""),
                argumentSet("a text", "\"RETENTION\"", ""),
                argumentSet("a number", "1", ""),
                argumentSet("null", "null", ""),
                // The envelope
                argumentSet("no type", "{}", "/type"),
                argumentSet("a type of null", "{\"type\": null}", "/type"),
                argumentSet("an unknown type", "{\"type\": \"RETENCION\"}", "/type"),
                argumentSet("a type in lower case", "{\"type\": \"retention\"}", "/type"),
                argumentSet("a type that is a number", "{\"type\": 1}", "/type"),
                argumentSet("a type that is a list", "{\"type\": [\"RETENTION\"]}", "/type"),
                argumentSet("a type that is twice there", "{\"type\": \"ECHO\", \"type\": \"ECHO\"}", "/type"),
                argumentSet("a field that nobody knows", envelope("\"caseID\": \"x\""), "/caseID"),
                argumentSet("a name with a slash and a tilde", envelope("\"a/b~c\": 1"), "/a~1b~0c"),
                argumentSet("an empty name", envelope("\"\": 1"), "/"),
                argumentSet("an empty case", envelope("\"caseId\": \"\""), "/caseId"),
                argumentSet("a blank case", envelope("\"caseId\": \"   \""), "/caseId"),
                argumentSet("a case of 101 characters", envelope("\"caseId\": \"" + "x".repeat(101) + "\""), "/caseId"),
                argumentSet("a case that is a number", envelope("\"caseId\": 12"), "/caseId"),
                argumentSet("a case with U+0000", envelope("\"caseId\": \"a\\u0000b\""), "/caseId"),
                argumentSet("a case with a line end", envelope("\"caseId\": \"a\\nb\""), "/caseId"),
                argumentSet("a case with DEL", envelope("\"caseId\": \"a\\u007fb\""), "/caseId"),
                argumentSet("a case with half a character", envelope("\"caseId\": \"a\\ud83d\""), "/caseId"),
                argumentSet("halves in the wrong order", envelope("\"caseId\": \"\\ude00\\ud83d\""), "/caseId"),
                argumentSet(
                        "a text beyond all limits", envelope("\"caseId\": \"" + "x".repeat(70_000) + "\""), "/caseId"),
                argumentSet("a date that does not exist", envelope("\"asOf\": \"2026-02-30\""), "/asOf"),
                argumentSet("a date in the wrong order", envelope("\"asOf\": \"21-11-2026\""), "/asOf"),
                argumentSet("a date with a time", envelope("\"asOf\": \"2026-11-20T10:00:00\""), "/asOf"),
                argumentSet("an empty date", envelope("\"asOf\": \"\""), "/asOf"),
                argumentSet("a date that is a number", envelope("\"asOf\": 20261120"), "/asOf"),
                argumentSet("a date that is a list", envelope("\"asOf\": [2026, 11, 20]"), "/asOf"),
                argumentSet("a date of the year 10000", envelope("\"asOf\": \"+10000-01-01\""), "/asOf"),
                argumentSet("a date before every calendar", envelope("\"asOf\": \"1999-01-04\""), "/asOf"),
                argumentSet("a date after every calendar", envelope("\"asOf\": \"2099-01-04\""), "/asOf"),
                argumentSet("an include that is a text", envelope("\"include\": \"trace\""), "/include"),
                argumentSet("an include of null", envelope("\"include\": [null]"), "/include/0"),
                argumentSet("an include of a number", envelope("\"include\": [\"trace\", 1]"), "/include/1"),
                argumentSet(
                        "an include that nobody knows", envelope("\"include\": [\"trace\", \"plans\"]"), "/include/1"),
                argumentSet("an include in upper case", envelope("\"include\": [\"TRACE\"]"), "/include/0"),
                argumentSet(
                        "eleven includes",
                        envelope("\"include\": [" + "\"trace\",".repeat(10) + "\"plan\"]"),
                        "/include"),
                argumentSet("a dry run of \"true\"", envelope("\"dryRun\": \"true\""), "/dryRun"),
                argumentSet("a dry run of 1", envelope("\"dryRun\": 1"), "/dryRun"),
                argumentSet("a release that is not live", envelope("\"release\": \"2020.1.1\""), "/release"),
                argumentSet("a release that is a number", envelope("\"release\": 2026.11"), "/release"),
                argumentSet("deep nesting", envelope("\"x\": " + "[".repeat(70) + "]".repeat(70)), "/x"),
                argumentSet("a name beyond all limits", envelope("\"" + "x".repeat(70_000) + "\": 1"), ""),
                // The facts
                argumentSet("no facts", "{\"type\": \"RETENTION\"}", "/facts"),
                argumentSet("facts of null", "{\"type\": \"RETENTION\", \"facts\": null}", "/facts"),
                argumentSet("facts that are a list", "{\"type\": \"RETENTION\", \"facts\": []}", "/facts"),
                argumentSet("no policy", facts(""), "/facts/policy"),
                argumentSet("a policy that is a text", facts("\"policy\": \"PIF\""), "/facts/policy"),
                argumentSet("a fact that nobody knows", facts(POLICY + ", \"polícy\": {}"), "/facts/polícy"),
                argumentSet("no status", policy("\"plan\": \"PIF\", \"charges\": 1"), "/facts/policy/status"),
                argumentSet(
                        "an unknown status",
                        policy("\"status\": \"ACTIVA\", \"plan\": \"PIF\", \"charges\": 1"),
                        "/facts/policy/status"),
                argumentSet(
                        "a status that is a number",
                        policy("\"status\": 0, \"plan\": \"PIF\", \"charges\": 1"),
                        "/facts/policy/status"),
                argumentSet("no plan", policy("\"status\": \"ACTIVE\", \"charges\": 1"), "/facts/policy/plan"),
                argumentSet(
                        "an unknown plan",
                        policy("\"status\": \"ACTIVE\", \"plan\": \"BASICO\", \"charges\": 1"),
                        "/facts/policy/plan"),
                argumentSet("no charges", policy("\"status\": \"ACTIVE\", \"plan\": \"PIF\""), "/facts/policy/charges"),
                argumentSet("negative charges", charges("-1"), "/facts/policy/charges"),
                argumentSet("charges that are a text", charges("\"2\""), "/facts/policy/charges"),
                argumentSet("charges of 2.0", charges("2.0"), "/facts/policy/charges"),
                argumentSet("charges of 2e0", charges("2e0"), "/facts/policy/charges"),
                argumentSet("charges of 1.5", charges("1.5"), "/facts/policy/charges"),
                argumentSet("charges beyond an int", charges("2147483648"), "/facts/policy/charges"),
                argumentSet("charges beyond a long", charges("99999999999999999999"), "/facts/policy/charges"),
                argumentSet("charges of a hundred digits", charges("9".repeat(100)), "/facts/policy/charges"),
                argumentSet("charges that are true", charges("true"), "/facts/policy/charges"),
                argumentSet("charges that are an object", charges("{\"count\": 2}"), "/facts/policy/charges"),
                argumentSet("charges that are twice there", charges("2, \"charges\": 3"), "/facts/policy/charges"),
                argumentSet(
                        "use that is a text", charges("2, \"assistanceUsed\": \"no\""), "/facts/policy/assistanceUsed"),
                argumentSet("use that is 0", charges("2, \"assistanceUsed\": 0"), "/facts/policy/assistanceUsed"),
                argumentSet(
                        "a premium that is a number",
                        charges("2, \"monthlyPremium\": 115.0"),
                        "/facts/policy/monthlyPremium"),
                argumentSet(
                        "a premium without amount",
                        charges("2, \"monthlyPremium\": {}"),
                        "/facts/policy/monthlyPremium/amount"),
                argumentSet(
                        "an amount that is a number",
                        premium("{\"amount\": 115.00}"),
                        "/facts/policy/monthlyPremium/amount"),
                argumentSet(
                        "an amount with a comma",
                        premium("{\"amount\": \"115,00\"}"),
                        "/facts/policy/monthlyPremium/amount"),
                argumentSet(
                        "a negative amount", premium("{\"amount\": \"-1\"}"), "/facts/policy/monthlyPremium/amount"),
                argumentSet(
                        "three decimals", premium("{\"amount\": \"1.234\"}"), "/facts/policy/monthlyPremium/amount"),
                argumentSet(
                        "a currency that is none",
                        premium("{\"amount\": \"1\", \"currency\": \"PESO\"}"),
                        "/facts/policy/monthlyPremium/currency"),
                argumentSet(
                        "a customer without a reference worth the name",
                        facts(POLICY + ", \"customer\": {\"ref\": \"\"}"),
                        "/facts/customer/ref"),
                argumentSet(
                        "a reference of 101 characters",
                        facts(POLICY + ", \"customer\": {\"ref\": \"" + "x".repeat(101) + "\"}"),
                        "/facts/customer/ref"),
                argumentSet(
                        "a reference with a tab",
                        facts(POLICY + ", \"customer\": {\"ref\": \"a\\tb\"}"),
                        "/facts/customer/ref"),
                argumentSet(
                        "an unknown kind of customer",
                        facts(POLICY + ", \"customer\": {\"type\": \"AMABLE\"}"),
                        "/facts/customer/type"),
                argumentSet("an unknown motive", cancellation("\"motive\": \"PRECIO\""), "/facts/cancellation/motive"),
                argumentSet(
                        "a motive that is unknown by name",
                        cancellation("\"motive\": \"UNKNOWN\""),
                        "/facts/cancellation/motive"),
                argumentSet("an empty motive", cancellation("\"motive\": \"\""), "/facts/cancellation/motive"),
                argumentSet(
                        "an unknown argument",
                        cancellation("\"argument\": \"SEIS MESES\""),
                        "/facts/cancellation/argument"),
                argumentSet(
                        "an unknown experience",
                        cancellation("\"experience\": \"SO_SO\""),
                        "/facts/cancellation/experience"),
                argumentSet("an unknown reason", cancellation("\"reason\": \"PRECIO\""), "/facts/cancellation/reason"),
                argumentSet("offers that are an object", facts(POLICY + ", \"offers\": {}"), "/facts/offers"),
                argumentSet("an offer of null", facts(POLICY + ", \"offers\": [null]"), "/facts/offers/0"),
                argumentSet(
                        "an offer that is a text", facts(POLICY + ", \"offers\": [\"DOWNSELL\"]"), "/facts/offers/0"),
                argumentSet(
                        "an offer without a tool",
                        facts(POLICY + ", \"offers\": [{\"status\": \"OFFERED\"}]"),
                        "/facts/offers/0/tool"),
                argumentSet(
                        "an offer without a status",
                        facts(POLICY + ", \"offers\": [{\"tool\": \"DOWNSELL\"}]"),
                        "/facts/offers/0/status"),
                argumentSet(
                        "an offer of no premium",
                        facts(
                                POLICY
                                        + ", \"offers\": [{\"tool\": \"BONIFICACION\", \"status\": \"OFFERED\", \"quantity\": 0}]"),
                        "/facts/offers/0/quantity"),
                argumentSet(
                        "101 offers",
                        facts(POLICY + ", \"offers\": ["
                                + "{\"tool\": \"DOWNSELL\", \"status\": \"OFFERED\"},".repeat(100)
                                + "{\"tool\": \"DOWNSELL\", \"status\": \"OFFERED\"}]"),
                        "/facts/offers"),
                // The proposal
                argumentSet("an empty proposal", facts(POLICY, "[]"), "/proposal"),
                argumentSet("a proposal that is a text", facts(POLICY, "\"DOWNSELL\""), "/proposal"),
                argumentSet("an unknown tool", facts(POLICY, "[{\"tool\": \"REBATE\"}]"), "/proposal/0/tool"),
                argumentSet(
                        "a dental appointment, which is no tool",
                        facts(POLICY, "[{\"tool\": \"CITA_DENTAL\"}]"),
                        "/proposal/0/tool"),
                argumentSet(
                        "a tool that is twice there",
                        facts(POLICY, "[{\"tool\": \"DOWNSELL\"}, {\"tool\": \"DOWNSELL\"}]"),
                        "/proposal/1/tool"),
                argumentSet(
                        "a quantity of 0",
                        facts(POLICY, "[{\"tool\": \"BONIFICACION\", \"quantity\": 0}]"),
                        "/proposal/0/quantity"),
                argumentSet(
                        "a quantity that is a text",
                        facts(POLICY, "[{\"tool\": \"BONIFICACION\", \"quantity\": \"1\"}]"),
                        "/proposal/0/quantity"),
                argumentSet(
                        "numbers beyond a double",
                        "{\"type\": \"ECHO\", \"facts\": {\"ratio\": 1e999}}",
                        "/facts/ratio"),
                argumentSet(
                        "a word of null among words",
                        "{\"type\": \"ECHO\", \"facts\": {\"words\": [\"a\", null]}}",
                        "/facts/words/1"));
    }

    @ParameterizedTest
    @MethodSource("requestsThatMakeNoSense")
    void what_makes_no_sense_is_a_422_that_names_the_place(String body, String pointer) {
        Response answer = Requests.decide(body);

        assertProblem(answer, 422, "/problems/validation");
        JsonPath problem = answer.jsonPath();
        assertThat(problem.getList("errors.pointer", String.class)).containsExactly(pointer);
        assertThat(problem.getString("errors[0].text")).isNotBlank().hasSizeLessThan(1_000);
        assertThat(problem.getString("instance")).isEqualTo("/decisions");
    }

    @Test
    void all_errors_are_told_at_once() {
        String body = """
                {"type": "RETENTION", "caseId": "", "asOf": "tomorrow", "include": ["plan", "trce"], "release": "nope",
                 "dryRun": "yes", "unknown": 1,
                 "facts": {"policy": {"status": "active", "charges": -2, "assistanceUsed": "no"},
                           "cancellation": {"motive": "IMPOSISION"},
                           "offers": [{"tool": "DOWNSELL"}, 7]},
                 "proposal": [{"tool": "BONIFICACION", "quantity": 1.5}]}
                """;

        assertThat(Requests.decide(body).jsonPath().getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder(
                        "/caseId",
                        "/asOf",
                        "/include/1",
                        "/release",
                        "/dryRun",
                        "/unknown",
                        "/facts/policy/status",
                        "/facts/policy/plan",
                        "/facts/policy/charges",
                        "/facts/policy/assistanceUsed",
                        "/facts/cancellation/motive",
                        "/facts/offers/0/status",
                        "/facts/offers/1",
                        "/proposal/0/quantity");
    }

    @Test
    void an_error_names_what_was_expected_and_what_was_probably_meant() {
        JsonPath problem =
                Requests.decide(cancellation("\"motive\": \"IMPOSISION\"")).jsonPath();

        assertThat(problem.getString("errors[0].text"))
                .isEqualTo(
                        "\"IMPOSISION\" is not one of MAL_SERVICIO, DESCONOCIMIENTO, IMPOSICION; did you mean IMPOSICION?");
    }

    @Test
    void an_unknown_field_is_told_its_neighbours() {
        JsonPath problem = Requests.decide(envelope("\"caseID\": \"x\"")).jsonPath();

        assertThat(problem.getString("errors[0].text"))
                .startsWith("is not known here; known are type, caseId, asOf")
                .endsWith("did you mean caseId?");
    }

    @Test
    void a_release_that_is_not_live_is_told_which_one_is() {
        JsonPath problem =
                Requests.decide(envelope("\"release\": \"2020.1.1\"")).jsonPath();

        assertThat(problem.getString("errors[0].text")).matches("\"2020.1.1\" is not live; live is .+ \\(sha256:.+");
    }

    @Test
    void a_flood_of_errors_is_counted_not_listed() {
        StringBuilder unknown = new StringBuilder("\"z\": 1");
        for (int i = 0; i < 5_000; i++) {
            unknown.append(", \"x").append(i).append("\": 1");
        }

        JsonPath problem = Requests.decide(envelope(unknown.toString())).jsonPath();

        assertThat(problem.getList("errors")).hasSize(100);
        assertThat(problem.getString("detail")).isEqualTo("5001 errors; the first 100 are listed");
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        JsonPath problem = answer.jsonPath();
        assertThat(problem.getString("type")).isEqualTo(type);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
    }

    private static String envelope(String member) {
        return "{\"type\": \"RETENTION\", \"facts\": {" + POLICY + "}, " + member + "}";
    }

    private static String facts(String members) {
        return "{\"type\": \"RETENTION\", \"facts\": {" + members + "}}";
    }

    private static String facts(String members, String proposal) {
        return "{\"type\": \"RETENTION\", \"facts\": {" + members + "}, \"proposal\": " + proposal + "}";
    }

    private static String policy(String members) {
        return facts("\"policy\": {" + members + "}");
    }

    private static String charges(String value) {
        return policy("\"status\": \"ACTIVE\", \"plan\": \"PIF\", \"charges\": " + value);
    }

    private static String premium(String value) {
        return charges("2, \"monthlyPremium\": " + value);
    }

    private static String cancellation(String members) {
        return facts(POLICY + ", \"cancellation\": {" + members + "}");
    }
}
