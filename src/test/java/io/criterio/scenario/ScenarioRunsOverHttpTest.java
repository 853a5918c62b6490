package io.criterio.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suites and tables sent to a service. */
@QuarkusTest
class ScenarioRunsOverHttpTest {

    private static final String YAML = "application/yaml";
    private static final String CSV = "text/csv";
    private static final String XLSX = XlsxTable.MEDIA_TYPE;

    private static final String SUITE = """
            suite: Charges
            type: RETENTION
            date: 2026-11-23
            scenarios:
              - name: five are too many
                given: {facts.policy: {status: ACTIVE, plan: PIF, charges: 5}}
                expect: {fires: [RET-BON-01]}
              - name: four fit
                given: {facts.policy: {status: ACTIVE, plan: PIF, charges: 4}}
                expect: {doesNotFire: [RET-BON-01], tools.BONIFICACION.verdict: ELIGIBLE}
            """;

    private static final String TABLE = """
            case,type,date,given.facts.policy.status,given.facts.policy.plan,given.facts.policy.charges,expect.tools.BONIFICACION.verdict,expect.fires.RET-BON-01
            the third,RETENTION,2026-11-23,ACTIVE,PIF,3,~,false
            the fourth,RETENTION,2026-11-23,ACTIVE,PIF,4,ELIGIBLE,false
            nobody,RETENTION,2026-11-23,ACTIVE,PIF,-1,ELIGIBLE,
            """.replace("3,~,false", "3,UNDETERMINED,false");

    @Test
    void a_suite_in_YAML_is_answered_by_JSON() {
        run(YAML, SUITE)
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("scenarios", equalTo(2))
                .body("failed", equalTo(1))
                .body("release.version", equalTo("2026.11.1"))
                .body("suites[0].suite", equalTo("Charges"))
                .body("suites[0].scenarios[0].asExpected", equalTo(true))
                .body("suites[0].scenarios[0].line", equalTo(5))
                .body("suites[0].scenarios[1].asExpected", equalTo(false))
                .body("suites[0].scenarios[1].differences[0].path", equalTo("tools.BONIFICACION.verdict"))
                .body("suites[0].scenarios[1].differences[0].expected", equalTo("ELIGIBLE"))
                .body("suites[0].scenarios[1].differences[0].actual", equalTo("FORBIDDEN"));
    }

    @Test
    void a_suite_in_JSON_is_the_same() {
        run("application/json", """
                {"suite": "Charges", "type": "RETENTION", "date": "2026-11-23", "scenarios": [
                  {"name": "five are too many", "given": {"facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 5}}},
                   "expect": {"fires": ["RET-BON-01"]}}]}
                """).statusCode(200).body("failed", equalTo(0));
    }

    @Test
    void a_suite_is_answered_as_build_servers_read_it() {
        asked(YAML, SUITE)
                .accept("application/xml")
                .post("/scenarios/runs")
                .then()
                .statusCode(200)
                .contentType(ContentType.XML)
                .body("testsuites.@failures", equalTo("1"))
                .body("testsuites.testsuite.testcase[1].@name", equalTo("four fit"));
    }

    @Test
    void a_table_comes_back_with_what_was_found_in_its_cells() {
        String answer = run(CSV, TABLE)
                .statusCode(200)
                .header("Content-Disposition", containsString("scenarios.csv"))
                .contentType(CSV)
                .extract()
                .asString();

        assertThat(answer.split("\r\n"))
                .satisfiesExactly(
                        header -> assertThat(header).endsWith("expect.fires.RET-BON-01,result,differences"),
                        third -> assertThat(third)
                                .isEqualTo(
                                        "the third,RETENTION,2026-11-23,ACTIVE,PIF,3,UNDETERMINED,false,as expected,"),
                        fourth -> assertThat(fourth)
                                .isEqualTo(
                                        "the fourth,RETENTION,2026-11-23,ACTIVE,PIF,4,ELIGIBLE ≠ FORBIDDEN,false ≠ true,differs,"),
                        nobody -> assertThat(nobody)
                                .contains("differs", "problems: expected a decision, found [/facts/"));
    }

    @Test
    void what_semicolons_part_comes_back_so_and_settings_may_stand_in_the_address() {
        String answer = asked(
                        CSV,
                        "\uFEFFgiven.facts.policy;expect.fires\r\n{status: ACTIVE, plan: PIF, charges: 5};[RET-BON-01]\r\n")
                .queryParam("type", "RETENTION")
                .queryParam("date", "2026-11-23")
                .post("/scenarios/runs")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(answer).startsWith("\uFEFFgiven.facts.policy;expect.fires;result;differences\r\n");
        assertThat(answer).endsWith(";as expected;\r\n");
    }

    @Test
    void a_table_may_be_answered_by_JSON_with_the_numbers_of_its_rows() {
        asked(CSV, TABLE)
                .accept(ContentType.JSON)
                .post("/scenarios/runs")
                .then()
                .statusCode(200)
                .body("scenarios", equalTo(3))
                .body("failed", equalTo(2))
                .body("suites[0].scenarios[1].name", equalTo("row 3: the fourth"))
                .body("suites[0].scenarios[1].line", equalTo(3));
    }

    @Test
    void a_workbook_comes_back_with_red_cells_and_comments() throws Exception {
        byte[] answer = given().contentType(XLSX)
                .body(workbook())
                .post("/scenarios/runs")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .asByteArray();

        Table table = XlsxTable.read(answer, 100);
        assertThat(table.columns()).endsWith("expect.fires.RET-BON-01", "result", "differences");
        assertThat(table.rows().get(0)).contains("as expected", "2026-11-23");
        assertThat(table.rows().get(1)).contains("ELIGIBLE", "differs");
        assertThat(entry(answer, "xl/comments1.xml")).contains("FORBIDDEN");
        assertThat(entry(answer, "xl/styles.xml")).contains("FFC7CE");

        // Marked cells keep what was expected: the file can be sent again as it is.
        given().contentType(XLSX)
                .accept(ContentType.JSON)
                .body(answer)
                .post("/scenarios/runs")
                .then()
                .statusCode(200)
                .body("failed", equalTo(1));
    }

    private static byte[] workbook() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "test", null);
        Worksheet sheet = workbook.newWorksheet("cases");
        List<String> header = List.of(
                "case",
                "type",
                "date",
                "given.facts.policy.status",
                "given.facts.policy.plan",
                "given.facts.policy.charges",
                "expect.tools.BONIFICACION.verdict",
                "expect.fires.RET-BON-01");
        for (int i = 0; i < header.size(); i++) {
            sheet.value(0, i, header.get(i));
        }
        for (int row = 1; row <= 2; row++) {
            sheet.value(row, 0, row == 1 ? "too many" : "fits");
            sheet.value(row, 1, "RETENTION");
            sheet.value(row, 2, LocalDate.of(2026, 11, 23));
            sheet.style(row, 2).format("dd-mm-yyyy").set();
            sheet.value(row, 3, "ACTIVE");
            sheet.value(row, 4, "PIF");
            sheet.value(row, 5, row == 1 ? 5 : 4);
            sheet.value(row, 6, row == 1 ? "FORBIDDEN" : "ELIGIBLE");
            sheet.value(row, 7, true);
        }
        workbook.finish();
        return bytes.toByteArray();
    }

    private static String entry(byte[] zip, String name) throws Exception {
        try (ZipFile file = ZipFile.builder().setByteArray(zip).get()) {
            return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothing_is_recorded() {
        String before =
                given().get("/decisions").then().statusCode(200).extract().asString();
        run(YAML, SUITE).statusCode(200);
        assertThat(given().get("/decisions").then().extract().asString()).isEqualTo(before);
    }

    @Test
    void a_suite_with_mistakes_is_refused_with_the_place_of_each() {
        run(YAML, SUITE.replace("date:", "day:").replace("fires: [RET-BON-01]", "fires: [BON-01]"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(2))
                .body("errors[0].pointer", equalTo("/day"))
                .body("errors[0].text", startsWith("line 3: key day is unknown in a suite"))
                .body("errors[1].pointer", equalTo("/scenarios/0/expect/fires/0"))
                .body("errors[1].text", containsString("rule BON-01 is no rule id"));
    }

    @Test
    void a_case_without_a_date_is_a_difference_and_no_fault() {
        run(YAML, SUITE.replace("date: 2026-11-23\n", ""))
                .statusCode(200)
                .body("suites[0].scenarios[0].differences[0].actual", containsString("/asOf asOf is missing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            given.fact.x,expect.fires\\n1,[RET-BON-01]                     | /0/given.fact.x  | row 2, column A (given.fact.x): key fact is unknown
            given.facts.x,expect.fires\\n1,[RET-BON-01]\\n1,[BON-1]        | /1/expect.fires  | row 3, column B (expect.fires): rule BON-1 is no rule id
            given.facts.x,expect.fires\\n1,"[RET-BON-01"                   | /0/expect.fires  | row 2, column B (expect.fires) cannot be read
            given.facts.x,expect.fires\\n1,                                | /0               | row 2 expects nothing
            given.facts.x,expect.fires\\n1,[RET-BON-01],3                  | /0               | row 2 has 3 cells; the header row names 2
            facts.x,expect.fires\\n1,[RET-BON-01]                          | ''               | column A of the header row is facts.x
            case,case,expect.fires\\na,b,[RET-BON-01]                      | ''               | is case for the second time
            case,given.facts.x\\na,1                                       | ''               | no column starts with expect.
            case,expect.fires                                              | ''               | the table has no rows
            type,case,expect.fires\\nOTHER,a,[RET-BON-01]                  | /0/type          | row 2, column A (type): type is OTHER
            """)
    void a_broken_cell_is_named_by_row_and_column(String table, String pointer, String text) {
        asked(CSV, table.replace("\\n", "\n"))
                .queryParam("type", "RETENTION")
                .queryParam("date", "2026-11-23")
                .post("/scenarios/runs")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].text", containsString(text));
    }

    @Test
    void a_table_without_a_type_says_where_to_put_it() {
        run(CSV, "expect.fires\n[RET-BON-01]\n")
                .statusCode(422)
                .body("errors[0].text", containsString("a suite has no type"))
                .body("errors[0].text", containsString("?type="));
    }

    // ---- limits -----------------------------------------------------------------------------------------------

    @Test
    void more_cases_than_a_run_may_have_are_refused() {
        String rows = IntStream.range(0, 1_001).mapToObj(i -> "[RET-BON-01]\n").collect(Collectors.joining());
        run(CSV, "expect.fires\n" + rows).statusCode(413).body("detail", containsString("more than 1000 rows"));

        String cells = IntStream.range(0, 60).mapToObj(i -> "[c" + i + ", []]").collect(Collectors.joining(", "));
        String names = IntStream.range(0, 60).mapToObj(i -> "f" + i).collect(Collectors.joining(", "));
        String fixtures = IntStream.range(0, 60).mapToObj(i -> "f" + i + ": {}").collect(Collectors.joining(", "));
        run(YAML, """
                suite: many
                type: RETENTION
                fixtures: {%s}
                scenarios:
                  - name: one
                    forEach: [%s]
                    table: {columns: [case, expect.packages], rows: [%s]}
                """.formatted(fixtures, names, cells))
                .statusCode(422)
                .body("errors[0].text", containsString("more than 1000 requests"));
    }

    @Test
    void cases_that_grow_too_large_together_are_refused() {
        String records = IntStream.range(0, 2_000).mapToObj(i -> "{id: r}").collect(Collectors.joining(", "));
        String cells = IntStream.range(0, 900).mapToObj(i -> "[c" + i + ", []]").collect(Collectors.joining(", "));
        run(YAML, """
                suite: large
                type: RETENTION
                defaults: {given: {facts.records: [%s]}}
                scenarios:
                  - name: one
                    table: {columns: [case, expect.packages], rows: [%s]}
                """.formatted(records, cells))
                .statusCode(422)
                .body("errors[0].text", containsString("more than 500000 values together"));
    }

    @Test
    void a_body_over_a_mebibyte_is_refused() {
        run(YAML, "#" + "x".repeat(1 << 20) + "\n" + SUITE).statusCode(413);
    }

    @Test
    void a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                zip.write(zeros);
            }
        }
        given().contentType(XLSX)
                .body(bytes.toByteArray())
                .post("/scenarios/runs")
                .then()
                .statusCode(413)
                .body("detail", containsString("unpacks to more than"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/yaml, '\"', 400",
        "application/yaml, '&a [*a, *a]', 400",
        "application/yaml, '', 422",
        "application/yaml, '[]', 422",
        "application/json, '{', 400",
        "text/csv, '', 422",
        "text/csv, 'a,\"b', 400",
        "application/pdf, x, 415",
    })
    void what_cannot_be_read_at_all_is_the_callers_mistake(String type, String body, int status) {
        run(type, body).statusCode(status).contentType("application/problem+json");
    }

    @Test
    void what_is_no_workbook_is_the_callers_mistake() throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        bodies.add("no zip".getBytes(StandardCharsets.UTF_8));
        byte[] good = workbook();
        bodies.add(java.util.Arrays.copyOf(good, good.length / 2));
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(empty)) {
            zip.putNextEntry(new ZipEntry("hello.txt"));
        }
        bodies.add(empty.toByteArray());
        for (byte[] body : bodies) {
            given().contentType(XLSX)
                    .body(body)
                    .post("/scenarios/runs")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("no XLSX workbook"));
        }
    }

    @Test
    void an_unknown_parameter_is_refused() {
        asked(YAML, SUITE)
                .queryParam("typ", "RETENTION")
                .post("/scenarios/runs")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?typ"));
    }

    @Test
    void the_schema_of_suites_is_served() throws Exception {
        String schema = given().get("/scenarios/schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .extract()
                .asString();

        // That of the files does not know the decision type that tests add.
        assertThat(schema).contains("\"https://json-schema.org/draft/2020-12/schema\"", "\"RETENTION.expect\"");
        assertThat(Files.readString(Path.of("rules/scenarios/suite.schema.json")))
                .contains("\"RETENTION.expect\"");
    }

    private static ValidatableResponse run(String type, String body) {
        return asked(type, body).post("/scenarios/runs").then();
    }

    private static RequestSpecification asked(String type, String body) {
        return given().contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
