package io.criterio.retention.fact;

/** The facts of a request that may be missing and that a question can be asked about. */
public enum Fact {
    MOTIVE("/facts/cancellation/motive"),
    ASSISTANCE_USED("/facts/policy/assistanceUsed"),
    EXPERIENCE("/facts/cancellation/experience");

    private final String pointer;

    Fact(String pointer) {
        this.pointer = pointer;
    }

    /** JSON Pointer of the fact in a request. */
    public String pointer() {
        return pointer;
    }
}
