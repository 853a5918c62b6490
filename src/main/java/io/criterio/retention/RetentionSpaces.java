package io.criterio.retention;

import io.criterio.proof.InputSpace;
import io.criterio.proof.InputSpaces;
import io.criterio.release.Release;
import io.criterio.rules.Kind;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;

/** The situations of {@code RETENTION}. */
public final class RetentionSpaces implements InputSpaces {

    @Override
    public String ruleset() {
        return "retention";
    }

    @Override
    public RuleSet rules(Release release) {
        return RetentionRelease.of(release).policy().rules();
    }

    @Override
    public List<List<?>> asked(List<RuleSet> rules) {
        return new RetentionSpace(rules).asked();
    }

    @Override
    public Object taken(RuleSet rules, List<?> facts) {
        return Taken.from(rules, facts);
    }

    /** A tool that may be offered names the hard rules that did not forbid it. */
    @Override
    public List<RuleInfo> named(RuleSet rules) {
        return rules.rules().stream()
                .filter(rule ->
                        rule.kind() == Kind.HARD && rule.consequence().finding().equals("Forbidden"))
                .toList();
    }

    @Override
    public List<InputSpace> of(List<Release> releases) {
        List<RuleSet> rules = new ArrayList<>();
        for (Release release : releases) {
            rules.add(RetentionRelease.of(Release.of(release.sources().interpreted()))
                    .policy()
                    .rules());
        }
        return List.of(new RetentionSpace(rules));
    }
}
