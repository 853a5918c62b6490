package io.criterio.retention.text;

/**
 * The contents of the files that the texts are made of.
 *
 * @param es {@code texts/es.yaml}
 * @param en {@code texts/en.yaml}
 * @param steps {@code steps.yaml}
 * @param limits {@code limits.yaml}, whose numbers the texts name in braces
 */
public record RetentionTextFiles(String es, String en, String steps, String limits) {
    static final String ES = "texts/es.yaml";
    static final String EN = "texts/en.yaml";
    static final String STEPS = "steps.yaml";
    static final String LIMITS = "limits.yaml";
}
