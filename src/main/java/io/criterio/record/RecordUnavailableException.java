package io.criterio.record;

import org.jspecify.annotations.Nullable;

/** The record cannot be reached, has too much to do, or did not answer in time. */
public final class RecordUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is known of what was to be recorded. */
    public enum Fate {
        /** Nothing of it is recorded, and nothing will be. */
        NOT_RECORDED,
        /** It may be recorded: the store stopped answering after it had been handed over. */
        UNKNOWN,
        /** Nothing of it is recorded: there is more to record than the store can take. */
        OVERLOADED,
        /** It was not about recording: nothing is said of what may have been recorded before. */
        NOT_READ
    }

    private final Fate fate;

    private RecordUnavailableException(Fate fate, String why, @Nullable Throwable cause) {
        super("The decision record is not available: " + why, cause, false, cause != null);
        this.fate = fate;
    }

    static RecordUnavailableException nothingRecorded(String why) {
        return new RecordUnavailableException(Fate.NOT_RECORDED, why, null);
    }

    static RecordUnavailableException unknown(String why) {
        return new RecordUnavailableException(Fate.UNKNOWN, why, null);
    }

    static RecordUnavailableException overloaded(String why) {
        return new RecordUnavailableException(Fate.OVERLOADED, why, null);
    }

    static RecordUnavailableException notRead(String why) {
        return new RecordUnavailableException(Fate.NOT_READ, why, null);
    }

    /** For what reads only. */
    public static RecordUnavailableException reading(String attempt, Exception cause) {
        return new RecordUnavailableException(Fate.NOT_READ, attempt + ": " + cause.getMessage(), cause);
    }

    public Fate fate() {
        return fate;
    }
}
