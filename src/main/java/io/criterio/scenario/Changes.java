package io.criterio.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where two answers to the same request part, in the words of scenarios. */
public final class Changes {

    private static final Set<String> TEXTS = Set.of("text", "recognise", "tips", "doNotSay");
    private static final Set<String> VERDICTS = Set.of("verdict", "admitted", "met");
    private static final String QUANTITY = "quantity";

    private final List<Change> changes = new ArrayList<>();

    private Changes() {}

    /**
     * One place.
     *
     * @param path dotted, elements of lists by what names them: {@code tools.BONIFICACION.verdict}
     * @param before what one answer holds there
     * @param after what the other does
     */
    public record Change(String path, String before, String after) {

        /** The member of the outcome that it lies in. */
        public String member() {
            int dot = path.indexOf('.');
            return dot < 0 ? path : path.substring(0, dot);
        }

        /** verdict, package, quantity, text, or the member that it lies in. */
        public String kind() {
            List<String> parts = List.of(path.split("\\."));
            String last = parts.get(parts.size() - 1);
            if (parts.stream().anyMatch(TEXTS::contains)) {
                return "text";
            }
            if (VERDICTS.contains(last)) {
                return "verdict";
            }
            if (parts.contains(QUANTITY)) {
                return QUANTITY;
            }
            return switch (parts.get(0)) {
                case "packages" -> "package";
                case "tools" -> "reason";
                case "questions" -> "question";
                case "steps", "areas", "handling" -> "step";
                default -> parts.get(0);
            };
        }

        @Override
        public String toString() {
            return path + ": " + before + " → " + after;
        }
    }

    /**
     * Every place in which two outcomes differ.
     *
     * @param before JSON or records; null where the request was refused
     */
    public static List<Change> between(@Nullable Object before, @Nullable Object after) {
        Changes changes = new Changes();
        changes.compare("", before, after);
        return List.copyOf(changes.changes);
    }

    /** What stands under {@code expect} in a scenario that holds before: the first few changes, verdicts first. */
    public static String expectation(List<Change> changes, int most) {
        List<Change> sorted = new ArrayList<>(changes);
        sorted.sort((one, other) -> Integer.compare(weight(one), weight(other)));
        return sorted.stream()
                .limit(most)
                .map(change -> change.path().isEmpty() ? "" : Yaml.text(change.path()) + ": " + change.before())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static int weight(Change change) {
        return switch (change.kind()) {
            case "verdict" -> 0;
            case QUANTITY -> 1;
            case "package" -> 2;
            case "text" -> 9;
            default -> 5;
        };
    }

    private void compare(String path, @Nullable Object one, @Nullable Object other) {
        Object before = Part.present(one);
        Object after = Part.present(other);
        if (before == null || after == null) {
            if (before != after) {
                note(path, before, after);
            }
        } else if (before.equals(after)) {
            return;
        } else if (Part.isObject(before) && Part.isObject(after)) {
            Set<String> names = new LinkedHashSet<>(Part.memberNames(before));
            names.addAll(Part.memberNames(after));
            names.forEach(name -> compare(
                    path.isEmpty() ? name : path + "." + name, Part.member(before, name), Part.member(after, name)));
        } else if (Part.isList(before) && Part.isList(after)) {
            lists(path, before, after);
        } else if (!same(before, after)) {
            note(path, before, after);
        }
    }

    private static boolean same(Object before, Object after) {
        BigDecimal number = Part.number(before);
        BigDecimal other = Part.number(after);
        return number != null && other != null && number.compareTo(other) == 0;
    }

    /** Lists whose elements go by the same names are compared element by element; others as a whole. */
    private void lists(String path, Object before, Object after) {
        Map<String, Object> ours = named(before);
        Map<String, Object> theirs = named(after);
        if (ours != null && theirs != null && List.copyOf(ours.keySet()).equals(List.copyOf(theirs.keySet()))) {
            ours.forEach((name, element) -> compare(path + "." + name, element, theirs.get(name)));
        } else if ((ours == null || theirs == null)
                && Part.size(before) == Part.size(after)
                && isOfObjects(before)
                && isOfObjects(after)) {
            for (int i = 0; i < Part.size(before); i++) {
                compare(path + "." + i, Part.get(before, i), Part.get(after, i));
            }
        } else {
            note(path, before, after);
        }
    }

    private static boolean isOfObjects(Object list) {
        for (Object element : Part.elements(list)) {
            if (!Part.isObject(element)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Map<String, Object> named(Object list) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Object element : Part.elements(list)) {
            String name = Part.isObject(element) ? Part.name(element) : null;
            if (name == null || name.contains(".") || named.put(name, element) != null) {
                return null;
            }
        }
        return named;
    }

    private void note(String path, @Nullable Object before, @Nullable Object after) {
        changes.add(new Change(path, words(before), words(after)));
    }

    /** What a scenario would say of it. */
    private static String words(@Nullable Object part) {
        if (part == null) {
            return "~";
        }
        if (Part.isList(part)) {
            List<String> words = new ArrayList<>();
            Part.elements(part).forEach(element -> words.add(words(element)));
            return words.stream().collect(Collectors.joining(", ", "[", "]"));
        }
        if (Part.isObject(part)) {
            Object tools = Part.member(part, Words.TOOLS);
            if (tools != null) {
                return words(tools);
            }
            return Part.name(part) == null
                    ? Part.memberNames(part).stream()
                            .map(name -> name + ": " + words(Part.member(part, name)))
                            .collect(Collectors.joining(", ", "{", "}"))
                    : Yaml.text(Words.of(part));
        }
        return Part.isText(part) ? Yaml.text(Part.text(part)) : Part.text(part);
    }
}
