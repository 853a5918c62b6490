package io.criterio.replay;

/** The candidate rules cannot decide any more: they took more than they may. The message says what. */
public final class CandidateLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CandidateLostException(String why) {
        super(why, null, false, false);
    }
}
