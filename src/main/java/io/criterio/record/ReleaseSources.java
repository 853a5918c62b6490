package io.criterio.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the releases that this process decides with, packed as the archive keeps them. Whoever records a decision
 * into a store that does not know its release any more stores the sources again with it. Thread-safe.
 */
@Singleton
class ReleaseSources {

    /** About 100 kB each; the live one and those that were pinned lately. */
    private static final int TO_REMEMBER = 64;

    private final Cache<String, byte[]> sources =
            Caffeine.newBuilder().maximumSize(TO_REMEMBER).build();

    void put(String digest, byte[] packed) {
        sources.asMap().putIfAbsent(digest, packed);
    }

    byte @Nullable [] of(String digest) {
        return sources.getIfPresent(digest);
    }
}
