package io.criterio.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageHeaderTest {

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    es                        | ES
                    en                        | EN
                    EN                        | EN
                    en-GB                     | EN
                    es-MX                     | ES
                    en-Latn-US                | EN
                    en, es                    | EN
                    es, en                    | ES
                    es;q=0.5, en              | EN
                    en;q=0.4, es;q=0.5        | ES
                    fr, en;q=0.1              | EN
                    fr                        | ES
                    fr, de                    | ES
                    *                         | ES
                    es;q=0, *                 | EN
                    en;q=0                    | ES
                    es;q=0, en;q=0            | ES
                    fr, *;q=0.1               | ES
                    eng                       | ES
                    en_US                     | ES
                    ;;;                       | ES
                    en;q=abc                  | ES
                    -                         | ES
                    -, en                     | ES
                    """)
    void a_header(String header, Language language) {
        assertThat(AcceptLanguage.preferred(header)).isEqualTo(language);
    }

    @Test
    void no_header_gets_Spanish() {
        assertThat(AcceptLanguage.preferred(null)).isEqualTo(Language.ES);
        assertThat(AcceptLanguage.preferred(" ")).isEqualTo(Language.ES);
    }

    @Test
    void a_header_that_goes_on_and_on_is_not_read() {
        assertThat(AcceptLanguage.preferred("fr,".repeat(10_000) + "en")).isEqualTo(Language.ES);
    }
}
