package io.criterio.scenario;

import io.criterio.decision.DecisionType;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms in which the answer to a run can come. */
@Singleton
final class RunRepresentations {

    static final String CSV = "text/csv";
    static final String SCHEMA = "application/schema+json";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);
    private static final MediaType XLSX_TYPE = MediaType.valueOf(XlsxTable.MEDIA_TYPE);

    private final String schema;

    @Inject
    RunRepresentations(@All List<DecisionType> types) {
        this.schema = SuiteSchema.of(types);
    }

    String schema() {
        return schema;
    }

    static boolean isCsv(@Nullable MediaType type) {
        return type != null && type.isCompatible(CSV_TYPE);
    }

    static boolean isXlsx(@Nullable MediaType type) {
        return type != null && type.isCompatible(XLSX_TYPE);
    }

    /**
     * The answer in the form that is liked best; where it makes no difference, in the form of what was sent.
     *
     * @param accepted by preference
     */
    Response of(ScenarioRuns.Ran ran, @Nullable MediaType sent, List<MediaType> accepted) {
        MediaType form = form(sent, accepted);
        if (form.equals(CSV_TYPE)) {
            return file(csv(ran), CSV + ";charset=UTF-8", "scenarios.csv");
        }
        if (form.equals(XLSX_TYPE)) {
            return file(xlsx(ran), XlsxTable.MEDIA_TYPE, "scenarios.xlsx");
        }
        if (form.equals(MediaType.APPLICATION_XML_TYPE)) {
            ByteArrayOutputStream xml = new ByteArrayOutputStream();
            JunitReport.write(ran.results(), xml);
            return Response.ok(xml.toByteArray())
                    .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_XML + ";charset=UTF-8")
                    .build();
        }
        return Response.ok(ran.answer(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static MediaType form(@Nullable MediaType sent, List<MediaType> accepted) {
        List<MediaType> forms = new ArrayList<>();
        if (isCsv(sent)) {
            forms.add(CSV_TYPE);
        } else if (isXlsx(sent)) {
            forms.add(XLSX_TYPE);
        }
        forms.addAll(List.of(MediaType.APPLICATION_JSON_TYPE, CSV_TYPE, XLSX_TYPE, MediaType.APPLICATION_XML_TYPE));
        for (MediaType one : accepted) {
            for (MediaType form : forms) {
                if (one.isCompatible(form)) {
                    return form;
                }
            }
        }
        return forms.get(0);
    }

    private static Response file(byte[] bytes, String type, String name) {
        return Response.ok(bytes)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static byte[] csv(ScenarioRuns.Ran ran) {
        if (ran.table() == null) {
            return CsvTable.write(ran.answer().rows(), ',', false);
        }
        List<List<String>> rows =
                TableSuites.answered(ran.table(), ran.results()).marked();
        return ran.csv() == null ? CsvTable.write(rows, ',', true) : ran.csv().write(rows);
    }

    private static byte[] xlsx(ScenarioRuns.Ran ran) {
        if (ran.table() == null) {
            List<List<String>> rows = ran.answer().rows();
            List<List<@Nullable String>> none = new ArrayList<>();
            rows.forEach(row -> none.add(new ArrayList<>(Collections.nCopies(row.size(), null))));
            return XlsxTable.write(rows, none);
        }
        TableSuites.Answered answered = TableSuites.answered(ran.table(), ran.results());
        return XlsxTable.write(answered.rows(), answered.found());
    }
}
