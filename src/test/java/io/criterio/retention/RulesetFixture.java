package io.criterio.retention;

import io.criterio.release.Release;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;

/** The shipped retention rules, compiled once for all tests. */
final class RulesetFixture {

    static final RetentionRelease RELEASE = RetentionRelease.of(Release.of(RulesFolder.read(Path.of("rules"))));
    static final RetentionPolicy POLICY = RELEASE.policy();

    private RulesetFixture() {}
}
