package io.criterio.record;

/** The keys of this node are not those of the record. The message says which, and what to do about it. */
public final class RecordKeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordKeysException(String problem, String hint) {
        super(problem + " " + hint);
    }
}
