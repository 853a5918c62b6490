package io.criterio.proof;

import java.util.Set;

/**
 * A fact that bears on a part of the outcome alone, whatever else the situation is; so what does not look at it need not
 * be tried with each of its values.
 *
 * @param axis the fact and its values; the first of them, number 0, is that it is missing
 * @param bearsOn the members of the outcome that can differ with it
 */
public record Variation(Axis axis, Set<String> bearsOn) {
    public Variation {
        bearsOn = Set.copyOf(bearsOn);
    }
}
