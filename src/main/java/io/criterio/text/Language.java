package io.criterio.text;

/** A language that texts are written in. */
public enum Language {
    /** Spanish, the default. */
    ES("es"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /**
     * The language with a tag.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Language of(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("language is \"" + tag + "\"; expected es or en");
    }

    /** Its language tag, which is also the name of its file. */
    public String tag() {
        return tag;
    }
}
