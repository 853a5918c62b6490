package io.criterio.json;

/** JSON Pointers (RFC 6901) as texts. */
public final class Pointer {

    private Pointer() {}

    /**
     * The pointer of a member of an object.
     *
     * @param object the pointer of the object, empty for the whole document
     */
    public static String below(String object, String member) {
        return object + "/" + escaped(member);
    }

    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
