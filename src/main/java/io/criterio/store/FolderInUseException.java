package io.criterio.store;

import org.jspecify.annotations.Nullable;

/** Another process holds the data folder. */
final class FolderInUseException extends StoreProblemException {

    private static final long serialVersionUID = 1L;

    FolderInUseException(String problem, String hint, @Nullable Throwable cause) {
        super(problem, hint, cause);
    }
}
