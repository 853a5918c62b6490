package io.criterio.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ends of the chains at a moment, signed. Who keeps it elsewhere can prove later what the record held then.
 *
 * @param number from 1, without gaps
 * @param body what is signed: JSON, exactly as it is kept
 * @param hash SHA-256 of {@code body}; the next one holds it
 * @param keyId which key signed
 */
record Checkpoint(long number, String body, Hash hash, String keyId, byte[] signature) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BYTES_OF_KEY_ID = 8;
    private static final String ALGORITHM = "Ed25519";

    /** The end of a chain. */
    record Head(long chain, YearMonth month, long seal, Hash hash) {}

    /** A month that was dropped, with the number of decisions that went. */
    record Dropped(YearMonth month, long decisions) {}

    /** What a checkpoint says. */
    record Content(long number, Instant at, Hash previous, List<Head> heads, List<Dropped> dropped) {}

    static Checkpoint sign(Content content, KeyPair keys) {
        String body = write(content);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(bytes);
            return new Checkpoint(content.number(), body, Hash.of(bytes), keyId(keys.getPublic()), signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the signing key does not sign", unusable);
        }
    }

    /** Names a key without showing it. */
    static String keyId(PublicKey key) {
        return HexFormat.of().formatHex(Arrays.copyOf(Hash.of(key.getEncoded()).bytes(), BYTES_OF_KEY_ID));
    }

    boolean isSignedBy(PublicKey key) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
            verification.update(body.getBytes(StandardCharsets.UTF_8));
            return verification.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /**
     * As a line of JSON, for keeping elsewhere: {@code body} (the text that is signed), {@code signature}, {@code keyId} and
     * {@code key} (both in base64; the key as X.509).
     *
     * @param key that signed it; null if it is not known
     */
    String exported(@Nullable PublicKey key) {
        Base64.Encoder base64 = Base64.getEncoder();
        return JSON.createObjectNode()
                .put("body", body)
                .put("signature", base64.encodeToString(signature))
                .put("keyId", keyId)
                .put("key", key == null ? null : base64.encodeToString(key.getEncoded()))
                .toString();
    }

    /**
     * From such a line. Whether it is signed by one of our keys is another question.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Checkpoint imported(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            String text = read.required("body").textValue();
            Checkpoint unnumbered = new Checkpoint(
                    0,
                    text,
                    Hash.of(text.getBytes(StandardCharsets.UTF_8)),
                    read.required("keyId").textValue(),
                    Base64.getDecoder().decode(read.required("signature").textValue()));
            return new Checkpoint(
                    unnumbered.content().number(), text, unnumbered.hash(), unnumbered.keyId(), unnumbered.signature());
        } catch (JsonProcessingException | RuntimeException malformed) {
            throw new IllegalArgumentException("it is no exported checkpoint", malformed);
        }
    }

    private static String write(Content content) {
        ObjectNode body = JSON.createObjectNode();
        body.put("number", content.number());
        body.put("at", content.at().toString());
        body.put("previous", content.previous().toString());
        var heads = body.putArray("heads");
        for (Head head : content.heads()) {
            heads.addObject()
                    .put("chain", head.chain())
                    .put("month", head.month().toString())
                    .put("seal", head.seal())
                    .put("hash", head.hash().toString());
        }
        var dropped = body.putArray("dropped");
        for (Dropped month : content.dropped()) {
            dropped.addObject().put("month", month.month().toString()).put("decisions", month.decisions());
        }
        return body.toString();
    }

    /**
     * What it says.
     *
     * @throws IllegalArgumentException if the body is not one of a checkpoint
     */
    Content content() {
        try {
            JsonNode read = JSON.readTree(body);
            List<Head> heads = new ArrayList<>();
            for (JsonNode head : read.required("heads")) {
                heads.add(new Head(
                        head.required("chain").longValue(),
                        YearMonth.parse(head.required("month").textValue()),
                        head.required("seal").longValue(),
                        hash(head.required("hash"))));
            }
            List<Dropped> dropped = new ArrayList<>();
            for (JsonNode month : read.required("dropped")) {
                dropped.add(new Dropped(
                        YearMonth.parse(month.required("month").textValue()),
                        month.required("decisions").longValue()));
            }
            return new Content(
                    read.required("number").longValue(),
                    Instant.parse(read.required("at").textValue()),
                    hash(read.required("previous")),
                    heads,
                    dropped);
        } catch (JsonProcessingException | RuntimeException malformed) {
            throw new IllegalArgumentException("checkpoint " + number + " is malformed", malformed);
        }
    }

    private static Hash hash(JsonNode hex) {
        return Hash.ofBytes(HexFormat.of().parseHex(hex.textValue()));
    }
}
