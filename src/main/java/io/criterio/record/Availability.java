package io.criterio.record;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store takes decisions, as far as we know. Those who find it out say it here; those who would have to wait
 * ask here first, and are spared the waiting. Thread-safe.
 */
public final class Availability {

    private static final Logger LOG = Logger.getLogger(Availability.class);

    private volatile @Nullable String problem;

    /** Why it does not; null while it does. */
    public @Nullable String problem() {
        return problem;
    }

    boolean isDown() {
        return problem != null;
    }

    /** Refuses at once while the store does not take decisions. */
    void require() {
        String why = problem;
        if (why != null) {
            throw RecordUnavailableException.nothingRecorded(why);
        }
    }

    void down(String why) {
        if (problem == null) {
            LOG.errorf("The store takes no decisions: %s", why);
        }
        problem = why;
    }

    void up() {
        if (problem != null) {
            LOG.info("The store takes decisions again");
        }
        problem = null;
    }
}
