package io.criterio.rules;

/** Rules that are evaluated as they were read were stopped from outside. The message says why. */
public final class EvaluationStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvaluationStoppedException(String why) {
        super(why, null, false, false);
    }
}
