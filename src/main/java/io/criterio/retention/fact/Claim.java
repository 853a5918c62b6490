package io.criterio.retention.fact;

/** The effective motive (stated, else implied by the argument) with what is known of the assistance. */
public record Claim(Motive motive, Usage usage, Experience experience) {}
