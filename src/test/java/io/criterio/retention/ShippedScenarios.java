package io.criterio.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.criterio.decision.DecisionRequest;
import io.criterio.problem.Problems;
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
import org.jspecify.annotations.Nullable;

/** The scenarios that are shipped with the retention rules, and the decisions that they are about. */
final class ShippedScenarios {

    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final RetentionRelease RELEASE = RetentionRelease.of(Release.of(SOURCES));

    /** Decides with the shipped rules, in Spanish. */
    static final DecisionUnderTest DECISION = new DeciderUnderTest(
            new RetentionDecider(RELEASE, RetentionDecisionType.JSON, 0), ShippedScenarios::read, "es");

    private ShippedScenarios() {}

    static List<Suite> suites() {
        return new SuiteReader(Map.of("RETENTION", OutcomeShape.of(RetentionAnswer.class)))
                .readAll(SOURCES.under("retention/scenarios", "yaml").stream()
                        .collect(Collectors.toMap(path -> path, SOURCES::text)));
    }

    static List<RuleInfo> rules() {
        return RELEASE.policy().rules().rules();
    }

    private static @Nullable DecisionRequest read(ObjectNode request, Problems problems) {
        try {
            return JSON.treeToValue(request, RetentionRequest.class);
        } catch (JsonMappingException wrong) {
            StringBuilder pointer = new StringBuilder();
            wrong.getPath()
                    .forEach(step -> pointer.append('/')
                            .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
            problems.add(
                    pointer.toString(),
                    wrong instanceof UnrecognizedPropertyException
                            ? "is not known here"
                            : String.valueOf(wrong.getOriginalMessage()));
            return null;
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }
}
