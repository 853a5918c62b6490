package io.criterio.oracle;

import io.criterio.oracle.Situation.Experience;
import io.criterio.oracle.Situation.Motive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The other way to read "its answer can change a verdict or a package": a fact is asked when answering it alone, the other
 * missing facts still missing, changes the answer that is given now. {@link Oracle} compares complete cases instead.
 */
final class QuestionsByAnswering {

    private QuestionsByAnswering() {}

    static List<Fact> of(Situation situation) {
        return of(situation, Oracle::of);
    }

    static List<Fact> of(Situation situation, Function<Situation, Oracle> decide) {
        var now = visible(decide.apply(situation));
        var facts = new ArrayList<Fact>();
        for (var fact : Fact.values()) {
            if (answered(situation, fact).stream()
                    .anyMatch(then -> !visible(decide.apply(then)).equals(now))) {
                facts.add(fact);
            }
        }
        return facts;
    }

    private static List<Situation> answered(Situation situation, Fact fact) {
        return switch (fact) {
            case MOTIVE ->
                situation.effectiveMotive() != null
                        ? List.of()
                        : List.of(Motive.values()).stream()
                                .map(situation::withMotive)
                                .toList();
            case ASSISTANCE_USED ->
                situation.assistanceUsed() != null
                        ? List.of()
                        : List.of(situation.withUsed(true), situation.withUsed(false));
            case EXPERIENCE ->
                situation.experience() != null || Boolean.FALSE.equals(situation.assistanceUsed())
                        ? List.of()
                        : List.of(situation.withExperience(Experience.GOOD), situation.withExperience(Experience.BAD));
        };
    }

    /** What a question is about: the verdicts and the packages (tools, quantity, extras, order). */
    private static List<Object> visible(Oracle oracle) {
        return List.of(List.of(Tool.values()).stream().map(oracle::verdict).toList(), oracle.listed());
    }
}
