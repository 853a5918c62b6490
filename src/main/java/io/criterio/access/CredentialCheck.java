package io.criterio.access;

import io.vertx.core.Future;

/** Tells good credentials from bad ones. */
public interface CredentialCheck {

    /** The mode in which it is asked. */
    AccessMode mode();

    /**
     * Checks a credential; on the event loop, which does not wait. What is known already is answered at once.
     *
     * @param credential as it was sent
     * @param onlyKnown whether to refuse, unseen, whatever is not known to be good already
     */
    Future<Verdict> check(String credential, boolean onlyKnown);
}
