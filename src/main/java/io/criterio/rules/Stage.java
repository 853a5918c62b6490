package io.criterio.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One step of deciding a case: which facts are known in it, and which kinds of findings are read. A rule belongs to the
 * stage that reads what it makes.
 *
 * <p>Put before the facts of an evaluation, it lets only its own rules fire.
 */
public final class Stage {

    private final String name;
    private final Set<Class<?>> known;
    private final Set<Class<?>> several;
    private final Map<Class<?>, Together> reads;
    private final Set<String> names;

    Stage(String name, Set<Class<?>> known, Set<Class<?>> several, Map<Class<?>, Together> reads) {
        this.name = name;
        this.known = Collections.unmodifiableSet(new LinkedHashSet<>(known));
        this.several = Set.copyOf(several);
        this.reads = Collections.unmodifiableMap(new LinkedHashMap<>(reads));
        this.names = reads.keySet().stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
    }

    /** The stage that was put before the facts of an evaluation, if one was. */
    static Stage before(List<?> facts) {
        return !facts.isEmpty() && facts.get(0) instanceof Stage stage ? stage : Stages.NONE;
    }

    /** {@code claim}. */
    public String name() {
        return name;
    }

    /** Whether a rule belongs to this stage. */
    public boolean reads(RuleInfo rule) {
        return this == Stages.NONE || names.contains(rule.consequence().finding());
    }

    /** The kinds of findings, by simple name, of which there can be only one. */
    public List<String> onlyOne() {
        return reads.entrySet().stream()
                .filter(each -> each.getValue() == Together.ONE)
                .map(each -> each.getKey().getSimpleName())
                .toList();
    }

    /** The kinds of findings that are read here. */
    Set<Class<?>> findings() {
        return reads.keySet();
    }

    /** The types of the facts that are known here, in the order in which they become known. */
    Set<Class<?>> known() {
        return known;
    }

    /** Whether there may be none or several facts of a type. */
    boolean several(Class<?> fact) {
        return several.contains(fact);
    }

    /** Whether there is always one fact of a type. */
    boolean always(Class<?> fact) {
        return known.contains(fact) && !several.contains(fact);
    }

    @Override
    public String toString() {
        return name;
    }
}
