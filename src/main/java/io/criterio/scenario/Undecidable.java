package io.criterio.scenario;

/**
 * A condition that no request can decide alone, and why: said in a suite, so that coverage neither asks for it nor leaves
 * it out in silence.
 *
 * @param rule the name of the DRL rule, id and sentence
 * @param condition as the coverage report writes it: {@code Policy.charges < $max}
 * @param because the reason, for people
 */
public record Undecidable(String rule, String condition, String because, Place place) {}
