package io.criterio.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageHeaderTest {

    private static final List<Language> OFFERED = List.of(Language.ES, Language.EN);

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    es                        | es
                    en                        | en
                    EN                        | en
                    en-GB                     | en
                    es-MX                     | es
                    en-Latn-US                | en
                    en, es                    | en
                    es, en                    | es
                    es;q=0.5, en              | en
                    en;q=0.4, es;q=0.5        | es
                    fr, en;q=0.1              | en
                    fr                        | es
                    fr, de                    | es
                    *                         | es
                    es;q=0, *                 | en
                    en;q=0                    | es
                    es;q=0, en;q=0            | es
                    fr, *;q=0.1               | es
                    eng                       | es
                    en_US                     | es
                    ;;;                       | es
                    en;q=abc                  | es
                    -                         | es
                    -, en                     | es
                    """)
    void a_header(String header, Language language) {
        assertThat(AcceptLanguage.preferred(header, OFFERED)).isEqualTo(language);
    }

    @Test
    void another_language_is_answered_where_it_is_offered() {
        List<Language> three = List.of(Language.ES, Language.EN, Language.of("pt"));

        assertThat(AcceptLanguage.preferred("pt-BR, en;q=0.5", three)).isEqualTo(Language.of("pt"));
        assertThat(AcceptLanguage.preferred("pt-BR, en;q=0.5", OFFERED)).isEqualTo(Language.EN);
        assertThat(AcceptLanguage.preferred("*", three)).isEqualTo(Language.ES);
    }

    @Test
    void no_header_gets_Spanish() {
        assertThat(AcceptLanguage.preferred(null, OFFERED)).isEqualTo(Language.ES);
        assertThat(AcceptLanguage.preferred(" ", OFFERED)).isEqualTo(Language.ES);
    }

    @Test
    void a_header_that_goes_on_and_on_is_not_read() {
        assertThat(AcceptLanguage.preferred("fr,".repeat(10_000) + "en", OFFERED))
                .isEqualTo(Language.ES);
    }
}
