package io.criterio.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Mutations of inputs, the same ones for the same seed. */
public final class Mutations {

    /** No reader takes longer for an input of a few kilobytes, on a machine that does other things too. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int LARGEST = 1 << 18;
    private static final List<String> WORDS = List.of(
            "\0",
            "\n",
            "\r",
            "\t",
            "\"",
            "'",
            ",",
            ";",
            ": ",
            "- ",
            "? ",
            "&a ",
            "*a",
            "!!int ",
            "<<: *a",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "1e999999999",
            "-0",
            "99999999999999999999999999",
            "0.1e-99999",
            "\\u0000",
            "\\",
            "\uFEFF",
            "\uD83D",
            "ñ",
            "null",
            "true",
            "FXSHRXW2",
            "not ",
            "exists ",
            "insert( new ",
            "&lt;",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "<c r=\"ZZZ9999999\"/>",
            "/*",
            "*/",
            "//");

    private Mutations() {}

    /**
     * Gives a target the seeds and mutations of them.
     *
     * @param target throws what no reader may throw
     * @throws AssertionError with the input, if the target fails on one, or takes too long
     */
    public static void run(List<byte[]> seeds, long seed, int mutations, Consumer<byte[]> target) {
        Random random = new Random(seed);
        seeds.forEach(one -> check(one, target));
        for (int i = 0; i < mutations; i++) {
            byte[] mutant = seeds.get(random.nextInt(seeds.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutant = mutate(mutant, seeds, random);
            }
            check(mutant, target);
        }
    }

    /** One mutation of an input. */
    public static byte[] of(byte[] input, Random random) {
        return mutate(input, List.of(input), random);
    }

    private static void check(byte[] input, Consumer<byte[]> target) {
        long start = System.nanoTime();
        try {
            target.accept(input);
        } catch (RuntimeException | Error failed) {
            throw new AssertionError("fails on " + shown(input), failed);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(LONGEST) > 0) {
            throw new AssertionError("takes " + took + " for " + shown(input));
        }
    }

    private static String shown(byte[] input) {
        byte[] beginning = Arrays.copyOf(input, Math.min(input.length, 600));
        return "%d bytes, hex %s, text %s"
                .formatted(
                        input.length,
                        HexFormat.of().formatHex(beginning),
                        new String(beginning, StandardCharsets.UTF_8));
    }

    private static byte[] mutate(byte[] bytes, List<byte[]> seeds, Random random) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        int length = bytes.length == 0 ? 0 : random.nextInt(Math.min(64, bytes.length - at)) + 1;
        return switch (random.nextInt(8)) {
            case 0 -> {
                byte[] changed = bytes.clone();
                if (changed.length > 0) {
                    changed[at] = (byte) random.nextInt(256);
                }
                yield changed;
            }
            case 1 -> splice(bytes, at, length, new byte[0]);
            case 2 -> splice(bytes, at, 0, word(random));
            case 3 -> splice(bytes, at, length, word(random));
            // The same again, many times: what is cheap to write and dear to read.
            case 4 ->
                splice(bytes, at, 0, repeated(Arrays.copyOfRange(bytes, at, at + length), 1 << random.nextInt(13)));
            case 5 -> splice(bytes, at, 0, repeated(word(random), 1 << random.nextInt(13)));
            case 6 -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                yield splice(bytes, at, 0, Arrays.copyOfRange(other, from, Math.min(other.length, from + 200)));
            }
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private static byte[] word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] repeated(byte[] bytes, int times) {
        int most = bytes.length == 0 ? 0 : Math.min(times, LARGEST / bytes.length);
        byte[] repeated = new byte[bytes.length * most];
        for (int i = 0; i < most; i++) {
            System.arraycopy(bytes, 0, repeated, i * bytes.length, bytes.length);
        }
        return repeated;
    }

    private static byte[] splice(byte[] bytes, int at, int removed, byte[] added) {
        if (bytes.length - removed + added.length > LARGEST) {
            return bytes;
        }
        byte[] result = new byte[bytes.length - removed + added.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(added, 0, result, at, added.length);
        System.arraycopy(bytes, at + removed, result, at + added.length, bytes.length - at - removed);
        return result;
    }

    /** Texts as inputs. */
    public static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
