package io.criterio.json;

/** The bytes are not JSON. The message says what was found and where; it never quotes more than a character of them. */
public final class NotJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotJsonException(String message) {
        super(message, null, false, false);
    }
}
