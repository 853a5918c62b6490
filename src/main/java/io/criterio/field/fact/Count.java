package io.criterio.field.fact;

/** Something that was counted, to be held against its standard. */
public record Count(Measure measure, Stage stage) {}
