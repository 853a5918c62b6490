package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.access.Failures.Standing;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Failures failures = new Failures(3, Duration.ofSeconds(60), nanos::get);

    @Test
    void an_address_waits_after_too_many_until_its_window_is_over() {
        fail("192.0.2.1", 2);
        assertThat(failures.standing("192.0.2.1", "new")).isEqualTo(Standing.GOOD);
        nanos.addAndGet(Duration.ofSeconds(15).toNanos());
        fail("192.0.2.1", 1);

        assertThat(failures.standing("192.0.2.1", "new")).isEqualTo(Standing.WATCHED);
        assertThat(failures.secondsLeft("192.0.2.1")).isEqualTo(45);
        assertThat(failures.standing("192.0.2.2", "new")).isEqualTo(Standing.GOOD);

        nanos.addAndGet(Duration.ofSeconds(45).toNanos());
        assertThat(failures.standing("192.0.2.1", "false 0")).isEqualTo(Standing.GOOD);
    }

    @Test
    void who_shares_an_address_with_one_who_guesses_is_looked_at_all_the_same() {
        fail("192.0.2.1", 3);

        for (int i = 0; i < 100; i++) {
            assertThat(failures.standing("192.0.2.1", "false 1")).isEqualTo(Standing.KNOWN_TO_BE_FALSE);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(failures.standing("192.0.2.1", "new " + i)).isEqualTo(Standing.WATCHED);
        }
        assertThat(failures.standing("192.0.2.1", "new 20")).isEqualTo(Standing.HURRIED);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(failures.standing("192.0.2.1", "new 20")).isEqualTo(Standing.WATCHED);
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2:ffff::9, WATCHED", "2001:db8:1:3::1, GOOD"})
    void of_an_address_of_version_6_the_network_counts(String other, Standing standing) {
        fail("2001:db8:1:2::1", 3);

        assertThat(failures.standing(other, "new")).isEqualTo(standing);
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.count(address, "false " + i);
        }
    }
}
