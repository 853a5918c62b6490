package io.criterio.field.finding;

/** What a good group of sectors is weighed by, besides closeness. */
public record Grouping(int cutSectorCost, int unevenCost) implements Finding {}
