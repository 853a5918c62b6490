package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a scenario says about one part of an answer. */
sealed interface Expected {

    /** The same, in the scenario's words. */
    String words();

    /** Nothing is there. */
    record Absent() implements Expected {
        @Override
        public String words() {
            return "nothing";
        }
    }

    /** Something is there, whatever it is; or nothing is. */
    record Present(boolean present) implements Expected {
        @Override
        public String words() {
            return present ? "something" : "nothing";
        }
    }

    /** This value, or the element that goes by this name. */
    record Value(JsonNode value) implements Expected {
        @Override
        public String words() {
            return value.asText();
        }
    }

    /** These members, or the list's elements of these names; others do not matter. */
    record Members(Map<String, Expected> members, InRecord inRecord) implements Expected {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        Members(Map<String, Expected> members) {
            this(members, new InRecord(members));
        }

        @Override
        public String words() {
            return members.entrySet().stream()
                    .map(member -> member.getKey() + ": " + member.getValue().words())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** Members looked for in records of one type after the other: how to get at them is found once a type. */
    final class InRecord {

        private final String[] names;
        private final Expected[] expected;
        private volatile @Nullable Ready ready;

        private record Ready(Class<?> type, List<@Nullable Function<Object, Object>> accessors) {}

        InRecord(Map<String, Expected> members) {
            this.names = members.keySet().toArray(new String[0]);
            this.expected = members.values().toArray(new Expected[0]);
        }

        boolean matches(Object actual) {
            Ready known = ready;
            if (known == null || known.type() != actual.getClass()) {
                known = ready(actual.getClass());
            }
            for (int i = 0; i < expected.length; i++) {
                Function<Object, Object> accessor = known.accessors().get(i);
                if (!Comparison.matches(expected[i], accessor == null ? null : accessor.apply(actual))) {
                    return false;
                }
            }
            return true;
        }

        private Ready ready(Class<?> type) {
            List<@Nullable Function<Object, Object>> accessors = new ArrayList<>(names.length);
            for (String name : names) {
                accessors.add(Part.accessor(type, name));
            }
            Ready made = new Ready(type, accessors);
            ready = made;
            return made;
        }
    }

    /** These elements and no others, in this order. */
    record Elements(List<Expected> elements) implements Expected {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public String words() {
            return elements.stream().map(Expected::words).collect(Collectors.joining(", ", "[", "]"));
        }

        /** Whether every element is a name, or a list of names: then the list is best compared as a whole. */
        boolean isPlain() {
            return elements.stream()
                    .allMatch(element ->
                            element instanceof Value || (element instanceof Elements list && list.isPlain()));
        }
    }

    /** The list has this many elements. */
    record Size(int size) implements Expected {
        @Override
        public String words() {
            return "size " + size;
        }
    }

    /** How many elements the list has is like this. */
    record Sized(Expected size) implements Expected {
        @Override
        public String words() {
            return "size " + size.words();
        }
    }

    /** The list, or the text, holds these parts in this way. */
    record Holding(Manner manner, List<Expected> parts) implements Expected {
        public Holding {
            parts = List.copyOf(parts);
        }

        @Override
        public String words() {
            return manner.key() + " "
                    + (parts.size() == 1 && parts.get(0) instanceof Value value
                            ? value.words()
                            : new Elements(parts).words());
        }
    }

    /** All of these hold. */
    record All(List<Expected> all) implements Expected {
        public All {
            all = List.copyOf(all);
        }

        @Override
        public String words() {
            return all.stream().map(Expected::words).collect(Collectors.joining(" and "));
        }
    }

    /** This is not the case. */
    record Not(Expected unexpected) implements Expected {
        @Override
        public String words() {
            return "not " + unexpected.words();
        }
    }

    /** One of these is the case. */
    record Among(List<Expected> parts) implements Expected {
        public Among {
            parts = List.copyOf(parts);
        }

        @Override
        public String words() {
            return "one of " + new Elements(parts).words();
        }
    }

    /** Every element of the list is like this; a list without elements is. */
    record Each(Expected part) implements Expected {
        @Override
        public String words() {
            return "each " + part.words();
        }
    }

    /** The number is this or more. */
    record AtLeast(BigDecimal least) implements Expected {
        @Override
        public String words() {
            return "at least " + least.toPlainString();
        }
    }

    /** The number is this or less. */
    record AtMost(BigDecimal most) implements Expected {
        @Override
        public String words() {
            return "at most " + most.toPlainString();
        }
    }

    /** How a list or a text holds some parts. */
    enum Manner {
        /** Each of them, anywhere. */
        CONTAINS("contains"),
        /** None of them. */
        CONTAINS_NONE("containsNone"),
        /** The first elements are these. */
        STARTS_WITH("startsWith"),
        /** The last elements are these. */
        ENDS_WITH("endsWith"),
        /** Each of them, in this order, perhaps with others in between. */
        IN_ORDER("inOrder");

        private final String key;

        Manner(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        static Optional<Manner> of(String key) {
            return Arrays.stream(values())
                    .filter(manner -> manner.key.equals(key))
                    .findFirst();
        }
    }
}
