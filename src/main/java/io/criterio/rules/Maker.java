package io.criterio.rules;

import io.criterio.rules.Condition.Operand;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what a rule's consequence inserts: {@code new Forbidden( Tool.BONIFICACION )}. */
sealed interface Maker {

    /** The value, given what the rule's patterns matched. */
    Object make(@Nullable Object[] matched);

    /** A literal, an enum constant, or a finding made of such alone: findings are values, so one is enough. */
    record Ready(Object value) implements Maker {

        @Override
        public Object make(@Nullable Object[] matched) {
            return value;
        }
    }

    record Of(Operand operand, String name) implements Maker {

        @Override
        public Object make(@Nullable Object[] matched) {
            Object value = operand.value(matched);
            if (value == null) {
                throw new IllegalStateException(name + " matched nothing");
            }
            return value;
        }
    }

    record Call(MethodHandle target, List<Maker> arguments) implements Maker {

        @Override
        public Object make(@Nullable Object[] matched) {
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments.get(i).make(matched);
            }
            try {
                return (Object) target.invokeExact(values);
            } catch (Error | RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("cannot make a finding with " + List.of(values), e);
            }
        }
    }

    /** What can be called, with the type of what it gives. */
    record Target(MethodHandle handle, Class<?> result) {}

    /** The constructor or static factory that takes arguments of these types; nothing if there is none. */
    static @Nullable Target target(Class<?> type, @Nullable String factory, List<Class<?>> arguments) {
        List<Executable> candidates = new ArrayList<>();
        if (factory == null) {
            for (Constructor<?> constructor : type.getConstructors()) {
                candidates.add(constructor);
            }
        } else {
            for (Method method : type.getMethods()) {
                if (Modifier.isStatic(method.getModifiers()) && method.getName().equals(factory)) {
                    candidates.add(method);
                }
            }
        }
        for (Executable candidate : candidates) {
            if (!candidate.isVarArgs() && takes(candidate.getParameterTypes(), arguments)) {
                return target(candidate, arguments.size());
            }
        }
        for (Executable candidate : candidates) {
            if (candidate.isVarArgs()
                    && candidate.getParameterCount() <= arguments.size() + 1
                    && takes(spread(candidate.getParameterTypes(), arguments.size()), arguments)) {
                return target(candidate, arguments.size());
            }
        }
        return null;
    }

    private static @Nullable Target target(Executable candidate, int arguments) {
        try {
            MethodHandle handle = candidate instanceof Method method
                    ? MethodHandles.publicLookup().unreflect(method)
                    : MethodHandles.publicLookup().unreflectConstructor((Constructor<?>) candidate);
            Class<?>[] parameters = candidate.getParameterTypes();
            MethodHandle fixed = handle.asFixedArity();
            if (candidate.isVarArgs()) {
                fixed = fixed.asCollector(parameters[parameters.length - 1], arguments - parameters.length + 1);
            }
            return new Target(
                    fixed.asSpreader(Object[].class, arguments)
                            .asType(MethodType.methodType(Object.class, Object[].class)),
                    Types.boxed(handle.type().returnType()));
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    /** The parameters of a call with this many arguments: the last one, an array, taken apart. */
    private static Class<?>[] spread(Class<?>[] parameters, int arguments) {
        int last = parameters.length - 1;
        Class<?>[] spread = new Class<?>[arguments];
        for (int i = 0; i < arguments; i++) {
            spread[i] = i < last ? parameters[i] : parameters[last].getComponentType();
        }
        return spread;
    }

    private static boolean takes(Class<?>[] parameters, List<Class<?>> arguments) {
        if (parameters.length != arguments.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            Class<?> parameter = Types.boxed(parameters[i]);
            Class<?> argument = arguments.get(i);
            boolean widens = parameters[i].isPrimitive()
                    && Types.numeric(parameter)
                    && Types.numeric(argument)
                    && width(argument) <= width(parameter);
            if (!parameter.isAssignableFrom(argument) && !widens) {
                return false;
            }
        }
        return true;
    }

    private static int width(Class<?> type) {
        if (type == BigDecimal.class) {
            return Integer.MAX_VALUE;
        }
        return List.<Class<?>>of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class)
                .indexOf(type);
    }
}
