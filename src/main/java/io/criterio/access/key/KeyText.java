package io.criterio.access.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its owner has it: {@code crit_<id>_<secret>}. The prefix lets scanners find keys where they should not be; the
 * secret is 256 random bits and a checksum over everything before it, by which a slip of the hand, and most of what is
 * guessed, is told from a key without asking the store. Neither is it printed nor compared as text.
 */
public final class KeyText {

    static final String PREFIX = "crit_";

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int BYTES_OF_ID = 8;
    private static final int BYTES_OF_SECRET = 32;
    private static final int BYTES_OF_CHECKSUM = 4;
    private static final int LETTERS_OF_CHECKSUM = 7;
    private static final Pattern FORM = Pattern.compile("crit_([a-z2-7]{13})_[a-z2-7]{59}");
    private static final Pattern ID = Pattern.compile("[a-z2-7]{13}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String text;

    private KeyText(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The id of a new key. */
    static String newId() {
        return letters(random(BYTES_OF_ID));
    }

    /** Whether it has the form of an id. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A new secret under an id. */
    static KeyText of(String id) {
        String before = PREFIX + id + "_" + letters(random(BYTES_OF_SECRET));
        return new KeyText(id, before + checksum(before));
    }

    /** What was sent, if it has the form of a key and its checksum is right. */
    static Optional<KeyText> parse(String sent) {
        Matcher form = FORM.matcher(sent);
        if (!form.matches()) {
            return Optional.empty();
        }
        int end = sent.length() - LETTERS_OF_CHECKSUM;
        return sent.substring(end).equals(checksum(sent.substring(0, end)))
                ? Optional.of(new KeyText(form.group(1), sent))
                : Optional.empty();
    }

    /** What tells keys apart; no secret. */
    String id() {
        return id;
    }

    /** The key itself, for its owner. */
    public String secretText() {
        return text;
    }

    /** What the store holds of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String checksum(String before) {
        CRC32 crc = new CRC32();
        crc.update(before.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = new byte[BYTES_OF_CHECKSUM];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (crc.getValue() >>> (Byte.SIZE * i));
        }
        return letters(bytes);
    }

    /** Base 32 (RFC 4648) in small letters, without padding. */
    private static String letters(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = buffer << Byte.SIZE | (one & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS_OF_A_LETTER) {
                bits -= BITS_OF_A_LETTER;
                letters.append(ALPHABET.charAt(buffer >>> bits & 31));
            }
        }
        if (bits > 0) {
            letters.append(ALPHABET.charAt(buffer << (BITS_OF_A_LETTER - bits) & 31));
        }
        return letters.toString();
    }
}
