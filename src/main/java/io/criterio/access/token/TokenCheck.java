package io.criterio.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.criterio.access.AccessMode;
import io.criterio.access.AccessSettings;
import io.criterio.access.CredentialCheck;
import io.criterio.access.Verdict;
import io.criterio.access.Verdict.Accepted;
import io.criterio.access.Verdict.Refused;
import io.criterio.access.Verdict.Unknown;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens: signed by a key of the issuer with an algorithm of two keys, from that issuer, for this audience,
 * and of this time. One that was good a moment ago is not verified again.
 */
@Singleton
final class TokenCheck implements CredentialCheck {

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);

    private static final int TOKENS_IN_MEMORY = 10_000;
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int LONGEST_TOKEN = 16_384;
    private static final Refused FALSE = new Refused("The token is not valid.", true);
    private static final Unknown NO_ISSUER =
            new Unknown("The issuer of tokens cannot be asked for its keys now. Ask again.");

    /** No algorithm of one key: who verifies could sign. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private final AccessSettings settings;
    private final Vertx vertx;
    private final Clock clock;
    private final @Nullable IssuerKeys keys;
    private final Cache<ByteBuffer, Known> known = Caffeine.newBuilder()
            .maximumSize(TOKENS_IN_MEMORY)
            .expireAfterWrite(KEPT)
            .build();

    /** A token that is good until its time is over. */
    private record Known(Accepted accepted, Instant until) {}

    @Inject
    TokenCheck(AccessSettings settings, Vertx vertx, Clock clock) {
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
        this.keys = settings.oidc()
                .issuer()
                .map(issuer -> new IssuerKeys(issuer, settings.oidc().keysKept()))
                .orElse(null);
    }

    @Override
    public AccessMode mode() {
        return AccessMode.OIDC;
    }

    @Override
    public Future<Verdict> check(String credential, boolean onlyKnown) {
        if (keys == null || credential.length() > LONGEST_TOKEN) {
            return Future.succeededFuture(FALSE);
        }
        ByteBuffer hash = CredentialCheck.hash(credential);
        Known found = known.getIfPresent(hash);
        if (found != null && clock.instant().isBefore(found.until())) {
            return Future.succeededFuture(found.accepted());
        }
        if (onlyKnown) {
            return Future.succeededFuture(FALSE);
        }
        String keyId;
        try {
            keyId = keyId(credential);
        } catch (JoseException noToken) {
            return Future.succeededFuture(FALSE);
        }
        List<JsonWebKey> fresh = keys.fresh(keyId);
        return fresh != null
                ? Future.succeededFuture(verify(credential, hash, fresh))
                : vertx.executeBlocking(() -> look(credential, hash, keyId), false);
    }

    private Verdict look(String credential, ByteBuffer hash, @Nullable String keyId) {
        try {
            return keys == null ? FALSE : verify(credential, hash, keys.look(keyId));
        } catch (IOException unreachable) {
            return NO_ISSUER;
        }
    }

    private Verdict verify(String credential, ByteBuffer hash, List<JsonWebKey> from) {
        try {
            Instant now = clock.instant();
            int skew = Math.toIntExact(settings.oidc().clockSkew().toSeconds());
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(from))
                    .setJwsAlgorithmConstraints(ALGORITHMS)
                    .setExpectedIssuer(settings.oidc().issuer().orElseThrow())
                    .setExpectedAudience(settings.oidc().audience().orElseThrow())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(skew)
                    .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                    .build()
                    .processToClaims(credential);
            Accepted accepted = Accepted.of(TokenCaller.of(claims.getClaimsMap(), settings));
            Instant until =
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plusSeconds(skew);
            known.put(hash, new Known(accepted, until));
            return accepted;
        } catch (InvalidJwtException invalid) {
            LOG.debugf("A token is refused: %s", invalid.getErrorDetails());
            return invalid.hasExpired() ? new Refused("The token has expired.", false) : FALSE;
        } catch (MalformedClaimException | RuntimeException malformed) {
            LOG.debugf("A token is refused: %s", malformed.getMessage());
            return FALSE;
        }
    }

    private static @Nullable String keyId(String credential) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(credential);
        // The last letter of a signature may hold bits that nobody reads: a token has one form, not sixteen.
        if (!credential.endsWith("." + signature.getEncodedSignature())) {
            throw new JoseException("the signature is not encoded as it should be");
        }
        return signature.getKeyIdHeaderValue();
    }
}
