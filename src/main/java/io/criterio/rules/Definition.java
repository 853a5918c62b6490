package io.criterio.rules;

import io.criterio.rules.RuleExplanation.Presence;
import java.util.List;
import java.util.stream.IntStream;

/** A rule as this project reads it: what the catalogue says of it, what it asks for, what it adds. */
final class Definition {

    final String drlPackage;
    final RuleInfo info;
    final List<Condition.Pattern> patterns;
    final Maker maker;
    /** The patterns that a match of the engine has facts for. */
    private final int[] matching;
    /** Those that hold because of facts which a match of the engine does not name. */
    private final int[] existing;

    Definition(String drlPackage, RuleInfo info, List<Condition.Pattern> patterns, Maker maker) {
        this.drlPackage = drlPackage;
        this.info = info;
        this.patterns = patterns;
        this.maker = maker;
        this.matching = with(Presence.MATCH);
        this.existing = with(Presence.EXISTS);
    }

    private int[] with(Presence presence) {
        return IntStream.range(0, patterns.size())
                .filter(i -> patterns.get(i).presence() == presence)
                .toArray();
    }

    int[] matching() {
        return matching;
    }

    int[] existing() {
        return existing;
    }
}
