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

    /** Its language tag, which is also the name of its file. */
    public String tag() {
        return tag;
    }
}
