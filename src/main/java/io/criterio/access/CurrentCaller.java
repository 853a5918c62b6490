package io.criterio.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Who asks at this moment; to be asked while a request is handled, on whatever thread that is. */
@Singleton
public final class CurrentCaller {

    private final SecurityIdentity identity;

    @Inject
    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The caller of the request that is being handled.
     *
     * @throws IllegalStateException when nobody was let through: whatever asks may not be reached then
     */
    public Caller get() {
        Caller caller = identity.getAttribute(CallerIdentity.CALLER);
        if (caller == null) {
            throw new IllegalStateException("nobody was let through");
        }
        return caller;
    }
}
