package io.criterio.assignment.finding;

/** The base is to be swept by the end of this campaign day. */
public record SweptBy(int lastDay) implements Finding {}
