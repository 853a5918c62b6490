package io.criterio.rules;

/**
 * Which release of the rules.
 *
 * @param name {@code name} of {@code release.yaml}
 * @param version {@code version} of {@code release.yaml}
 * @param digest {@code sha256:…} over the release's files
 */
public record ReleaseId(String name, String version, String digest) {}
