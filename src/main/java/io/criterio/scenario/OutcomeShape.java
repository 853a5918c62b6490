package io.criterio.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an outcome can hold, read off its record class; a scenario that expects something else has a typing error, and
 * is told so before it passes by accident.
 */
public final class OutcomeShape {

    enum Kind {
        RECORD,
        LIST,
        VALUE,
        ANYTHING
    }

    private final Type type;
    private final Kind kind;

    private OutcomeShape(Type type) {
        this.type = type;
        this.kind = kind(type);
    }

    /** The shape of the outcomes that this record class is the model of. */
    public static OutcomeShape of(Class<? extends Record> outcome) {
        return new OutcomeShape(outcome);
    }

    private static Kind kind(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isRecord()
                    ? Kind.RECORD
                    : plain == Object.class || Map.class.isAssignableFrom(plain) ? Kind.ANYTHING : Kind.VALUE;
        }
        return type instanceof ParameterizedType generic
                        && generic.getRawType() instanceof Class<?> raw
                        && Collection.class.isAssignableFrom(raw)
                ? Kind.LIST
                : Kind.ANYTHING;
    }

    /** The record's name, with that of the record it belongs to. */
    String name() {
        String name = type.getTypeName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    Kind kind() {
        return kind;
    }

    /** The members of a record, in its order; empty for anything else. */
    Map<String, OutcomeShape> members() {
        if (kind != Kind.RECORD || !(type instanceof Class<?> record)) {
            return Map.of();
        }
        Map<String, OutcomeShape> members = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            members.put(component.getName(), new OutcomeShape(component.getGenericType()));
        }
        return Collections.unmodifiableMap(members);
    }

    /** The shape of a list's elements; anything for what is no list. */
    OutcomeShape element() {
        return new OutcomeShape(
                kind == Kind.LIST && type instanceof ParameterizedType list
                        ? list.getActualTypeArguments()[0]
                        : Object.class);
    }
}
