package io.criterio.record;

/** The decision record cannot be reached, or did not answer in time. Whether an append took place is then unknown; appending the same decisions again is safe. */
public final class RecordUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordUnavailableException(String attempt, Exception cause) {
        super("The decision record is not available (%s): %s".formatted(attempt, cause.getMessage()), cause);
    }
}
