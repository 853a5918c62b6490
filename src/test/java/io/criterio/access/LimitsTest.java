package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Limits limits = new Limits(nanos::get);

    @Test
    void a_quota_is_used_up_and_comes_back_with_the_next_window() {
        Caller caller = caller("key:a", 3, 0);
        for (int left = 2; left >= 0; left--) {
            Limits.Entry entry = limits.enter(caller);
            assertThat(entry.refused()).isNull();
            assertThat(entry.remaining()).isEqualTo(left);
            limits.leave(caller);
        }
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());

        Limits.Entry refused = limits.enter(caller);
        assertThat(refused.refused()).contains("3 requests in 60 s").contains("Ask again in 40 s");
        assertThat(refused.policy()).isEqualTo("\"requests\";q=3;w=60");
        assertThat(refused.left()).isEqualTo("\"requests\";r=0;t=40");

        nanos.addAndGet(Duration.ofSeconds(40).toNanos());
        assertThat(limits.enter(caller).refused()).isNull();
    }

    @Test
    void callers_do_not_use_up_one_another() {
        limits.enter(caller("key:a", 1, 0));

        assertThat(limits.enter(caller("key:a", 1, 0)).refused()).isNotNull();
        assertThat(limits.enter(caller("key:b", 1, 0)).refused()).isNull();
    }

    @Test
    void so_many_at_once_and_one_more_when_one_is_done() {
        Caller caller = caller("key:a", 0, 2);
        assertThat(limits.enter(caller).refused()).isNull();
        assertThat(limits.enter(caller).refused()).isNull();

        Limits.Entry refused = limits.enter(caller);
        assertThat(refused.refused()).contains("2 requests at once");
        assertThat(refused.policy()).isNull();
        assertThat(refused.seconds()).isEqualTo(1);

        limits.leave(caller);
        assertThat(limits.enter(caller).refused()).isNull();
    }

    @Test
    void who_has_no_limits_is_not_counted() {
        assertThat(limits.enter(Caller.LOCAL)).isNull();
    }

    private static Caller caller(String name, int requests, int concurrent) {
        return new Caller(name, Set.of(), Bounds.NONE, new Quota(requests, Duration.ofMinutes(1), concurrent));
    }
}
