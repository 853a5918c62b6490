package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseTest {

    @Test
    void a_closed_rule_set_evaluates_nothing_more() {
        RuleSet ruleSet = Sample.ruleSet();
        ruleSet.evaluate(Sample.WORST_CASE);
        ruleSet.close();
        ruleSet.close();
        assertThatThrownBy(() -> ruleSet.evaluate(Sample.WORST_CASE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the rule set is closed");
    }

    @Test
    void closing_again_and_again_leaves_no_classes_behind() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            compileUseAndClose();
        }
        int before = loaded();
        List<WeakReference<RuleSet>> closed = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            closed.add(compileUseAndClose());
        }
        // A release of this one rule has about ten classes.
        assertThat(loaded() - before).isLessThan(60);
        assertThat(closed).allSatisfy(each -> assertThat(each.get()).isNull());
    }

    private static WeakReference<RuleSet> compileUseAndClose() {
        RuleSet ruleSet = RuleSet.compile(
                Sample.conditions("Limits( $max : maxCharges ) Policy( charges > $max )"),
                "retention",
                Sample.PARAMETERS);
        assertThat(ruleSet.evaluate(Sample.WORST_CASE).fired()).hasSize(1);
        ruleSet.close();
        return new WeakReference<>(ruleSet);
    }

    private static int loaded() throws InterruptedException {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            least = Math.min(least, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
        return least;
    }
}
