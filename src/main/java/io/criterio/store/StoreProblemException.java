package io.criterio.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened. The message says in one paragraph what is wrong, where, and what to do about it. */
public sealed class StoreProblemException extends RuntimeException permits FolderInUseException {

    private static final long serialVersionUID = 1L;

    StoreProblemException(String problem, String hint) {
        this(problem, hint, null);
    }

    StoreProblemException(String problem, String hint, @Nullable Throwable cause) {
        super(problem + " " + hint, cause);
    }
}
