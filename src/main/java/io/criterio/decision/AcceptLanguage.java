package io.criterio.decision;

import io.criterio.text.Language;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which language a caller gets. */
public final class AcceptLanguage {

    /** What a caller gets who asks for none, or for none that there is. */
    public static final Language DEFAULT = Language.ES;

    private static final int LONGEST_HEADER = 500;

    private AcceptLanguage() {}

    /**
     * The language that a caller prefers.
     *
     * @param header {@code Accept-Language} by RFC 9110, with weights and regional variants ({@code en-US;q=0.8, es});
     *     one that cannot be understood counts as none
     * @param offered the languages that there are, the most usual first
     */
    public static Language preferred(@Nullable String header, Collection<Language> offered) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return DEFAULT;
        }
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(header);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // The JDK's parser throws the second one on a lone "-".
            return DEFAULT;
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                .flatMap(range -> meant(range, ranges, offered).stream())
                .findFirst()
                .orElse(DEFAULT);
    }

    private static Optional<Language> meant(
            LanguageRange range, List<LanguageRange> all, Collection<Language> offered) {
        for (Language language : offered) {
            boolean named =
                    range.getRange().equals(language.tag()) || range.getRange().startsWith(language.tag() + "-");
            if (named || range.getRange().equals("*") && !isRefused(language, all)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    private static boolean isRefused(Language language, List<LanguageRange> all) {
        return all.stream()
                .anyMatch(range -> range.getWeight() == 0 && range.getRange().equals(language.tag()));
    }
}
