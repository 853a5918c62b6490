package io.criterio.access;

import java.time.Duration;

/**
 * How much a caller may ask.
 *
 * @param requests that may begin within a window; 0 for any number
 * @param window in whole seconds, 1 at least
 * @param concurrent requests that may be under way at once; 0 for any number
 */
public record Quota(int requests, Duration window, int concurrent) {

    /** As much as it likes. */
    public static final Quota NONE = new Quota(0, Duration.ofMinutes(1), 0);

    public Quota {
        if (requests < 0 || concurrent < 0) {
            throw new IllegalArgumentException("a quota of %d requests, %d at once; expected 0 (no limit) or more"
                    .formatted(requests, concurrent));
        }
        if (window.toSeconds() < 1) {
            throw new IllegalArgumentException("a window of " + window + "; expected a second or more");
        }
    }
}
