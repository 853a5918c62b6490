package io.criterio.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with one request, so that a caller hears of all of it at once. */
public final class Problems {

    /** The most errors one answer names. */
    public static final int MAX_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private int dropped;

    /**
     * Notes an error.
     *
     * @param pointer JSON Pointer (RFC 6901) into the request
     * @param text value, expectation and hint
     */
    public void add(String pointer, String text) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(pointer, text));
        } else {
            dropped++;
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** How many errors did not fit into the answer. */
    public int dropped() {
        return dropped;
    }

    /** One error: where, and what is wrong there. */
    public record FieldError(String pointer, String text) {}
}
