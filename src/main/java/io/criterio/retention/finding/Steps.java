package io.criterio.retention.finding;

/**
 * The rule's steps belong into the answer.
 *
 * @param variant picks the steps that depend on something; steps without a variant always belong
 */
public record Steps(String variant) implements Finding {
    public Steps() {
        this("");
    }

    public Steps(Enum<?> variant) {
        this(variant.name());
    }
}
