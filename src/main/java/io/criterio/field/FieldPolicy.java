package io.criterio.field;

import io.criterio.assignment.Flaw;
import io.criterio.assignment.Stated;
import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleSet;
import io.criterio.rules.Unmet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The field rules of one release. Every fact they read is a profile with few values, so each is evaluated once and kept.
 * Thread-safe.
 */
final class FieldPolicy {

    private final RuleSet rules;
    private final Map<Record, Findings> findings = new ConcurrentHashMap<>();

    /**
     * Makes the policy of a release.
     *
     * @param rules compiled with the limits as a parameter
     */
    FieldPolicy(RuleSet rules) {
        this.rules = rules;
    }

    /** What the rules found about a fact. */
    Findings about(Record fact) {
        return findings.computeIfAbsent(fact, one -> rules.evaluate(List.of(one)));
    }

    /** What the rules state about a fact; whatever they fail to state goes to {@code flaws}. */
    Stated stated(Record fact, Consumer<Flaw> flaws) {
        return new Stated(fact.toString(), about(fact), flaws);
    }

    /** What the rules state about a fact of a release that was found to be without flaw. */
    Stated stated(Record fact) {
        return stated(fact, flaw -> {
            throw new IllegalStateException(flaw.text() + "; " + flaw.hint());
        });
    }

    /** The rules that found something of a kind about a fact, in catalogue order. */
    List<Fired> fired(Record fact, Class<?> finding) {
        List<Fired> fired = new ArrayList<>();
        for (Fired one : about(fact).fired()) {
            if (finding.isInstance(one.finding())) {
                fired.add(one);
            }
        }
        return fired;
    }

    /** What the facts that a rule matched would have to be for it not to fire. */
    List<Unmet> explain(Fired fired) {
        return rules.explain(fired);
    }

    RuleSet rules() {
        return rules;
    }
}
