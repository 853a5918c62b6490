package io.criterio.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostmasterWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Ended when the watch begins, and starting at the given attempt. */
    private static final class Ended implements PostmasterWatch.Postmaster {

        private final int starts;
        private final AtomicInteger attempts = new AtomicInteger();

        Ended(int startsAtAttempt) {
            this.starts = startsAtAttempt;
        }

        @Override
        public boolean isRunning() {
            return attempts.get() >= starts;
        }

        @Override
        public Optional<String> startAgain() {
            return attempts.incrementAndGet() >= starts ? Optional.empty() : Optional.of("no space left on device");
        }
    }

    @Test
    void tries_until_it_starts_and_watches_on() throws InterruptedException {
        Ended postmaster = new Ended(3);
        try (PostmasterWatch watch = new PostmasterWatch(postmaster, 20, Duration.ofMillis(1))) {
            watch.start();
            await(postmaster, 3);
            watch.join(Duration.ofMillis(400));
        }
        assertThat(postmaster.attempts).hasValue(3);
    }

    @Test
    void gives_up_in_the_end() throws InterruptedException {
        Ended postmaster = new Ended(Integer.MAX_VALUE);
        PostmasterWatch watch = new PostmasterWatch(postmaster, 5, Duration.ofMillis(1));
        watch.start();
        watch.join(PATIENCE);
        assertThat(postmaster.attempts).hasValue(5);
    }

    @Test
    void tries_no_more_once_it_is_closed() throws InterruptedException {
        Ended postmaster = new Ended(Integer.MAX_VALUE);
        PostmasterWatch watch = new PostmasterWatch(postmaster, 1_000, Duration.ofMillis(50));
        watch.start();
        await(postmaster, 1);
        watch.close();
        watch.join(PATIENCE);
        assertThat(postmaster.attempts.get()).isLessThan(10);
    }

    private static void await(Ended postmaster, int attempts) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (postmaster.attempts.get() < attempts) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
