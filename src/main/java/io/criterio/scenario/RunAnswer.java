package io.criterio.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.release.Release;
import io.criterio.release.ReleaseName;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How scenarios went. */
@Schema(name = "ScenarioRun", description = "How scenarios went under the live release.")
record RunAnswer(
        @Schema(required = true) ReleaseName release,

        @Schema(required = true, description = "How many there are.", examples = "2")
        int scenarios,

        @Schema(required = true, description = "How many are not as expected.", examples = "1")
        int failed,

        @Schema(required = true) List<SuiteAnswer> suites) {

    private static final int LONGEST_VALUE = 2_000;

    @Schema(name = "ScenarioSuiteRun", description = "A suite; the rows of a table that share type and date are one.")
    record SuiteAnswer(
            @Schema(required = true) String suite,

            @Schema(required = true, examples = "RETENTION") String type,

            @Schema(required = true) List<ScenarioAnswer> scenarios) {}

    @Schema(name = "ScenarioRunResult", description = "A scenario.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScenarioAnswer(
            @Schema(required = true) String name,

            @Schema(required = true, description = "Where it begins: the line in the suite, or the row of the table.")
            int line,

            @Schema(required = true) boolean asExpected,

            @Schema(description = "What differs; absent when nothing does.") @Nullable
            List<DifferenceAnswer> differences) {}

    @Schema(name = "ScenarioDifference", description = "Where an answer is not what is expected.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceAnswer(
            @Schema(description = "The turn of a journey.") @Nullable
            String turn,

            @Schema(
                    required = true,
                    description = "Where in the outcome, or fires, doesNotFire, problems.",
                    examples = "tools.BONIFICACION.verdict")
            String path,

            @Schema(required = true, examples = "ELIGIBLE") String expected,

            @Schema(required = true, examples = "FORBIDDEN") String actual) {}

    static RunAnswer of(Release release, List<SuiteResult> results) {
        List<SuiteAnswer> suites = new ArrayList<>();
        int scenarios = 0;
        int failed = 0;
        for (SuiteResult result : results) {
            scenarios += result.results().size();
            failed += (int) result.failed();
            suites.add(new SuiteAnswer(
                    result.suite().name(),
                    result.suite().type(),
                    result.results().stream().map(RunAnswer::scenario).toList()));
        }
        return new RunAnswer(ReleaseName.of(release), scenarios, failed, suites);
    }

    private static ScenarioAnswer scenario(ScenarioResult result) {
        List<DifferenceAnswer> differences = new ArrayList<>();
        for (TurnResult turn : result.turns()) {
            for (Difference one : turn.differences()) {
                differences.add(new DifferenceAnswer(
                        result.turns().size() > 1 ? turn.turn().name() : null,
                        one.path(),
                        shortened(one.expected()),
                        shortened(one.actual())));
            }
        }
        return new ScenarioAnswer(
                result.scenario().name(),
                result.scenario().place().line(),
                differences.isEmpty(),
                differences.isEmpty() ? null : differences);
    }

    /** A list of thousands of records says no more than its beginning. */
    static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** The differences as rows, the header first: for suites that were no table. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("suite", "case", "result", "turn", "path", "expected", "actual"));
        for (SuiteAnswer suite : suites) {
            for (ScenarioAnswer one : suite.scenarios()) {
                if (one.differences() == null) {
                    rows.add(List.of(suite.suite(), one.name(), "as expected", "", "", "", ""));
                } else {
                    for (DifferenceAnswer difference : one.differences()) {
                        rows.add(List.of(
                                suite.suite(),
                                one.name(),
                                "differs",
                                difference.turn() == null ? "" : difference.turn(),
                                difference.path(),
                                difference.expected(),
                                difference.actual()));
                    }
                }
            }
        }
        return rows;
    }
}
