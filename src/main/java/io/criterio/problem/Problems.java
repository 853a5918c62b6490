package io.criterio.problem;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Collects everything that is wrong with one request, so that a caller hears of all of it at once. What follows from
 * an error that is already known (a required field that is only missing because it could not be read) is not repeated.
 */
public final class Problems {

    /** The most errors one answer names. */
    public static final int MAX_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private final List<String> spoiled = new ArrayList<>();
    private int dropped;
    private boolean incomplete;

    /**
     * Notes an error.
     *
     * @param pointer JSON Pointer (RFC 6901) into the request
     * @param text value, expectation and hint
     */
    public void add(String pointer, String text) {
        if (isSpoiled(pointer)) {
            return;
        }
        if (isFull()) {
            dropped++;
        } else {
            errors.add(new FieldError(pointer, text));
        }
    }

    /** Notes a value that could not be read or is missing; later errors at the pointer or below it follow from this one. */
    public void unreadable(String pointer, String text) {
        add(pointer, text);
        if (spoiled.size() < MAX_ERRORS) {
            spoiled.add(pointer);
        }
    }

    /** Notes that a list lost elements that could not be read, so that indices into it no longer say anything. */
    public void incomplete(String pointer) {
        incomplete = true;
        if (spoiled.size() < MAX_ERRORS) {
            spoiled.add(pointer);
        }
    }

    private boolean isSpoiled(String pointer) {
        for (String known : spoiled) {
            if (pointer.startsWith(known)
                    && (pointer.length() == known.length() || pointer.charAt(known.length()) == '/')) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Whether a further error would only be counted. */
    public boolean isFull() {
        return errors.size() >= MAX_ERRORS;
    }

    /** Counts an error that would not fit any more, without the work of describing it. */
    public void drop() {
        dropped++;
    }

    /** Whether a list could not be read in full. */
    public boolean isIncomplete() {
        return incomplete;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** How many errors did not fit into the answer. */
    public int dropped() {
        return dropped;
    }

    /**
     * One error: where, and what is wrong there.
     *
     * @param pointer JSON Pointer (RFC 6901) into the body; {@code ?name} for a query parameter
     * @param text value, expectation and hint
     */
    @Schema(name = "FieldError", description = "One field that is wrong.")
    public record FieldError(
            @Schema(
                    required = true,
                    description = "JSON Pointer (RFC 6901) into the body; ?name for a query parameter.",
                    examples = "/facts/policy/charges")
            String pointer,

            @Schema(
                    required = true,
                    description = "The value that was found, what was expected, and a hint.",
                    examples = "the text \"2\" is not an integer from -2147483648 to 2147483647")
            String text) {}
}
