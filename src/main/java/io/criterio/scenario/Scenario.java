package io.criterio.scenario;

import java.util.List;

/**
 * One case.
 *
 * @param name a sentence, unique in its suite
 * @param rules ids of the rules that it is about; a journey may be about none in particular
 * @param boundaryOf ids of rules that fire in every answer, whose boundary this case shows in another way
 * @param tags of its suite and its own
 * @param turns one, or those of a journey, in order
 */
public record Scenario(
        String name, Place place, List<String> rules, List<String> boundaryOf, List<String> tags, List<Turn> turns) {
    public Scenario {
        rules = List.copyOf(rules);
        boundaryOf = List.copyOf(boundaryOf);
        tags = List.copyOf(tags);
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("turns is empty; expected at least one: a case asks for a decision");
        }
    }
}
