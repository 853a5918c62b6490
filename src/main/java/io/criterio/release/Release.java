package io.criterio.release;

import io.criterio.rules.RuleSources;

/**
 * One release of the rules: everything that policy needs, under a name that stands for exactly these files.
 *
 * @param version as {@code release.yaml} names it
 * @param digest {@code sha256:…} over its files
 * @param sources the files
 */
public record Release(String version, String digest, RuleSources sources) {

    /** The release that these files make. */
    public static Release of(RuleSources sources) {
        return new Release(sources.release().version(), sources.release().digest(), sources);
    }
}
