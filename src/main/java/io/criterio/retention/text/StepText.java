package io.criterio.retention.text;

/**
 * Something for the advisor to do or say.
 *
 * @param rule the rule that asks for it
 * @param code the code of the step, unique within its rule
 * @param area the area or system that does it (RET-ARE-01)
 * @param text the step in words
 */
public record StepText(String rule, String code, String area, String text) {}
