package io.criterio.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.base.reteoo.InitialFactImpl;
import org.drools.core.reteoo.TupleImpl;
import org.drools.core.rule.consequence.InternalMatch;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/**
 * One working memory, used by one thread at a time.
 *
 * <p>The engine matches; what a match adds is made here, from the consequence as the lint read it. The engine's own way
 * (run the consequence, insert, listen) costs twice the time, and is not safe here: with {@code ThreadSafeOption.NO}
 * the compiled consequence of Drools 10.2 keeps its arguments in a field that all sessions of a base share.
 */
final class Session implements AgendaFilter {

    /** A rule set of this kind fires some dozen rules; so many matches are a join without a common attribute. */
    static final int MOST_MATCHES = 100_000;

    private final StatefulKnowledgeSessionImpl memory;
    private final Map<Rule, Integer> indexes;
    private final Definition[] definitions;
    private final List<?> parameters;

    private int[] rules = new int[32];
    private @Nullable Object[][] matches = new Object[32][];
    private int count;

    Session(KieBase base, Map<Rule, Integer> indexes, Definition[] definitions, List<?> parameters) {
        var configuration = KieServices.Factory.get().newKieSessionConfiguration();
        configuration.setOption(ThreadSafeOption.NO);
        this.memory = (StatefulKnowledgeSessionImpl) base.newKieSession(configuration, null);
        this.indexes = indexes;
        this.definitions = definitions;
        this.parameters = parameters;
    }

    List<Fired> evaluate(List<?> facts) {
        for (Object parameter : parameters) {
            memory.insert(parameter);
        }
        for (int i = 0; i < facts.size(); i++) {
            memory.insert(facts.get(i));
        }
        memory.fireAllRules(this);
        List<Fired> fired = fired(facts);
        memory.reset();
        clear();
        return fired;
    }

    private void clear() {
        for (int i = 0; i < count; i++) {
            matches[i] = null;
        }
        count = 0;
    }

    void dispose() {
        memory.dispose();
    }

    @Override
    public boolean accept(Match match) {
        if (count == MOST_MATCHES) {
            throw new IllegalStateException("more than " + MOST_MATCHES + " matches, the last of \""
                    + match.getRule().getName() + "\": do its patterns share no attribute?");
        }
        if (count == rules.length) {
            rules = Arrays.copyOf(rules, 2 * count);
            matches = Arrays.copyOf(matches, 2 * count);
        }
        int rule = Objects.requireNonNull(indexes.get(match.getRule()), "every rule has a definition");
        @Nullable Object[] matched = matched(definitions[rule].patterns(), ((InternalMatch) match).getTuple());
        // Sorted by rule as they come: the engine fires them nearly in that order.
        int at = count++;
        while (at > 0 && rules[at - 1] > rule) {
            rules[at] = rules[at - 1];
            matches[at] = matches[at - 1];
            at--;
        }
        rules[at] = rule;
        matches[at] = matched;
        return false;
    }

    /** The facts of the tuple by pattern; {@code not} and {@code exists} leave none there. */
    private static @Nullable Object[] matched(List<Condition.Pattern> patterns, TupleImpl last) {
        @Nullable Object[] matched = new Object[patterns.size()];
        int pattern = matched.length - 1;
        for (TupleImpl tuple = last; tuple != null; tuple = tuple.getParent()) {
            FactHandle handle = tuple.getFactHandle();
            Object fact = handle == null ? null : tuple.getFactHandle().getObject();
            if (fact == null || fact instanceof InitialFactImpl) {
                continue;
            }
            while (patterns.get(pattern).presence() != RuleExplanation.Presence.MATCH) {
                pattern--;
            }
            matched[pattern--] = fact;
        }
        return matched;
    }

    private List<Fired> fired(List<?> facts) {
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && rules[to] == rules[from]) {
                to++;
            }
            Definition definition = definitions[rules[from]];
            Witnesses.add(definition.patterns(), matches, from, to, facts, parameters);
            if (to - from > 1) {
                Arrays.sort(matches, from, to, FactOrder.ROWS);
            }
            from = to;
        }
        Fired[] fired = new Fired[count];
        for (int i = 0; i < count; i++) {
            @Nullable Object[] matched = Objects.requireNonNull(matches[i]);
            Definition definition = definitions[rules[i]];
            fired[i] = new Fired(definition.info(), definition.maker().make(matched), Witnesses.facts(matched));
        }
        return List.of(fired);
    }
}
