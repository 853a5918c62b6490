package io.criterio.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps callers to their quotas, each service for itself. A window begins with the first request after the one before;
 * its answers carry {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Singleton
final class Limits {

    private static final long CALLERS_IN_MEMORY = 100_000;
    private static final Duration IDLE = Duration.ofHours(1);

    private final Ticker ticker;
    private final Cache<String, Use> uses;

    @Inject
    Limits() {
        this(Ticker.systemTicker());
    }

    Limits(Ticker ticker) {
        this.ticker = ticker;
        this.uses = Caffeine.newBuilder()
                .maximumSize(CALLERS_IN_MEMORY)
                .expireAfterAccess(IDLE)
                .ticker(ticker)
                .build();
    }

    /** What a caller has used. */
    private static final class Use {

        private long windowSince;
        private int requests;
        private int running;
        private boolean begun;
    }

    /**
     * A request at the gate.
     *
     * @param quota of its caller
     * @param remaining requests in this window, if they are counted
     * @param seconds until the window is over
     * @param refused why it may not begin; null if it may
     */
    record Entry(
            Quota quota,
            int remaining,
            long seconds,
            @Nullable String refused) {

        /** The quota, as a structured field; null when requests are not counted. */
        @Nullable
        String policy() {
            return quota.requests() == 0
                    ? null
                    : "\"requests\";q=" + quota.requests() + ";w="
                            + quota.window().toSeconds();
        }

        /** What is left of it. */
        String left() {
            return "\"requests\";r=" + remaining + ";t=" + seconds;
        }
    }

    /** Begins a request, which {@link #leave} ends unless it was refused. Null for a caller without limits. */
    @Nullable
    Entry enter(Caller caller) {
        Quota quota = caller.quota();
        if (quota.requests() == 0 && quota.concurrent() == 0) {
            return null;
        }
        long now = ticker.read();
        Use use = uses.get(caller.name(), first -> new Use());
        synchronized (use) {
            long window = quota.window().toNanos();
            if (!use.begun || now - use.windowSince >= window) {
                use.begun = true;
                use.windowSince = now;
                use.requests = 0;
            }
            long seconds = Duration.ofNanos(use.windowSince + window - now + 999_999_999)
                    .toSeconds();
            if (quota.requests() > 0 && use.requests >= quota.requests()) {
                return new Entry(
                        quota,
                        0,
                        seconds,
                        "%d requests in %d s are let through, and those are used up. Ask again in %d s."
                                .formatted(quota.requests(), quota.window().toSeconds(), seconds));
            }
            if (quota.concurrent() > 0 && use.running >= quota.concurrent()) {
                return new Entry(
                        quota,
                        quota.requests() - use.requests,
                        1,
                        "%d requests at once are let through, and as many are being answered. Ask again when one is."
                                .formatted(quota.concurrent()));
            }
            use.requests++;
            use.running++;
            return new Entry(quota, quota.requests() - use.requests, seconds, null);
        }
    }

    /** Ends a request. */
    void leave(Caller caller) {
        Use use = uses.getIfPresent(caller.name());
        if (use != null) {
            synchronized (use) {
                use.running = Math.max(0, use.running - 1);
            }
        }
    }
}
