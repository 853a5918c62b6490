package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a part of an answer, whether it came as JSON or is still made of the records that the JSON is written from:
 * to write and read some million answers takes longer than to look into them.
 */
final class Part {

    /** The members that can name an element among its kind; the first of these that it has. */
    private static final List<String> NAMES =
            List.of("tool", "fact", "path", "code", "recordId", "area", "sector", "customerType", "rule");

    private static final ClassValue<Accessors> ACCESSORS = new ClassValue<>() {
        @Override
        protected Accessors computeValue(Class<?> type) {
            return Accessors.of(type);
        }
    };

    private Part() {}

    /** How to get at the members of a record: all of them, and those that can name it. */
    private record Accessors(Map<String, Function<Object, Object>> byName, List<Function<Object, Object>> naming) {

        static Accessors of(Class<?> type) {
            Map<String, Function<Object, Object>> byName = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                byName.put(component.getName(), accessor(type, component));
            }
            List<Function<Object, Object>> naming = new ArrayList<>();
            for (String name : NAMES) {
                Function<Object, Object> accessor = byName.get(name);
                if (accessor != null) {
                    naming.add(accessor);
                }
            }
            return new Accessors(byName, List.copyOf(naming));
        }

        /** A call that is compiled like any other; by reflection, or a method handle, it takes several times as long. */
        @SuppressWarnings("unchecked")
        private static Function<Object, Object> accessor(Class<?> type, RecordComponent component) {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            try {
                MethodHandle accessor = lookup.unreflect(component.getAccessor());
                Class<?> value =
                        MethodType.methodType(component.getType()).wrap().returnType();
                return (Function<Object, Object>) LambdaMetafactory.metafactory(
                                lookup,
                                "apply",
                                MethodType.methodType(Function.class),
                                MethodType.methodType(Object.class, Object.class),
                                accessor,
                                MethodType.methodType(value, type))
                        .getTarget()
                        .invokeExact();
            } catch (Error | RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(type + " is not public; expected a record of an api package", e);
            }
        }
    }

    /** What names an element among its kind; null where nothing does. */
    static @Nullable String name(Object element) {
        if (element instanceof Record) {
            List<Function<Object, Object>> naming =
                    ACCESSORS.get(element.getClass()).naming();
            for (int i = 0; i < naming.size(); i++) {
                Object value = naming.get(i).apply(element);
                if (value != null && isText(value)) {
                    return text(value);
                }
            }
            return null;
        }
        if (!isObject(element)) {
            return isList(element) ? null : text(element);
        }
        for (String name : NAMES) {
            Object value = member(element, name);
            if (value != null && isText(value)) {
                return text(value);
            }
        }
        return null;
    }

    /** How to get at one member of the records of a type; null where they have none of that name. */
    static @Nullable Function<Object, Object> accessor(Class<?> type, String name) {
        return ACCESSORS.get(type).byName().get(name);
    }

    /** The part, or null where nothing is there. */
    static @Nullable Object present(@Nullable Object part) {
        return part instanceof JsonNode node && (node.isNull() || node.isMissingNode()) ? null : part;
    }

    static boolean isList(Object part) {
        return part instanceof JsonNode node ? node.isArray() : part instanceof Collection<?>;
    }

    /** Whether it has members. */
    static boolean isObject(Object part) {
        return part instanceof JsonNode node ? node.isObject() : part instanceof Record || part instanceof Map<?, ?>;
    }

    static boolean isText(Object part) {
        return part instanceof String
                || (part instanceof JsonNode node
                        ? node.isTextual()
                        : !isList(part) && !isObject(part) && !isPlain(part));
    }

    private static boolean isPlain(Object part) {
        return part instanceof Number || part instanceof Boolean;
    }

    static int size(Object list) {
        return list instanceof JsonNode node ? node.size() : ((Collection<?>) list).size();
    }

    /** The elements of a list, in order. */
    static Iterable<?> elements(Object list) {
        return list instanceof JsonNode node ? node : (Collection<?>) list;
    }

    /** The element at a position; null beyond the end. */
    static @Nullable Object get(Object list, int position) {
        if (list instanceof JsonNode node) {
            return node.get(position);
        }
        return list instanceof List<?> several && position < several.size() ? several.get(position) : null;
    }

    /** A member; null where it has none of that name. */
    static @Nullable Object member(Object part, String name) {
        if (part instanceof JsonNode node) {
            return present(node.get(name));
        }
        if (part instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (!(part instanceof Record)) {
            return null;
        }
        Function<Object, Object> accessor = accessor(part.getClass(), name);
        return accessor == null ? null : accessor.apply(part);
    }

    /** Names of the members that are there. */
    static Set<String> memberNames(Object part) {
        Set<String> names = new TreeSet<>();
        if (part instanceof JsonNode node) {
            node.fieldNames().forEachRemaining(names::add);
        } else if (part instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> names.add(String.valueOf(name)));
        } else {
            for (String name : ACCESSORS.get(part.getClass()).byName().keySet()) {
                if (member(part, name) != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** What stands there, as a text: a code, a number, a date. */
    static String text(Object part) {
        if (part instanceof JsonNode node) {
            return node.asText();
        }
        return part instanceof Enum<?> code ? code.name() : part.toString();
    }

    /** The number that stands there; null where none does. */
    static @Nullable BigDecimal number(Object part) {
        if (part instanceof JsonNode node) {
            return node.isNumber() ? node.decimalValue() : null;
        }
        if (part instanceof Integer || part instanceof Long) {
            return BigDecimal.valueOf(((Number) part).longValue());
        }
        return part instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** Whether a value is the one expected. */
    static boolean is(JsonNode expected, Object actual) {
        if (actual instanceof String text) {
            return expected.isTextual() && expected.textValue().equals(text);
        }
        if (expected.isNumber()) {
            BigDecimal number = number(actual);
            return number != null && expected.decimalValue().compareTo(number) == 0;
        }
        if (actual instanceof JsonNode node) {
            return expected.equals(node);
        }
        if (expected.isBoolean()) {
            return actual instanceof Boolean bool && bool == expected.booleanValue();
        }
        return isText(actual) && expected.isTextual() && expected.textValue().equals(text(actual));
    }
}
