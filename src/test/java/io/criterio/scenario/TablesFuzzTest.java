package io.criterio.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.fuzz.Mutations;
import io.criterio.fuzz.Workbooks;
import io.criterio.problem.ProblemException;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent as a suite or a table of cases is read or refused, with a status of the caller's. */
class TablesFuzzTest {

    private static final SuiteReader READER = SuiteReader.ofAllTypes().within(1_000, 500_000);
    private static final Map<String, String> SETTINGS = Map.of("type", "RETENTION", "date", "2026-11-23");
    private static final int MOST_CASES = 1_000;

    private static final String SUITE = """
            suite: A fourth charge
            type: RETENTION
            date: 2026-11-23
            fixtures:
              young: {facts.policy: {status: ACTIVE, plan: PIF, charges: 4}}
            scenarios:
              - name: four charges are too many
                use: [young]
                given: {facts.policy.charges: 4, facts.offers: [DOWNSELL REJECTED], proposal: [BONIFICACION x2]}
                expect: {fires: [RET-BON-01], tools.BONIFICACION.verdict: FORBIDDEN}
              - name: a table
                table:
                  columns: [case, given.facts.policy.charges, expect.count]
                  rows: [[one, 1, {atLeast: 0}], [two, 2, ~]]
            """;
    private static final String TABLE = """
            case,given.facts.policy.status,given.facts.policy.plan,given.facts.policy.charges,expect.fires.RET-BON-01,tags
            four,ACTIVE,PIF,4,true,[boundary]
            "three, quoted",ACTIVE,PIF,3,false,
            """;
    private static final String SHEET = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B3"/><sheetData>
            <row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>case</t></is></c><c r="B1" t="inlineStr"><is><t>given.facts.policy.charges</t></is></c></row>
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>4</v></c></row>
            <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c></row>
            </sheetData></worksheet>""";

    /** What the fuzzer starts from. */
    static List<byte[]> seeds(String target) {
        return switch (target) {
            case "suite" -> Mutations.texts(SUITE);
            case "csv" -> Mutations.texts(TABLE, TABLE.replace(',', ';'));
            case "sheet" -> Mutations.texts(SHEET);
            default -> List.of(Workbooks.with(SHEET.getBytes(StandardCharsets.UTF_8)));
        };
    }

    static void suite(byte[] body) {
        try {
            READER.read("suite", YamlNode.parse(new String(body, StandardCharsets.UTF_8)));
        } catch (YamlSyntaxException | ScenarioProblemsException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    static void csv(byte[] body) {
        refusable(() -> TableSuites.read(CsvTable.read(body, MOST_CASES).table(), SETTINGS, READER));
    }

    static void workbook(byte[] body) {
        refusable(() -> TableSuites.read(XlsxTable.read(body, MOST_CASES), SETTINGS, READER));
    }

    /** A workbook that is whole but for its sheet. */
    static void sheet(byte[] xml) {
        workbook(Workbooks.with(xml));
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException refused) {
            assertThat(refused.kind().status()).isBetween(400, 499);
        }
    }

    // ---- some of it in every build

    @Test
    void mutated_suites_are_read_or_refused() {
        Mutations.run(Mutations.texts(SUITE, "{}", "- - - a"), 1, 4_000, TablesFuzzTest::suite);
    }

    @Test
    void mutated_tables_are_read_or_refused() {
        Mutations.run(Mutations.texts(TABLE, TABLE.replace(',', ';')), 2, 4_000, TablesFuzzTest::csv);
    }

    @Test
    void mutated_workbooks_are_read_or_refused() {
        Mutations.run(Mutations.texts(SHEET), 3, 3_000, TablesFuzzTest::sheet);
        Mutations.run(
                List.of(Workbooks.with(SHEET.getBytes(StandardCharsets.UTF_8))), 4, 3_000, TablesFuzzTest::workbook);
    }

    // ---- what was found

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"><c r=\"FXSHRXW2\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"ZZZ2\"/></row>",
                "<row r=\"2\"><c r=\"GS2\"/></row>",
                "<row r=\"2147483647\"><c r=\"A1\"/></row>",
                "<row r=\"2\"><c r=\"A9999999\"/></row>"
            })
    void a_cell_far_away_makes_no_room_for_all_before_it(String row) {
        byte[] workbook = Workbooks.withRows(row);
        assertThat(workbook.length).isLessThan(2_000);
        assertThatThrownBy(() -> XlsxTable.read(workbook, MOST_CASES))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.kind().status()).isIn(413, 422));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9, 12, 20, 93, 95, 98, 99, 12_345})
    void an_archive_packed_by_what_is_not_here_is_refused(int method) {
        byte[] workbook = Workbooks.packedBy(method, Workbooks.with(SHEET.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> XlsxTable.read(workbook, MOST_CASES))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.kind().status()).isEqualTo(400))
                .hasMessageContaining("packed by method " + method);
    }

    @Test
    void a_string_far_away_makes_no_room_for_all_before_it() {
        for (String index : List.of(
                "999999999",
                "2147483647",
                "1<!-- -->000000",
                "0".repeat(50) + "<!-- -->999999999",
                "<![CDATA[999999999]]>",
                "&#57;99999999")) {
            byte[] workbook = Workbooks.with(
                    SHEET.replace("<v>0</v>", "<v>" + index + "</v>").getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> XlsxTable.read(workbook, MOST_CASES))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.kind().status()).isEqualTo(422))
                    .hasMessageContaining("expected fewer than 1000000");
        }
    }

    @Test
    void a_string_hidden_in_an_element_is_refused() {
        byte[] workbook = Workbooks.with(
                SHEET.replace("<v>0</v>", "<v>999<v></v>999999</v>").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> XlsxTable.read(workbook, MOST_CASES))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.kind().status()).isEqualTo(400));
    }

    @Test
    void a_number_of_a_gigabyte_is_not_written_out() {
        byte[] workbook =
                Workbooks.with(SHEET.replace("<v>4</v>", "<v>1E999999999</v>").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> XlsxTable.read(workbook, MOST_CASES))
                .hasMessageContaining("row 2, column B")
                .hasMessageContaining("40 digits");
    }

    @Test
    void the_workbook_that_is_mutated_is_one() {
        Table table = XlsxTable.read(
                Workbooks.with(SHEET.replace("t=\"e\"", "").replace("#N/A", "7").getBytes(StandardCharsets.UTF_8)),
                MOST_CASES);
        assertThat(table.columns()).containsExactly("case", "given.facts.policy.charges");
        assertThat(table.rows().get(0)).containsExactly("one", "4");
    }

    @Test
    void cells_without_places_of_their_own_are_counted() {
        byte[] workbook = Workbooks.with(SHEET.replace("<row r=\"2\">", "<row r=\"2\">" + "<c/>".repeat(100_000))
                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> XlsxTable.read(workbook, MOST_CASES)).hasMessageContaining("200 cells");
    }

    @Test
    void a_document_type_is_refused() {
        byte[] workbook = Workbooks.with(
                ("<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(1000) + "\">]>" + SHEET).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> XlsxTable.read(workbook, MOST_CASES)).hasMessageContaining("document type");
    }

    @Test
    void a_path_of_thousands_of_steps_is_a_name_that_nothing_has() {
        String path = "given." + "a.".repeat(10_000) + "a";
        csv(TABLE.replace("tags", path).getBytes(StandardCharsets.UTF_8));
        suite(SUITE.replace("facts.policy.charges: 4, ", path + ": 4, ").getBytes(StandardCharsets.UTF_8));
        suite(SUITE.replace("given.facts.policy.charges", path).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_thousand_nested_keys_are_said_with_the_limit() {
        StringBuilder deep = new StringBuilder();
        for (int depth = 0; depth < 1_000; depth++) {
            deep.append(" ".repeat(depth)).append("a:\n");
        }
        assertThatThrownBy(() -> YamlNode.parse(deep.toString()))
                .isInstanceOfSatisfying(
                        YamlSyntaxException.class,
                        refused -> assertThat(refused.isBeyondLimit()).isTrue())
                .hasMessageContaining("64 levels");
        assertThatThrownBy(() -> YamlNode.parse("- a\n".repeat(200_001))).hasMessageContaining("200000 values");
        assertThatThrownBy(() -> YamlNode.parse("[".repeat(100_000))).isInstanceOf(YamlSyntaxException.class);
    }

    @Test
    void a_quantity_beyond_all_numbers_is_no_quantity() {
        suite(SUITE.replace("BONIFICACION x2", "BONIFICACION x99999999999").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_row_of_commas_is_not_read_to_its_end() {
        assertThatThrownBy(() -> CsvTable.read((TABLE + ",".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8), 1_000))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.kind().status()).isEqualTo(413))
                .hasMessageContaining("200 cells");
    }

    @Test
    void what_nests_too_deep_in_a_cell_is_said_with_its_place() {
        String deep = "\"" + "[".repeat(1_000) + "]".repeat(1_000) + "\"";
        assertThatThrownBy(() -> TableSuites.read(
                        CsvTable.read(TABLE.replace("PIF,4", "PIF," + deep).getBytes(StandardCharsets.UTF_8), 1_000)
                                .table(),
                        SETTINGS,
                        READER))
                .isInstanceOf(ProblemException.class);
    }
}
