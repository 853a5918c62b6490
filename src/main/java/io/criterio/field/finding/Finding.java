package io.criterio.field.finding;

/** Anything a field rule can conclude. */
public sealed interface Finding
        permits AsksWhy,
                AtLeast,
                AtLeastPercent,
                Belongs,
                DayCapacity,
                Grouping,
                KeptOut,
                MoreThanPercent,
                Nearest,
                NextStatus,
                PercentBetween,
                Preferred,
                RankedBy,
                ReasonOrder,
                Refused,
                Schedules,
                Steps {}
