package io.criterio.assignment;

/** Texts in the order of their code points, which is also the order of their bytes in UTF-8. */
public final class CodePoints {

    private CodePoints() {}

    /** Like {@link String#compareTo}, which has characters beyond U+FFFF before some within. */
    public static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // Half of a code point beyond U+FFFF comes after every whole one.
                return Character.isSurrogate(a) == Character.isSurrogate(b) ? a - b : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }
}
