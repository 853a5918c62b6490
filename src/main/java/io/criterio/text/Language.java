package io.criterio.text;

import java.util.regex.Pattern;

/**
 * A language that texts are written in.
 *
 * @param tag its language tag, which is also the name of its file: {@code es}
 */
public record Language(String tag) implements Comparable<Language> {

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}");

    /** Spanish, the default. */
    public static final Language ES = new Language("es");

    public static final Language EN = new Language("en");

    public Language {
        if (!isTag(tag)) {
            throw new IllegalArgumentException(
                    "language is \"" + tag + "\"; expected two or three small letters, like es");
        }
    }

    /** Whether a text is the tag of a language. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /**
     * The language with a tag.
     *
     * @throws IllegalArgumentException if it is no tag
     */
    public static Language of(String tag) {
        return tag.equals(ES.tag) ? ES : tag.equals(EN.tag) ? EN : new Language(tag);
    }

    /** The default first, then English, then the others by their tags. */
    @Override
    public int compareTo(Language other) {
        int byPlace = Integer.compare(place(), other.place());
        return byPlace != 0 ? byPlace : tag.compareTo(other.tag);
    }

    private int place() {
        return equals(ES) ? 0 : equals(EN) ? 1 : 2;
    }

    @Override
    public String toString() {
        return tag;
    }
}
