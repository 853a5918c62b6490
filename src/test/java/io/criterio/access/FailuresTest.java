package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(failures.blocks("192.0.2.1")).isFalse();
        nanos.addAndGet(Duration.ofSeconds(15).toNanos());
        fail("192.0.2.1", 1);

        assertThat(failures.blocks("192.0.2.1")).isTrue();
        assertThat(failures.secondsLeft("192.0.2.1")).isEqualTo(45);
        assertThat(failures.blocks("192.0.2.2")).isFalse();

        nanos.addAndGet(Duration.ofSeconds(45).toNanos());
        assertThat(failures.blocks("192.0.2.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2:ffff::9, true", "2001:db8:1:3::1, false"})
    void of_an_address_of_version_6_the_network_counts(String other, boolean blocked) {
        fail("2001:db8:1:2::1", 3);

        assertThat(failures.blocks(other)).isEqualTo(blocked);
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.count(address);
        }
    }
}
