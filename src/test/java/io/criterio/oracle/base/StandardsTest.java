package io.criterio.oracle.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.base.Standards.Counts;
import io.criterio.oracle.base.Standards.Efficiency;
import io.criterio.oracle.base.Standards.Standard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardsTest {

    @Test
    void at_the_minimum_everything_is_met() {
        List<Standard> standards = Standards.of(
                new Counts(12, 6, 2, 4, 1, 2, 100, 100, new Efficiency(4, 100), new Efficiency(20, 100), false));

        assertThat(standards).extracting(Standard::target).containsExactly(12, 6, 2, 4, 1, 2, 100, 4, 20);
        assertThat(standards).allMatch(Standard::met);
    }

    @Test
    void one_below_nothing_is() {
        assertThat(Standards.of(
                        new Counts(11, 5, 1, 3, 0, 1, 99, 100, new Efficiency(3, 100), new Efficiency(19, 100), false)))
                .noneMatch(Standard::met);
    }

    @ParameterizedTest
    @CsvSource({"40, 100, false", "41, 100, true", "2, 5, false", "401, 1000, true"})
    void in_the_first_days_derivados_are_expected_above_forty_percent(int sold, int worked, boolean met) {
        List<Standard> standards =
                Standards.of(new Counts(0, 0, 0, 0, 0, 0, 0, 1, null, new Efficiency(sold, worked), true));

        assertThat(standards)
                .last()
                .extracting(Standard::name, Standard::target, Standard::met)
                .containsExactly("derivados", 40, met);
    }

    @Test
    void efficiency_is_judged_only_where_it_is_known() {
        assertThat(Standards.of(new Counts(0, 0, 0, 0, 0, 0, 0, 1, null, null, false)))
                .hasSize(7);
    }
}
