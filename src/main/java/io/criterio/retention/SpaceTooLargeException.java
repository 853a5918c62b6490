package io.criterio.retention;

/** Rules tell more situations apart than can be gone through. */
final class SpaceTooLargeException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SpaceTooLargeException(String message) {
        super(message);
    }
}
