package io.criterio.rules;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Idle sessions. Taking one never waits: if none is idle, one is made; if there is no room on return, it goes. Threads
 * start looking at different places, so that event loops do not fight over one slot.
 */
final class SessionPool implements Matching {

    private static final int SLOTS = 64;
    /** Slots lie a cache line apart. */
    private static final int STRIDE = 16;

    private final AtomicReferenceArray<@Nullable Session> idle = new AtomicReferenceArray<>(SLOTS * STRIDE);
    private final Supplier<Session> maker;
    private final Runnable whenGone;
    /** Sessions alive, and one more until the pool is closed. */
    private final AtomicInteger alive = new AtomicInteger(1);

    private volatile boolean closed;

    /**
     * @param whenGone called once, when the pool is closed and its last session has been disposed of
     */
    SessionPool(Supplier<Session> maker, Runnable whenGone) {
        this.maker = maker;
        this.whenGone = whenGone;
    }

    @Override
    public List<Fired> evaluate(List<?> facts) {
        Session session = take();
        boolean clean = false;
        try {
            List<Fired> fired = session.evaluate(facts);
            clean = true;
            return fired;
        } finally {
            if (clean) {
                giveBack(session);
            } else {
                discard(session);
            }
        }
    }

    Session take() {
        int start = start();
        for (int i = 0; i < SLOTS; i++) {
            int slot = ((start + i) & (SLOTS - 1)) * STRIDE;
            Session session = idle.get(slot);
            if (session != null && idle.compareAndSet(slot, session, null)) {
                if (closed) {
                    discard(session);
                    throw closed();
                }
                return session;
            }
        }
        for (int before = alive.get(); before > 0; before = alive.get()) {
            if (closed) {
                break;
            }
            if (alive.compareAndSet(before, before + 1)) {
                return make();
            }
        }
        throw closed();
    }

    private Session make() {
        try {
            return maker.get();
        } catch (RuntimeException | Error e) {
            gone();
            throw e;
        }
    }

    void giveBack(Session session) {
        if (!closed) {
            int start = start();
            for (int i = 0; i < SLOTS; i++) {
                int slot = ((start + i) & (SLOTS - 1)) * STRIDE;
                if (idle.get(slot) == null && idle.compareAndSet(slot, null, session)) {
                    // Closed in between: whoever empties the slot, here or in close, disposes of it.
                    if (closed && idle.compareAndSet(slot, session, null)) {
                        discard(session);
                    }
                    return;
                }
            }
        }
        discard(session);
    }

    /** For a session that an exception left in an unknown state. */
    void discard(Session session) {
        try {
            session.dispose();
        } finally {
            gone();
        }
    }

    private void gone() {
        if (alive.decrementAndGet() == 0) {
            whenGone.run();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** No evaluation starts from now on; those under way finish, the last of them clears away. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        for (int slot = 0; slot < SLOTS * STRIDE; slot += STRIDE) {
            Session session = idle.getAndSet(slot, null);
            if (session != null) {
                discard(session);
            }
        }
        gone();
    }

    private static int start() {
        // Spread the ids of threads, which are often consecutive or share low bits.
        return (int) (Thread.currentThread().getId() * 0x9E3779B9L >>> 16);
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the rule set is closed: a decision takes the live one once, at its start");
    }
}
