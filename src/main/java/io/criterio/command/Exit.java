package io.criterio.command;

/** What a command ends with. */
final class Exit {

    /** Done, and nothing to complain about. */
    static final int DONE = 0;

    /** Done, and something is to be looked at. */
    static final int FINDINGS = 1;

    /** The command line makes no sense. */
    static final int WRONG_USE = 2;

    /** Not done, or not to the end: the store or the service inside the command did not do its part. */
    static final int NOT_DONE = 3;

    /** Ended by Ctrl-C: what shells expect of it. */
    static final int CANCELLED = 130;

    private Exit() {}
}
