package io.criterio.rules;

import io.criterio.rules.Condition.Bound;
import io.criterio.rules.Condition.Operand;
import io.criterio.rules.Condition.Several;
import io.criterio.rules.Types.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the rules of a stage read: the types of facts, and which of their attributes. Facts that are the same in all of
 * that are the same to these rules.
 */
public final class Reading {

    private final Stage stage;
    private final Map<Class<?>, Part> parts = new IdentityHashMap<>();

    /** What is read of the facts of one type; of those there may be several of, everything. */
    private static final class Part {
        private final Types.FactType type;
        private final Map<String, Attribute> read = new LinkedHashMap<>();
        private boolean whole;
        private Attribute[] attributes = {};

        Part(Types.FactType type, boolean whole) {
            this.type = type;
            this.whole = whole;
        }

        void close() {
            whole |= read.size() == type.attributes().size();
            attributes = read.values().toArray(new Attribute[0]);
        }
    }

    Reading(Stage stage, Definition[] definitions, Predicate<RuleInfo> rules) {
        this.stage = stage;
        for (Definition rule : definitions) {
            if (stage.reads(rule.info) && rules.test(rule.info)) {
                rule.patterns.forEach(pattern -> part(pattern.type()));
                rule.patterns.forEach(pattern -> pattern.condition()
                        .comparisons()
                        .forEach(comparison -> {
                            read(pattern.type(), comparison.attribute());
                            operand(comparison.operand());
                        }));
                maker(rule.maker);
            }
        }
        parts.values().forEach(Part::close);
    }

    private Part part(Types.FactType type) {
        return parts.computeIfAbsent(type.type(), of -> new Part(type, stage.several(of)));
    }

    private void read(Types.FactType type, Attribute attribute) {
        part(type).read.put(attribute.name(), attribute);
    }

    private void operand(Operand operand) {
        if (operand instanceof Several several) {
            several.operands().forEach(this::operand);
        } else if (operand instanceof Bound bound) {
            Attribute attribute = bound.attribute();
            if (attribute == null) {
                part(bound.type()).whole = true;
            } else {
                read(bound.type(), attribute);
            }
        }
    }

    private void maker(Maker maker) {
        if (maker instanceof Maker.Of of) {
            operand(of.operand());
        } else if (maker instanceof Maker.Call call) {
            call.arguments().forEach(this::maker);
        }
    }

    /** Whether facts of a type are asked for. */
    public boolean reads(Class<?> fact) {
        return parts.containsKey(fact);
    }

    /** Whether one attribute of facts of a type is read. */
    public boolean reads(Class<?> fact, String attribute) {
        Part part = parts.get(fact);
        return part != null && (part.whole || part.read.containsKey(attribute));
    }

    /** The facts that are read, behind the stage: what {@link RuleSet#evaluate} takes. */
    public List<Object> facts(Collection<?> memory) {
        List<Object> facts = new ArrayList<>(memory.size() + 1);
        facts.add(stage);
        for (Object fact : memory) {
            if (parts.containsKey(fact.getClass())) {
                facts.add(fact);
            }
        }
        return Collections.unmodifiableList(facts);
    }

    /** The facts that one of several readings of a stage reads, behind the stage. */
    public static List<Object> facts(List<Reading> readings, Collection<?> memory) {
        List<Object> facts = new ArrayList<>(memory.size() + 1);
        facts.add(readings.get(0).stage);
        for (Object fact : memory) {
            if (readings.stream().anyMatch(one -> one.reads(fact.getClass()))) {
                facts.add(fact);
            }
        }
        return Collections.unmodifiableList(facts);
    }

    /** What is read of facts, as a value: where it is equal, the rules of the stage find the same for the same reasons. */
    public Object key(List<?> memory) {
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < memory.size(); i++) {
            Object fact = memory.get(i);
            Part part = parts.get(fact.getClass());
            if (part == null) {
                continue;
            }
            if (part.whole) {
                key.add(fact);
            } else {
                for (Attribute attribute : part.attributes) {
                    key.add(attribute.of(fact));
                }
            }
        }
        return key;
    }
}
