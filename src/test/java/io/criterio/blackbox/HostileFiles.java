package io.criterio.blackbox;

import io.criterio.fuzz.Mutations;
import io.criterio.fuzz.Workbooks;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Files of scenarios of a few kilobytes that are meant to cost whoever reads them far more. */
final class HostileFiles {

    /** None of them is scenarios that would run for long. */
    static final Map<String, List<byte[]>> BY_MEDIA_TYPE = Map.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbooks(),
            "application/yaml",
            Mutations.texts(
                    nested(1_000),
                    "- ".repeat(20_000) + "a",
                    "[".repeat(50_000),
                    "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d]\n",
                    "suite: a\ntype: RETENTION\nscenarios:\n  - {name: a, given: {facts." + "a.".repeat(10_000)
                            + "a: 1}}\n",
                    "? ".repeat(10_000),
                    "a: !!java.net.URL [\"file:///\"]\n",
                    "suite: \"" + "\\u0000".repeat(1_000) + "\"\n"),
            "text/csv",
            Mutations.texts(
                    "case,given.facts.policy.charges\n" + ",".repeat(200_000),
                    "case\n" + "\"".repeat(100_001),
                    "case," + "given.a.".repeat(5_000) + "a\none,1\n",
                    "case,given.facts.policy.charges\na,1e999999999\nb," + "9".repeat(20_000) + "\n",
                    "case,expect.count\na,\"" + "[".repeat(5_000) + "\"\n",
                    "\0".repeat(5_000)));

    private HostileFiles() {}

    private static List<byte[]> workbooks() {
        byte[] good = workbook("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>");
        return List.of(
                workbook("<row r=\"2\"><c r=\"FXSHRXW2\"><v>1</v></c></row>"),
                workbook("<row r=\"2147483647\"><c r=\"A1\"/></row>"),
                workbook("<row r=\"2\">" + "<c/>".repeat(100_000) + "</row>"),
                workbook("<row/>".repeat(100_000)),
                workbook("<row r=\"2\"><c r=\"A2\"><v>1E999999999</v></c></row>"),
                workbook("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>999999999</v></c></row>"),
                workbook("<a>".repeat(50_000)),
                Workbooks.with(("<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(1_000) + "\">]><a>&b;</a>")
                        .getBytes(StandardCharsets.UTF_8)),
                Workbooks.packedBy(93, good),
                Workbooks.packedBy(95, good),
                Arrays.copyOf(good, good.length / 2),
                good);
    }

    private static byte[] workbook(String rows) {
        return Workbooks.withRows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>" + rows);
    }

    private static String nested(int levels) {
        StringBuilder deep = new StringBuilder();
        for (int depth = 0; depth < levels; depth++) {
            deep.append(" ".repeat(depth)).append("a:\n");
        }
        return deep.toString();
    }
}
