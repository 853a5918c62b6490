package io.criterio.record;

import org.jspecify.annotations.Nullable;

/** What short texts of a record must be for PostgreSQL to keep and to find them. */
final class References {

    /** Longer ones do not fit an index of PostgreSQL; nobody's are. */
    static final int LONGEST = 256;

    private References() {}

    /**
     * Refuses a reference that cannot be kept.
     *
     * @throws IllegalArgumentException naming it
     */
    static void require(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("%s has %d characters (%s…); expected at most %d"
                    .formatted(name, value.length(), value.substring(0, 20), LONGEST));
        }
        requireStorable(name, value);
    }

    /** PostgreSQL keeps every text but the character U+0000 and what is not Unicode; JSON escapes both. */
    static void requireStorable(String name, String value) {
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            boolean pair = Character.isHighSurrogate(unit)
                    && at + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(at + 1));
            if (pair) {
                at++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                throw new IllegalArgumentException(
                        "%s holds the code unit \\u%04x at index %d; expected text without U+0000 and without halves of surrogate pairs"
                                .formatted(name, (int) unit, at));
            }
        }
    }
}
