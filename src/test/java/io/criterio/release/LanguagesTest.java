package io.criterio.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.assignment.AssignmentDecisionTypes;
import io.criterio.decision.DecidingRule;
import io.criterio.decision.DecisionType;
import io.criterio.field.FieldDecisionTypes;
import io.criterio.retention.RetentionDecisionTypes;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import io.criterio.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A language is a file under {@code texts/} of each ruleset, and needs no Java. */
class LanguagesTest {

    private static final RuleSources SHIPPED =
            RulesFolder.read(Path.of("rules")).interpreted();
    private static final Language PT = Language.of("pt");
    private static final List<DecisionType> TYPES = Stream.of(
                    RetentionDecisionTypes.all(10), AssignmentDecisionTypes.all(), FieldDecisionTypes.all())
            .flatMap(List::stream)
            .toList();

    private static RuleSources spokenBy(RuleSources sources, String ruleset) {
        return sources.with(ruleset + "/texts/pt.yaml", sources.text(ruleset + "/texts/en.yaml"));
    }

    @Test
    void a_language_that_every_ruleset_speaks_is_offered() {
        RuleSources two = spokenBy(spokenBy(SHIPPED, "retention"), "assignment");

        try (LiveRelease.Pinned pinned = LiveRelease.Pinned.prepare(two, TYPES)) {
            assertThat(pinned.languages()).containsExactly(Language.ES, Language.EN);
        }
        try (LiveRelease.Pinned pinned = LiveRelease.Pinned.prepare(spokenBy(two, "field"), TYPES)) {
            assertThat(pinned.languages()).containsExactly(Language.ES, Language.EN, PT);
            assertThat(pinned.unfinished()).isEmpty();
            for (DecisionType type : TYPES) {
                assertThat(pinned.decider(type).rules())
                        .isNotEmpty()
                        .extracting(DecidingRule::sentences)
                        .allSatisfy(sentences -> assertThat(sentences).containsEntry(PT, sentences.get(Language.EN)));
            }
        }
    }

    @Test
    void a_language_that_is_not_complete_is_not_offered_and_says_what_it_lacks() {
        RuleSources all = spokenBy(spokenBy(spokenBy(SHIPPED, "retention"), "assignment"), "field");
        String path = "retention/texts/pt.yaml";

        try (LiveRelease.Pinned pinned = LiveRelease.Pinned.prepare(
                all.with(path, all.text(path).replace("RET-BON-01:", "RET-BON-77:")), TYPES)) {
            assertThat(pinned.languages()).containsExactly(Language.ES, Language.EN);
            assertThat(pinned.unfinished())
                    .singleElement()
                    .asString()
                    .startsWith("retention/texts/pt.yaml: RET-BON-01.sentence: It is missing here.");
        }
    }

    @Test
    void a_file_of_texts_whose_name_is_no_language_is_refused() {
        RuleSources named = SHIPPED.with("field/texts/portugues.yaml", SHIPPED.text("field/texts/en.yaml"));

        assertThatThrownBy(() -> LiveRelease.Pinned.prepare(named, TYPES))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessageContaining("field/texts/portugues.yaml")
                .hasMessageContaining("the name is no language");
    }
}
