package io.criterio.field.finding;

import io.criterio.field.fact.Moment;

/**
 * The rule's steps belong into the answer.
 *
 * @param variant picks the steps that depend on something; steps without a variant always belong
 */
public record Steps(Moment moment, String variant) implements Finding {
    public Steps(Moment moment) {
        this(moment, "");
    }

    public Steps(Moment moment, Enum<?> variant) {
        this(moment, variant.name());
    }
}
