package io.criterio.retention.fact;

/** The case as it is handled (RET-MOT-03 may have turned the motive), under one completion of the missing facts. */
public record Case(Motive motive, Usage usage) {}
