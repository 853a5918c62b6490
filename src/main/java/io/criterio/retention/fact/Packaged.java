package io.criterio.retention.fact;

/** A tool inside a package that is about to be offered: what follows from offering it are rules on packaged tools. */
public record Packaged(Tool tool, Motive motive, Usage usage) {}
