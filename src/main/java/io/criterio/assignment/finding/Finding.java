package io.criterio.assignment.finding;

/** Anything an assignment rule can conclude. */
public sealed interface Finding
        permits InPhase,
                Qualifies,
                Excluded,
                Direct,
                Ahead,
                OrderedBy,
                TiesBy,
                Capacity,
                Precedence,
                NamedWhenLeftOut,
                WithReasons,
                Open,
                CompletedFrom,
                FilteredBy,
                CompletionOrder,
                SweptBy,
                PlannedIn,
                PlannedWithin {}
