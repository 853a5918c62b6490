package io.criterio.sandbox;

/** The process that runs sent rules did not answer: it was stopped at a limit, or it ended. The message says why. */
public final class SandboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxException(String why) {
        super(why, null, false, false);
    }
}
