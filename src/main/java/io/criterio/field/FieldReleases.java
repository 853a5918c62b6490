package io.criterio.field;

import io.criterio.release.Release;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.WeakHashMap;

/** Lets the five field decisions share what they read and compile of a release. */
@Singleton
final class FieldReleases {

    private final Map<Release, FieldRelease> releases = new WeakHashMap<>();

    /** The field part of a release, read once for as long as the release is in use. */
    synchronized FieldRelease of(Release release) {
        return releases.compute(
                release,
                (any, known) -> known == null || known.policy().rules().isClosed() ? FieldRelease.of(release) : known);
    }
}
