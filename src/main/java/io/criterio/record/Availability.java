package io.criterio.record;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store takes decisions, as far as we know. Those who find it out say it here; those who would have to wait
 * ask here first, and are spared the waiting. Thread-safe.
 */
public final class Availability {

    private static final Logger LOG = Logger.getLogger(Availability.class);

    private final List<Runnable> whenDown = new CopyOnWriteArrayList<>();
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

    /** Has something done whenever it is found that the store takes none, by those who find it. */
    void whenDown(Runnable action) {
        whenDown.add(action);
    }

    void down(String why) {
        boolean news = problem == null;
        problem = why;
        if (news) {
            LOG.errorf("The store takes no decisions: %s", why);
            whenDown.forEach(Runnable::run);
        }
    }

    void up() {
        if (problem != null) {
            LOG.info("The store takes decisions again");
        }
        problem = null;
    }
}
