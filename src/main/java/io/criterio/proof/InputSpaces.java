package io.criterio.proof;

import io.criterio.release.Release;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The input spaces of one feature. A feature names its implementation in {@code META-INF/services}.
 */
public interface InputSpaces {

    /** The ruleset that decides: {@code retention}. */
    String ruleset();

    /**
     * The spaces of its decision types.
     *
     * @param releases whose rules say which situations are to be told apart: the one in question, or both of two
     * @throws io.criterio.rules.RuleProblemsException if one of them cannot decide
     */
    List<InputSpace> of(List<Release> releases);

    /** The rules of a release, to be asked directly; closed by who asks. */
    RuleSet rules(Release release);

    /**
     * Every set of facts that is ever put before the rules of this ruleset: a decision depends on what they find in some of
     * these, and on nothing else. Rules that find the same in all of them decide the same.
     *
     * @param rules which say what is to be told apart
     */
    List<List<?>> asked(List<RuleSet> rules);

    /**
     * What decisions take from what rules find in one of these sets of facts: where it is equal under two rulesets, no
     * decision is another one because of these facts. Everything, unless a feature knows better; reasons included.
     */
    default Object taken(RuleSet rules, List<?> facts) {
        List<Object> taken = new ArrayList<>();
        for (Fired fired : rules.evaluate(facts).fired()) {
            taken.add(List.of(fired.rule(), fired.finding(), fired.facts(), rules.explain(fired)));
        }
        return taken;
    }

    /** The rules that outcomes name even where they do not fire. All of them, unless a feature knows better. */
    default List<RuleInfo> named(RuleSet rules) {
        return rules.rules();
    }

    /** Those of all features, by ruleset. */
    static List<InputSpaces> all() {
        List<InputSpaces> all = new ArrayList<>();
        ServiceLoader.load(InputSpaces.class, InputSpaces.class.getClassLoader())
                .forEach(all::add);
        all.sort(Comparator.comparing(InputSpaces::ruleset));
        return List.copyOf(all);
    }
}
