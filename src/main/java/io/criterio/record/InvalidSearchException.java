package io.criterio.record;

import org.jspecify.annotations.Nullable;

/** A search that makes no sense. Names the parameter, so that an answer can point to it. */
public final class InvalidSearchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    InvalidSearchException(String parameter, String problem) {
        this(parameter, problem, null);
    }

    InvalidSearchException(String parameter, String problem, @Nullable Throwable cause) {
        super(parameter + " " + problem, cause);
        this.parameter = parameter;
    }

    /** {@code cursor}, {@code limit}, {@code from} or {@code to}. */
    public String parameter() {
        return parameter;
    }
}
