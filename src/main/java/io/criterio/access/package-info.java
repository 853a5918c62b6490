/**
 * Who may call what. A caller proves who it is by an API key or by a token of an OpenID Connect issuer, or need not in
 * the mode {@code local}, which listens on loopback only ({@link io.criterio.access.AccessMode}). {@link
 * io.criterio.access.Gate} stands in front of everything that the service answers but its health and its metrics, which
 * have an interface of their own: it lets nobody through who has not, keeps callers to their limits, and notes every call.
 * What a caller may do is said at each operation, by {@code @RolesAllowed} with one of {@link io.criterio.access.Roles};
 * an operation that says nothing is denied to all. What a caller may see is for the queries to ask of {@link
 * io.criterio.access.CurrentCaller}.
 */
@NullMarked
package io.criterio.access;

import org.jspecify.annotations.NullMarked;
