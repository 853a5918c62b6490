package io.criterio.record;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the record for customers and executives: a keyed hash (HMAC-SHA-256, 128 bits of it) with the version
 * of its key, {@code h1.…}. Whoever has the key finds the decisions of a person whose reference they know; whoever has
 * the record alone does not learn who it is about. Thread-safe.
 */
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES_KEPT = 16;

    /** Newest last. */
    private final NavigableMap<Integer, SecretKey> keys = new TreeMap<>();

    private final boolean plain;
    private final ThreadLocal<Mac> newest;

    private Pseudonyms(boolean plain, NavigableMap<Integer, byte[]> keys) {
        this.plain = plain;
        keys.forEach((version, key) -> this.keys.put(version, new SecretKeySpec(key, ALGORITHM)));
        this.newest = ThreadLocal.withInitial(() -> mac(this.keys.lastEntry().getValue()));
    }

    /** References are kept as they are. */
    static Pseudonyms none() {
        return plain(new TreeMap<>());
    }

    /** References are kept as they are from now on; the keys, of which there may be none, find what was recorded earlier. */
    static Pseudonyms plain(NavigableMap<Integer, byte[]> keys) {
        return new Pseudonyms(true, keys);
    }

    /**
     * By these keys; the one with the highest version makes new stand-ins, the others find old ones.
     *
     * @param keys by version, from 1, at least one
     */
    static Pseudonyms by(NavigableMap<Integer, byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key; expected at least one");
        }
        return new Pseudonyms(false, keys);
    }

    /** What stands for a reference in what is recorded from now on. */
    public @Nullable String standInFor(@Nullable String reference) {
        if (reference == null || plain) {
            return reference;
        }
        return token(keys.lastKey(), newest.get(), reference);
    }

    /** Of which keys there are stand-ins. */
    Set<Integer> versions() {
        return Set.copyOf(keys.keySet());
    }

    /** Everything that may stand for a reference in what was recorded, whatever the key and the settings of the time. */
    List<String> allOf(String reference) {
        List<String> all = new ArrayList<>();
        keys.forEach((version, key) -> all.add(token(version, mac(key), reference)));
        all.add(reference);
        return all;
    }

    private static String token(int version, Mac mac, String reference) {
        byte[] hash = mac.doFinal(reference.getBytes(StandardCharsets.UTF_8));
        return "h" + version + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES_KEPT));
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
