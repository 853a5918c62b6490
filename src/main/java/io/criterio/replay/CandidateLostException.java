package io.criterio.replay;

/** The candidate rules cannot decide any more: they took too long, or too much memory. The message says which. */
public final class CandidateLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CandidateLostException(String why) {
        super(why, null, false, false);
    }
}
