package io.criterio.rules;

import java.util.Arrays;
import java.util.LinkedHashSet;
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
 * <p>The engine matches; what a match adds is made here, from the consequence as it was read with the rule, and the
 * engine is told not to run its own copy. Two reasons. With {@code ThreadSafeOption.NO} a compiled consequence of Drools
 * 10.2 keeps its arguments in a field that all sessions of a base share: on four threads findings went missing or into
 * another thread's session. And to insert findings, which no rule reads, and to listen for them, was two fifths of the
 * time of an evaluation.
 *
 * <p>Between two cases the memory is reset, parameters and all. To take out the facts of a case alone is faster by a
 * third, and leaks: the engine keeps the tuples of matches that its filter turned down.
 */
final class Session implements AgendaFilter {

    /** A ruleset of this kind fires some dozen rules; so many matches are a join without a common attribute. */
    static final int MOST_MATCHES = 100_000;

    /** Up to so many facts, looking through them all for an equal one is the fastest. */
    private static final int FEW = 16;

    private final StatefulKnowledgeSessionImpl memory;
    private final Map<Rule, Integer> indexes;
    private final Definition[] definitions;
    private final List<?> parameters;
    private final List<ParameterUse> uses;

    private int[] rules = new int[32];
    private @Nullable Object[][] matches = new Object[32][];
    private int count;
    private Stage stage = Stages.NONE;

    Session(KieBase base, Map<Rule, Integer> indexes, Definition[] definitions, List<?> parameters) {
        var configuration = KieServices.Factory.get().newKieSessionConfiguration();
        configuration.setOption(ThreadSafeOption.NO);
        this.memory = (StatefulKnowledgeSessionImpl) base.newKieSession(configuration, null);
        this.indexes = indexes;
        this.definitions = definitions;
        this.parameters = parameters;
        this.uses = ParameterUse.of(parameters, definitions);
    }

    /** After an exception the memory is in an unknown state: dispose of it. */
    List<Fired> evaluate(List<?> facts) {
        List<?> distinct = facts.size() > FEW ? List.copyOf(new LinkedHashSet<>(facts)) : facts;
        int size = distinct.size();
        stage = Stage.before(facts);
        for (int i = 0; i < uses.size(); i++) {
            ParameterUse use = uses.get(i);
            if (use.wanted(facts)) {
                for (int j = 0; j < use.parameters().size(); j++) {
                    memory.insert(use.parameters().get(j));
                }
            }
        }
        for (int i = stage == Stages.NONE ? 0 : 1; i < size; i++) {
            Object fact = Objects.requireNonNull(
                    distinct.get(i), "a fact is null; expected a record: what is missing is a value of its own");
            if (size > FEW || !occursBefore(fact, distinct, i)) {
                memory.insert(fact);
            }
        }
        memory.fireAllRules(this);
        List<Fired> fired = fired(facts);
        memory.reset();
        Arrays.fill(matches, 0, count, null);
        count = 0;
        return fired;
    }

    /** The engine would take equal facts for two, and the same fact twice for one: here facts are values. */
    private static boolean occursBefore(Object fact, List<?> facts, int end) {
        for (int i = 0; i < end; i++) {
            Object earlier = facts.get(i);
            if (earlier.getClass() == fact.getClass() && earlier.equals(fact)) {
                return true;
            }
        }
        return false;
    }

    /** How many facts the memory holds: between two evaluations, none. */
    long size() {
        return memory.getFactCount();
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
        if (!stage.reads(definitions[rule].info)) {
            return false;
        }
        @Nullable Object[] matched = matched(definitions[rule], ((InternalMatch) match).getTuple());
        // Sorted by rule as they come, which is nearly their order.
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
    private static @Nullable Object[] matched(Definition rule, TupleImpl last) {
        @Nullable Object[] matched = new Object[rule.patterns.size()];
        int[] patterns = rule.matching();
        int next = patterns.length - 1;
        for (TupleImpl tuple = last; next >= 0; tuple = tuple.getParent()) {
            FactHandle handle = tuple.getFactHandle();
            Object fact = handle == null ? null : handle.getObject();
            if (fact != null && !(fact instanceof InitialFactImpl)) {
                matched[patterns[next--]] = fact;
            }
        }
        return matched;
    }

    private List<Fired> fired(List<?> facts) {
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && rules[to] == rules[from]) {
                to++;
            }
            Definition rule = definitions[rules[from]];
            if (rule.existing().length > 0) {
                for (int row = from; row < to; row++) {
                    Witnesses.add(rule, Objects.requireNonNull(matches[row]), facts, parameters);
                }
            }
            if (to - from > 1) {
                Arrays.sort(matches, from, to, FactOrder.ROWS);
            }
            from = to;
        }
        Fired[] fired = new Fired[count];
        for (int i = 0; i < count; i++) {
            @Nullable Object[] matched = Objects.requireNonNull(matches[i]);
            Definition rule = definitions[rules[i]];
            fired[i] = new Fired(rule.info, rule.maker.make(matched), Witnesses.facts(matched));
        }
        return List.of(fired);
    }
}
