package io.criterio.retention.text;

import io.criterio.text.Language;
import java.util.Map;

/**
 * The contents of the files that the texts are made of.
 *
 * @param languages {@code texts/es.yaml} and the others
 * @param steps {@code steps.yaml}
 * @param limits {@code limits.yaml}, whose numbers the texts name in braces
 */
public record RetentionTextFiles(Map<Language, String> languages, String steps, String limits) {
    static final String ES = file(Language.ES);
    static final String EN = file(Language.EN);
    static final String STEPS = "steps.yaml";
    static final String LIMITS = "limits.yaml";

    public RetentionTextFiles {
        languages = Map.copyOf(languages);
    }

    /** Spanish and English alone. */
    public RetentionTextFiles(String es, String en, String steps, String limits) {
        this(Map.of(Language.ES, es, Language.EN, en), steps, limits);
    }

    static String file(Language language) {
        return "texts/" + language.tag() + ".yaml";
    }
}
