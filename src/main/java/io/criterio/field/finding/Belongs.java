package io.criterio.field.finding;

import io.criterio.field.fact.Placement;

/** Such records belong there in the week, if nothing keeps them out. */
public record Belongs(Placement placement) implements Finding {}
