/**
 * Access tokens of an OpenID Connect issuer: JWTs, verified by the keys that the issuer publishes. Which issuer, and which
 * audience a token has to be meant for, is configured; nothing of a token is believed before its signature is.
 */
@NullMarked
package io.criterio.access.token;

import org.jspecify.annotations.NullMarked;
