package io.criterio.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

    @Test
    void a_key_reads_back_as_itself() {
        KeyText made = KeyText.of(KeyText.newId());

        assertThat(made.secretText()).matches("crit_[a-z2-7]{13}_[a-z2-7]{59}");
        assertThat(KeyText.parse(made.secretText())).hasValueSatisfying(read -> {
            assertThat(read.id()).isEqualTo(made.id());
            assertThat(read.hash()).isEqualTo(made.hash());
        });
    }

    @Test
    void it_does_not_print_its_secret() {
        KeyText made = KeyText.of("k7q2m4xw5rna2");

        assertThat(made).hasToString("crit_k7q2m4xw5rna2_…");
    }

    @Test
    void no_two_are_the_same() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(KeyText.of("k7q2m4xw5rna2").secretText());
            made.add(KeyText.newId());
        }
        assertThat(made).hasSize(2_000);
    }

    @Test
    void a_slip_in_any_place_is_told_without_asking_the_store() {
        String key = KeyText.of("k7q2m4xw5rna2").secretText();
        for (int place = 0; place < key.length(); place++) {
            char other = key.charAt(place) == 'a' ? 'b' : 'a';
            String slip = key.substring(0, place) + other + key.substring(place + 1);

            assertThat(KeyText.parse(slip)).as(slip).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "crit_", "crit_k7q2m4xw5rna2_", "CRIT_K7Q2M4XW5RNA2_A", "sk_live_abc", "crit_k7q2m4xw5rna2_ñ"
            })
    void what_is_no_key_is_none(String text) {
        assertThat(KeyText.parse(text)).isEmpty();
    }
}
