package io.criterio.rules;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of the records that rules read: their components, by name, with ready accessors. */
final class Types {

    /** A record and its components in order. */
    record FactType(Class<?> type, Map<String, Attribute> attributes, boolean parameters) {

        String name() {
            return type.getSimpleName();
        }
    }

    /** A record component. */
    record Attribute(String name, Class<?> type, MethodHandle accessor) {

        Object of(Object fact) {
            try {
                return (Object) accessor.invokeExact(fact);
            } catch (Error | RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("cannot read " + name + " of " + fact, e);
            }
        }

        boolean numeric() {
            return Types.numeric(type);
        }

        boolean collection() {
            return Collection.class.isAssignableFrom(type);
        }
    }

    private static final Map<Class<?>, FactType> KNOWN = new ConcurrentHashMap<>();

    private Types() {}

    /** The type if it is a public record, else nothing. */
    static @Nullable FactType of(Class<?> type) {
        FactType known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        if (!type.isRecord()) {
            return null;
        }
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                MethodHandle accessor = MethodHandles.publicLookup()
                        .unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                attributes.put(
                        component.getName(), new Attribute(component.getName(), boxed(component.getType()), accessor));
            } catch (IllegalAccessException e) {
                return null;
            }
        }
        FactType made = new FactType(type, attributes, type.isAnnotationPresent(Parameters.class));
        KNOWN.put(type, made);
        return made;
    }

    static boolean numeric(Class<?> type) {
        return Number.class.isAssignableFrom(type);
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
