package io.criterio.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An OpenID Connect issuer on loopback, as far as a service that takes its tokens sees it. */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {

    static final String RSA = "criterio.test.issuer.rsa";
    static final String EC = "criterio.test.issuer.ec";
    static final String AUDIENCE = "criterio";
    private static final int BITS = 2048;
    private static final int OK = 200;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            RsaJsonWebKey rsa = RsaJwkGenerator.generateJwk(BITS);
            rsa.setKeyId("rsa-1");
            rsa.setUse("sig");
            EllipticCurveJsonWebKey ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            ec.setKeyId("ec-1");
            ec.setUse("sig");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/bank";
            String keys = new JsonWebKeySet(rsa, ec).toJson(OutputControlLevel.PUBLIC_ONLY);
            server.createContext(
                    "/realms/bank/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange, "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(issuer, issuer)));
            server.createContext("/realms/bank/keys", exchange -> answer(exchange, keys));
            server.start();
            return Map.of(
                    "criterio.access",
                    "oidc",
                    "criterio.access.oidc.issuer",
                    issuer,
                    "criterio.access.oidc.audience",
                    AUDIENCE,
                    "criterio.access.oidc.roles-claim",
                    "realm_access/roles",
                    RSA,
                    rsa.toJson(OutputControlLevel.INCLUDE_PRIVATE),
                    EC,
                    ec.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JoseException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
