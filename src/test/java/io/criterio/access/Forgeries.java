package io.criterio.access;

import io.criterio.access.key.ApiKeys.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/** Keys that look like ours, checksum included, made by somebody who has read how ours are made. */
final class Forgeries {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS_OF_CHECKSUM = 7;
    private static final int LETTERS_OF_SECRET = 52;

    private Forgeries() {}

    /** Of an id that there is not. */
    static String unknown() {
        return withChecksum("crit_" + "a".repeat(13) + "_" + "b".repeat(LETTERS_OF_SECRET));
    }

    /** The secret of one key under the id of another. */
    static String underId(Shown key, Shown other) {
        String secret = other.text().secretText().split("_", -1)[2].substring(0, LETTERS_OF_SECRET);
        return withChecksum("crit_" + key.key().id() + "_" + secret);
    }

    /** One or a few letters changed, taken out, put in, swapped or written large; every other one with the checksum put right. */
    static String mutant(String key, Random random) {
        StringBuilder mutant = new StringBuilder(key);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(mutant.length() - 1);
            switch (random.nextInt(5)) {
                case 0 -> mutant.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 1 -> mutant.deleteCharAt(at);
                case 2 -> mutant.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 3 -> mutant.setCharAt(at, Character.toUpperCase(mutant.charAt(at)));
                default -> {
                    char one = mutant.charAt(at);
                    mutant.setCharAt(at, mutant.charAt(at + 1));
                    mutant.setCharAt(at + 1, one);
                }
            }
        }
        String text = mutant.toString();
        if (random.nextBoolean() && text.length() > LETTERS_OF_CHECKSUM) {
            text = withChecksum(text.substring(0, text.length() - LETTERS_OF_CHECKSUM));
        }
        return text.equals(key) ? mutant(key, random) : text;
    }

    /** Base 32 of the CRC, lowest byte first. */
    private static String withChecksum(String before) {
        CRC32 crc = new CRC32();
        crc.update(before.getBytes(StandardCharsets.UTF_8));
        long value = Long.reverseBytes(crc.getValue()) >>> 32;
        StringBuilder key = new StringBuilder(before);
        for (int shift = 27; shift > -5; shift -= 5) {
            key.append(ALPHABET.charAt((int) (shift >= 0 ? value >>> shift & 31 : value << -shift & 31)));
        }
        return key.toString();
    }
}
