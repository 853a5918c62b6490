package io.criterio.access.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.access.Listening;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer, as its discovery document says where to find them. They are kept for a while; a key that is not
 * known is looked for at once, though not again and again. Thread-safe.
 */
final class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST_DOCUMENT = 1 << 20;
    private static final int OK = 200;

    /** Tokens with made-up keys do not make us ask the issuer more often than that. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /** An issuer that is not to be reached for a day may have withdrawn its keys. */
    private static final Duration WITHOUT_ISSUER = Duration.ofHours(24);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String issuer;
    private final long keptNanos;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile @Nullable Keys current;
    private long lookedAt;
    private boolean looked;

    private record Keys(List<JsonWebKey> keys, long since) {}

    IssuerKeys(String issuer, Duration kept) {
        this.issuer = issuer;
        this.keptNanos = kept.toNanos();
    }

    /** The keys that are known, if they are fresh and the named one is among them; else null, and a look is due. */
    @Nullable
    List<JsonWebKey> fresh(@Nullable String keyId) {
        Keys known = current;
        return known != null && System.nanoTime() - known.since < keptNanos && has(known, keyId) ? known.keys : null;
    }

    /**
     * Looks the keys up if a look is due and the last one is not too short a while ago; waits for the issuer.
     *
     * @return the keys as far as they are known
     * @throws IOException if none are
     */
    synchronized List<JsonWebKey> look(@Nullable String keyId) throws IOException {
        List<JsonWebKey> fresh = fresh(keyId);
        if (fresh != null) {
            return fresh;
        }
        long now = System.nanoTime();
        if (!looked || now - lookedAt >= BETWEEN_LOOKS.toNanos()) {
            looked = true;
            lookedAt = now;
            try {
                current = new Keys(read(), now);
            } catch (IOException | JoseException | RuntimeException failed) {
                LOG.warnf("The keys of %s cannot be read: %s", issuer, failed.getMessage());
            }
        }
        Keys known = current;
        if (known == null || now - known.since > WITHOUT_ISSUER.toNanos()) {
            throw new IOException("the keys of " + issuer + " are not known");
        }
        return known.keys;
    }

    private static boolean has(Keys known, @Nullable String keyId) {
        return keyId == null || known.keys.stream().anyMatch(key -> Objects.equals(keyId, key.getKeyId()));
    }

    private List<JsonWebKey> read() throws IOException, JoseException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        JsonNode document = JSON.readTree(get(base + DISCOVERY));
        if (!issuer.equals(document.path("issuer").asText())) {
            throw new IOException("its document is that of another issuer, " + document.path("issuer"));
        }
        List<JsonWebKey> keys = new JsonWebKeySet(
                        new String(get(document.path("jwks_uri").asText()), StandardCharsets.UTF_8))
                .getJsonWebKeys();
        LOG.debugf("%d keys of %s", keys.size(), issuer);
        return List.copyOf(keys);
    }

    private byte[] get(String address) throws IOException {
        URI uri = URI.create(address);
        if (!isSafe(uri)) {
            throw new IOException(address + " is not https");
        }
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw new IOException(address + " answers " + answer.statusCode());
                }
                byte[] bytes = body.readNBytes(LARGEST_DOCUMENT + 1);
                if (bytes.length > LARGEST_DOCUMENT) {
                    throw new IOException(address + " answers more than " + LARGEST_DOCUMENT + " bytes");
                }
                return bytes;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Keys that came over an open network are anybody's. */
    static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme())
                || "http".equals(uri.getScheme()) && uri.getHost() != null && Listening.isLoopback(uri.getHost());
    }
}
