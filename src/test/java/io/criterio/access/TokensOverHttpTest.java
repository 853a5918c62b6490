package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.access.Asking.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** Tokens that are signed for real, of an issuer whose keys are read over HTTP. */
@QuarkusTest
@TestProfile(WithTokens.class)
class TokensOverHttpTest {

    private static final Path TABLE = Path.of("target/access/oidc.md");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @TestHTTPResource
    URI service;

    @Inject
    Tokens tokens;

    @Inject
    Checks check;

    @Test
    void every_operation_is_open_to_whom_its_document_says_and_to_nobody_else() throws Exception {
        Role[] all = Role.values();
        Matrix matrix = new Matrix(service);
        for (Role role : all) {
            matrix.good(role, Tokens.header(tokens.with(role)));
        }
        matrix.bad("no credential", Map.of());
        matrix.bad("expired", Tokens.header(tokens.expired(all)));
        matrix.bad("wrong audience", Tokens.header(tokens.but(claims -> claims.setAudience("account"), all)));
        matrix.bad("no audience", Tokens.header(tokens.but(claims -> claims.unsetClaim("aud"), all)));
        matrix.bad("wrong issuer", Tokens.header(tokens.but(claims -> claims.setIssuer("https://evil.example"), all)));
        matrix.bad("wrong signature", Tokens.header(tokens.signedByAnother(all)));
        matrix.bad("unsigned", Tokens.header(tokens.unsigned(all)));
        matrix.bad("public key as secret", Tokens.header(tokens.signedByThePublicKey(all)));

        matrix.walk(
                Asking.anew(service)
                        .get("/q/openapi?format=json", Tokens.header(tokens.with(Role.READ)))
                        .body(),
                TABLE);
    }

    @Test
    void pages_of_origins_that_are_named_may_call_and_no_others() throws Exception {
        Map<String, String> named = Map.of(
                "Origin", WithTokens.ORIGIN,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization,content-type");
        Asking asking = Asking.anew(service);

        Answer preflight = asking.send("OPTIONS", "/decisions", named, null);
        Answer other = asking.send(
                "OPTIONS",
                "/decisions",
                Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", "POST"),
                null);
        Answer refused = asking.get("/rules", Map.of("Origin", WithTokens.ORIGIN));

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue(WithTokens.ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Credentials")).hasValue("false");
        assertThat(preflight.header("Access-Control-Allow-Headers")).hasValue("authorization,content-type");
        assertThat(preflight.header("Access-Control-Expose-Headers").orElseThrow())
                .contains("Location", "Retry-After", "RateLimit");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        // A page has to be able to read why it was refused.
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).hasValue(WithTokens.ORIGIN);
    }

    @Test
    void any_algorithm_of_two_keys_will_do() throws Exception {
        assertThat(Asking.anew(service)
                        .get("/rules", Tokens.header(tokens.byEllipticCurve(Role.READ)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_caller_is_the_subject_and_has_the_roles_and_bounds_that_its_token_names() throws Exception {
        String token = tokens.but(
                claims -> {
                    claims.setClaim("criterio_branch", "SUC-014");
                    claims.setClaim("criterio_executives", List.of("e-17", "e-18"));
                },
                Role.READ,
                Role.QA);

        assertThat(check.verdict(token)).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.caller().name()).isEqualTo("oidc:ana%20soto");
            assertThat(accepted.caller().roles()).containsExactlyInAnyOrder(Role.READ, Role.QA);
            assertThat(accepted.caller().bounds()).isEqualTo(new Bounds("SUC-014", List.of("e-17", "e-18")));
        });
    }

    @Test
    void a_bound_that_is_not_understood_lets_nobody_loose() throws Exception {
        assertThat(check.accepts(tokens.but(claims -> claims.setClaim("criterio_branch", 14), Role.READ)))
                .isFalse();
        assertThat(check.accepts(tokens.but(claims -> claims.setClaim("criterio_executives", List.of()), Role.READ)))
                .isFalse();
    }

    @Test
    void a_token_before_or_after_its_time_is_none() throws Exception {
        long now = Instant.now().getEpochSecond();

        assertThat(check.accepts(
                        tokens.but(claims -> claims.setNotBefore(NumericDate.fromSeconds(now + 300)), Role.READ)))
                .isFalse();
        assertThat(check.accepts(tokens.but(claims -> claims.unsetClaim("exp"), Role.READ)))
                .isFalse();
        assertThat(check.accepts(tokens.but(claims -> claims.unsetClaim("sub"), Role.READ)))
                .isFalse();
        assertThat(check.verdict(tokens.expired(Role.READ)))
                .isEqualTo(new Verdict.Refused("The token has expired.", false));
    }

    @Test
    void a_key_is_no_token() throws Exception {
        Asking asking = Asking.anew(service);

        assertThat(asking.get("/rules", Map.of("X-API-Key", tokens.with(Role.READ)))
                        .status())
                .isEqualTo(401);
        assertThat(new ObjectMapper()
                        .readTree(asking.get("/rules", Map.of()).body())
                        .path("detail")
                        .asText())
                .contains("access token");
    }

    @Test
    void of_ten_thousand_mutated_tokens_none_is_accepted() throws Exception {
        String token = tokens.with(Role.values());
        Random random = new Random(20261122);
        int accepted = 0;
        for (int tried = 0; tried < 10_000; ) {
            String mutant = mutant(token, random);
            if (!mutant.equals(token)) {
                tried++;
                accepted += check.accepts(mutant) ? 1 : 0;
            }
        }
        assertThat(check.accepts(token)).isTrue();
        assertThat(accepted).isZero();
    }

    /** A few letters changed, taken out or put in, or a part taken from elsewhere. */
    private static String mutant(String token, Random random) {
        StringBuilder mutant = new StringBuilder(token);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(mutant.length());
            switch (random.nextInt(4)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 2 -> mutant.setLength(Math.max(9, at));
                default -> mutant.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return mutant.toString();
    }
}
