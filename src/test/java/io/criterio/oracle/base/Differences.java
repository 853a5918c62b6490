package io.criterio.oracle.base;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where two plans differ, one line for each part, short enough to be read. */
public final class Differences {

    private Differences() {}

    public static List<String> between(DayPlan expected, DayPlan actual) {
        List<String> differences = new ArrayList<>();
        for (RecordComponent part : DayPlan.class.getRecordComponents()) {
            Object one = value(part, expected);
            Object other = value(part, actual);
            if (one instanceof List<?> ones && other instanceof List<?> others) {
                inOrder(part.getName(), ones, others, differences);
            } else if (!Objects.equals(one, other)) {
                differences.add(part.getName() + ": expected " + one + ", was " + other);
            }
        }
        return differences;
    }

    private static void inOrder(String name, List<?> expected, List<?> actual, List<String> differences) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            Object one = i < expected.size() ? expected.get(i) : "nothing";
            Object other = i < actual.size() ? actual.get(i) : "nothing";
            if (!one.equals(other)) {
                differences.add(name + "[" + i + "]: expected " + one + ", was " + other);
                return;
            }
        }
    }

    private static Object value(RecordComponent part, DayPlan plan) {
        try {
            Object value = part.getAccessor().invoke(plan);
            return value == null ? "nothing" : value;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
