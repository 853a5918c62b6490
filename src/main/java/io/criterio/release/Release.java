package io.criterio.release;

/**
 * One release of the rules: its sources, compiled.
 *
 * @param version as {@code release.yaml} names it
 * @param digest {@code sha256:…} over its files
 */
public record Release(String version, String digest) {}
