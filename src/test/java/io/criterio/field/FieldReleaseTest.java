package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.decision.Decider;
import io.criterio.release.Release;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FieldReleaseTest {

    private static final RuleSources SOURCES = ShippedField.RELEASE.sources();

    @Test
    void every_rule_of_the_rulebook_stands_in_the_ruleset() {
        Set<String> ids = new TreeSet<>();
        for (RuleInfo rule : ShippedField.releases()
                .of(ShippedField.RELEASE)
                .policy()
                .rules()
                .rules()) {
            ids.add(rule.id());
        }
        assertThat(ids)
                .containsExactly(
                        "FLD-ENT-01",
                        "FLD-ENT-02",
                        "FLD-FOL-01",
                        "FLD-FOL-02",
                        "FLD-NEI-01",
                        "FLD-STD-01",
                        "FLD-WEE-01");
    }

    @Test
    void a_release_is_read_once_for_all_its_decisions() {
        assertThat(ShippedField.releases().of(ShippedField.RELEASE))
                .isSameAs(ShippedField.releases().of(ShippedField.RELEASE));
    }

    @Test
    void a_release_that_was_closed_is_read_anew() {
        FieldReleases releases = new FieldReleases();
        Decider week = new WeekPlanDecisionType(releases).prepare(ShippedField.RELEASE);
        FieldRelease closed = releases.of(ShippedField.RELEASE);

        week.close();
        week.close();

        FieldRelease again = releases.of(ShippedField.RELEASE);
        assertThat(closed.policy().rules().isClosed()).isTrue();
        assertThat(again.policy().rules().isClosed()).isFalse();
        again.policy().rules().close();
    }

    @Test
    void whatever_a_release_leaves_open_is_said_at_once() {
        RuleSources sources = without(SOURCES, "scorecard.drl", "a day has enough simulations");
        sources = without(sources, "entries.drl", "a no makes the record rejected");
        sources = without(sources, "neighbours.drl", "a scheduled visit looks for");
        sources = without(sources, "week.drl", "a commitment of a later week");
        Release release = Release.of(sources);

        assertThatThrownBy(() -> FieldRelease.of(release))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessageContaining("the standards of SIMULATIONS in AVERAGE are []")
                .hasMessageContaining("no rule states the NextStatus of Entry[load=ASSIGNED, result=RECHAZO")
                .hasMessageContaining("no rule states the Nearest of Visit[]")
                .hasMessageContaining("no rule says where in the week Stop[");
    }

    @Test
    void a_rule_whose_finding_is_read_of_another_fact_is_refused() {
        String path = "field/week.drl";
        Release release = Release.of(SOURCES.with(path, SOURCES.text(path) + """

                rule "FLD-WEK-09 a stop decides how many are near"
                  @id( FLD-WEK-09 )
                  @kind( advice )
                  @source( CARD )
                when
                  Stop()
                then
                  insert( new Nearest( 3 ) );
                end
                """));

        assertThatThrownBy(() -> FieldRelease.of(release))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessageContaining("Nearest is read in the stage 'visit', where Stop is not known");
    }

    @Test
    void a_step_needs_words_and_words_need_a_step() {
        Release release = Release.of(SOURCES.with(
                "field/steps.yaml", SOURCES.text("field/steps.yaml").replace("code: REMIND", "code: RECALL")));

        assertThatThrownBy(() -> FieldRelease.of(release))
                .hasMessageContaining("FLD-FOL-01.steps.RECALL has no words")
                .hasMessageContaining("FLD-FOL-01.steps.REMIND has words and is not planned");
    }

    @Test
    void a_rule_that_asks_for_steps_needs_them_planned() {
        String steps = SOURCES.text("field/steps.yaml").replace("variant: ACEPTA", "variant: ACCEPTED");
        Release release = Release.of(SOURCES.with("field/steps.yaml", steps));

        assertThatThrownBy(() -> FieldRelease.of(release))
                .hasMessageContaining("there are no steps for FLD-FOL-01 in case ACEPTA");
    }

    private static RuleSources without(RuleSources sources, String file, String words) {
        String path = "field/" + file;
        String without = sources.text(path).replaceAll("(?s)rule \"[^\"]*" + words + "[^\"]*\".*?\nend\n", "");
        assertThat(without).isNotEqualTo(sources.text(path));
        return sources.with(path, without);
    }
}
