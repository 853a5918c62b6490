package io.criterio.access;

import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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

    /** What is remembered instead of a credential: its SHA-256. */
    static ByteBuffer hash(String credential) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
