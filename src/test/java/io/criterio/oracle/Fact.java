package io.criterio.oracle;

/** The facts that may be missing, in the order in which they are asked. */
public enum Fact {
    MOTIVE("/facts/cancellation/motive"),
    ASSISTANCE_USED("/facts/policy/assistanceUsed"),
    EXPERIENCE("/facts/cancellation/experience");

    private final String pointer;

    Fact(String pointer) {
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
