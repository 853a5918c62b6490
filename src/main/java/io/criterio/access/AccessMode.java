package io.criterio.access;

/** {@code criterio.access}: how callers prove who they are. */
public enum AccessMode {
    /** They need not; the service listens on loopback only. */
    LOCAL,
    /** By an API key. */
    KEYS,
    /** By an access token of an OpenID Connect issuer. */
    OIDC
}
