package io.criterio.rules;

import java.util.Locale;

/** How an attribute is compared with what a rule names. */
public enum Operator {
    EQ,
    NE,
    LT,
    LTE,
    GT,
    GTE,
    IN,
    NOT_IN;

    /** The comparison that holds exactly where this one does not: {@code charges > 3} turned round is {@code LTE}. */
    public Operator negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GTE;
            case LTE -> GT;
            case GT -> LTE;
            case GTE -> LT;
            case IN -> NOT_IN;
            case NOT_IN -> IN;
        };
    }

    /** The code in an answer: {@code ne}, {@code not_in}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
