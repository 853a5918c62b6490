package io.criterio.scenario;

/**
 * Where an answer is not what a scenario expects.
 *
 * @param path where in the answer, dotted: {@code tools.BONIFICACION.verdict}; or {@code fires}, {@code doesNotFire},
 *     {@code problems}
 * @param expected what the scenario says, in its own words
 * @param actual what the answer holds there, in the words a scenario would use
 */
public record Difference(String path, String expected, String actual) {

    @Override
    public String toString() {
        return "at       " + path + "\n  expected " + expected + "\n  actual   " + actual;
    }
}
