package io.criterio.record;

import java.util.Arrays;

/**
 * Tells whether a request that comes again under its key is the same.
 *
 * @param hash of what the answer depends on: the body, the language
 */
public record Fingerprint(byte[] hash) {

    /** The fingerprint of a request's parts. */
    public static Fingerprint of(String language, byte[] body) {
        return new Fingerprint(Hash.of(Hash.of(language).bytes(), body).bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
