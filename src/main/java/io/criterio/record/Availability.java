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
    private volatile @Nullable String unfit;
    private volatile @Nullable StoreDurability durability;

    /** Why it does not answer; null while it does. */
    public @Nullable String problem() {
        return problem;
    }

    /** Why it takes no decisions: it does not answer, or does not keep what is promised. Null while it takes them. */
    @Nullable
    String refusal() {
        String why = problem;
        return why == null ? unfit : why;
    }

    /** What the database does before a commit is done; null while nobody has asked. */
    @Nullable
    StoreDurability durability() {
        return durability;
    }

    boolean isDown() {
        return refusal() != null;
    }

    /** Refuses at once while the store does not take decisions. */
    void require() {
        String why = refusal();
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

    /**
     * How the database is set, which may change while it runs.
     *
     * @param why it does not keep what is promised; null if it does
     */
    void found(StoreDurability found, @Nullable String why) {
        durability = found;
        if (why != null && unfit == null) {
            LOG.errorf("The store takes no decisions: %s", why);
        } else if (why == null && unfit != null) {
            LOG.info("The store takes decisions again: it is set as expected");
        }
        unfit = why;
    }
}
