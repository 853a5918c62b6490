package io.criterio.access.key;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key with what its secret is compared with.
 *
 * @param hash of the secret
 * @param previousHash of the one before, while there is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record StoredKey(ApiKey key, byte[] hash, byte @Nullable [] previousHash) {

    /** Whether that is the secret, or the one before it while its time is not over. Takes as long whatever is sent. */
    @SuppressWarnings("ShortCircuitBoolean")
    boolean matches(byte[] sent, Instant now) {
        boolean current = MessageDigest.isEqual(hash, sent);
        boolean previous = MessageDigest.isEqual(previousHash == null ? hash : previousHash, sent);
        boolean grace = key.graceUntil() != null && now.isBefore(key.graceUntil());
        return current | (previous & previousHash != null & grace);
    }
}
