package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvaluateTest {

    @Test
    void rules_fire_in_the_order_of_the_catalogue() {
        try (RuleSet ruleSet = Sample.ruleSet()) {
            Findings findings = ruleSet.evaluate(Sample.WORST_CASE);
            assertThat(findings.fired()).hasSize(13);
        }
    }
}
