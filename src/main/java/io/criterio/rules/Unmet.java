package io.criterio.rules;

/**
 * What would have to be otherwise for a rule that fired not to have fired.
 *
 * @param fact the fact the rule matched
 * @param attribute the fact's record component
 * @param operator what is demanded of the attribute: the rule's comparison turned round
 * @param required the other side of the comparison, resolved; a {@code List} for {@link Operator#IN} and
 *     {@link Operator#NOT_IN}
 * @param actual the attribute's value
 */
public record Unmet(Object fact, String attribute, Operator operator, Object required, Object actual) {}
