package io.criterio.retention.finding;

/** Anything a retention rule can conclude. */
public sealed interface Finding
        permits ImpliedMotive,
                Disagreement,
                HandledAs,
                Ask,
                Forbidden,
                QuantityRange,
                Recommended,
                Requires,
                Excludes,
                Alone,
                Best,
                First,
                Last,
                CommissionLost,
                Filing,
                Extra,
                Forecloses,
                Actions,
                Steps,
                Treatment,
                Areas {}
