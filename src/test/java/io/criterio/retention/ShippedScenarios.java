package io.criterio.retention;

import io.criterio.release.Release;
import io.criterio.retention.api.RetentionAnswer;
import io.criterio.retention.api.RetentionRequest;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import io.criterio.scenario.DeciderUnderTest;
import io.criterio.scenario.DecisionUnderTest;
import io.criterio.scenario.OutcomeShape;
import io.criterio.scenario.Suite;
import io.criterio.scenario.SuiteReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The scenarios that are shipped with the retention rules, and the decisions that they are about. */
final class ShippedScenarios {

    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));

    private static final RetentionRelease RELEASE = RetentionRelease.of(Release.of(SOURCES));

    /** Decides with the shipped rules, in Spanish. */
    static final DecisionUnderTest DECISION = new DeciderUnderTest(
            new RetentionDecider(RELEASE, RetentionDecisionType.JSON, 0), RetentionRequest.class, "es");

    private ShippedScenarios() {}

    static List<Suite> suites() {
        return new SuiteReader(Map.of("RETENTION", OutcomeShape.of(RetentionAnswer.class)))
                .readAll(SOURCES.under("retention/scenarios", "yaml").stream()
                        .collect(Collectors.toMap(path -> path, SOURCES::text)));
    }

    static List<RuleInfo> rules() {
        return RELEASE.policy().rules().rules();
    }
}
