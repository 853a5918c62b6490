package io.criterio.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that decisions have in common: what was asked, or what was answered. It is stored once, under its hash; the
 * hash is made once, when it is first needed, and stays with a content that somebody keeps. Equal to one of the same
 * bytes. Thread-safe.
 */
public final class Content {

    private final byte[] before;
    private final byte[] json;
    private final byte[] after;
    private volatile @Nullable Hash hash;
    private volatile int hashCode;

    private Content(byte[] before, byte[] json, byte[] after) {
        this.before = before;
        this.json = json;
        this.after = after;
    }

    /**
     * What was asked.
     *
     * @param json canonical, in UTF-8; it is not changed from now on
     */
    public static Content situation(String type, byte[] json) {
        return new Content(utf8(type + '\0'), json, new byte[] {0});
    }

    /**
     * What was answered.
     *
     * @param json in UTF-8; it is not changed from now on
     * @param rules the ids of its rules, sorted, each once
     */
    public static Content outcome(byte[] json, List<String> rules) {
        return new Content(new byte[0], json, utf8('\0' + String.join("\n", rules) + '\0'));
    }

    /** The JSON in UTF-8, not to be changed. */
    public byte[] json() {
        return json;
    }

    String text() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** Of the JSON and of what belongs to it: the type of a situation, the rules of an outcome. */
    Hash hash() {
        Hash known = hash;
        if (known == null) {
            known = Hash.of(before, json, after);
            hash = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Content content
                        && hashCode() == content.hashCode()
                        && Arrays.equals(json, content.json)
                        && Arrays.equals(before, content.before)
                        && Arrays.equals(after, content.after);
    }

    @Override
    public int hashCode() {
        int known = hashCode;
        if (known == 0) {
            known = Arrays.hashCode(json);
            hashCode = known;
        }
        return known;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
