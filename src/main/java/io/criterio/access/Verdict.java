package io.criterio.access;

import io.quarkus.security.identity.SecurityIdentity;

/** What a credential came to. */
public sealed interface Verdict {

    /** It is good. */
    record Accepted(Caller caller, SecurityIdentity identity) implements Verdict {

        /** A caller as everybody needs it. */
        public static Accepted of(Caller caller) {
            return new Accepted(caller, CallerIdentity.of(caller));
        }
    }

    /**
     * It is not.
     *
     * @param why for the caller: nothing that helps to find a credential that is good
     * @param guessed whether it may have been an attempt to find one
     */
    record Refused(String why, boolean guessed) implements Verdict {}

    /** Nobody can tell now. */
    record Unknown(String why) implements Verdict {}
}
