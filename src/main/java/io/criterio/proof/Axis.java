package io.criterio.proof;

/**
 * One thing in which situations differ.
 *
 * @param name what it is: {@code facts.policy.charges}
 * @param values how many values are told apart
 * @param which these values, or how they were found
 */
public record Axis(String name, int values, String which) {
    public Axis {
        if (values < 1) {
            throw new IllegalArgumentException(name + " has " + values + " values; expected at least one");
        }
    }
}
