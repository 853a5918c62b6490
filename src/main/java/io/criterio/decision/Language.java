package io.criterio.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages of the texts. Codes are the same in all of them. */
public enum Language {
    ES,
    EN;

    /** What a caller gets who asks for none, or for none that there is. */
    public static final Language DEFAULT = ES;

    private static final int LONGEST_HEADER = 500;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** The tag as it stands in {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /**
     * The language that a caller prefers.
     *
     * @param acceptLanguage the header by RFC 9110, with weights and regional variants ({@code en-US;q=0.8, es}); one
     *     that cannot be understood counts as none
     */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return DEFAULT;
        }
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return DEFAULT;
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                .map(range -> known(range, ranges))
                .filter(language -> language != null)
                .findFirst()
                .orElse(DEFAULT);
    }

    private static @Nullable Language known(LanguageRange range, List<LanguageRange> all) {
        for (Language language : values()) {
            boolean named =
                    range.getRange().equals(language.tag) || range.getRange().startsWith(language.tag + "-");
            boolean any = range.getRange().equals("*") && !refused(language, all);
            if (named || any) {
                return language;
            }
        }
        return null;
    }

    private static boolean refused(Language language, List<LanguageRange> all) {
        return all.stream()
                .anyMatch(range -> range.getWeight() == 0 && range.getRange().equals(language.tag));
    }
}
