package io.criterio.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Tokens of {@link TestIssuer}, and what somebody else would make of them. */
@Singleton
public class Tokens {

    private static final int AN_HOUR = 3_600;

    private final Config config;

    @Inject
    Tokens(Config config) {
        this.config = config;
    }

    /** A good one. */
    String with(Role... roles) throws JoseException {
        return signed(claims(claims -> {}, roles), rsa());
    }

    /** A good one, but for what is changed. */
    String but(Consumer<JwtClaims> change, Role... roles) throws JoseException {
        return signed(claims(change, roles), rsa());
    }

    String byEllipticCurve(Role... roles) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        PublicJsonWebKey key = (EllipticCurveJsonWebKey)
                PublicJsonWebKey.Factory.newPublicJwk(config.getValue(TestIssuer.EC, String.class));
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setPayload(claims(claims -> {}, roles).toJson());
        return signature.getCompactSerialization();
    }

    String expired(Role... roles) throws JoseException {
        return but(
                claims -> claims.setExpirationTime(
                        NumericDate.fromSeconds(Instant.now().getEpochSecond() - AN_HOUR)),
                roles);
    }

    /** By a key of the same name that is not the issuer's. */
    String signedByAnother(Role... roles) throws JoseException {
        RsaJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
        other.setKeyId("rsa-1");
        return signed(claims(claims -> {}, roles), other);
    }

    String unsigned(Role... roles) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        signature.setPayload(claims(claims -> {}, roles).toJson());
        return signature.getCompactSerialization();
    }

    /** With the issuer's public key taken for a secret that both sides know. */
    String signedByThePublicKey(Role... roles) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(new HmacKey(rsa().getPublicKey().getEncoded()));
        signature.setKeyIdHeaderValue("rsa-1");
        signature.setPayload(claims(claims -> {}, roles).toJson());
        return signature.getCompactSerialization();
    }

    static Map<String, String> header(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private RsaJsonWebKey rsa() throws JoseException {
        return (RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(config.getValue(TestIssuer.RSA, String.class));
    }

    private JwtClaims claims(Consumer<JwtClaims> change, Role... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.getValue("criterio.access.oidc.issuer", String.class));
        claims.setAudience("account", TestIssuer.AUDIENCE);
        claims.setSubject("ana soto");
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setIssuedAtToNow();
        claims.setClaim(
                "realm_access",
                Map.of(
                        "roles",
                        concat(
                                List.of("offline_access"),
                                Arrays.stream(roles).map(Role::code).toList())));
        change.accept(claims);
        return claims;
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey key) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }
}
