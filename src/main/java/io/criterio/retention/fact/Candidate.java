package io.criterio.retention.fact;

/** A tool under consideration for a case of this motive: the terms of combining it are rules on candidates. */
public record Candidate(Tool tool, Motive motive) {}
