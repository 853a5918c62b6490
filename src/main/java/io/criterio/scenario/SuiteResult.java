package io.criterio.scenario;

import java.util.List;

/**
 * How a suite went.
 *
 * @param results in the order of the suite
 */
public record SuiteResult(Suite suite, List<ScenarioResult> results) {
    public SuiteResult {
        results = List.copyOf(results);
    }

    /** How many of its scenarios are not as expected. */
    public long failed() {
        return results.stream().filter(result -> !result.asExpected()).count();
    }
}
