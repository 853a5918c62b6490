package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.scenario.Expected.Absent;
import io.criterio.scenario.Expected.All;
import io.criterio.scenario.Expected.Elements;
import io.criterio.scenario.Expected.Holding;
import io.criterio.scenario.Expected.Members;
import io.criterio.scenario.Expected.Present;
import io.criterio.scenario.Expected.Size;
import io.criterio.scenario.Expected.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares an answer with what is expected of it and notes every difference. */
final class Comparison {

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    static List<Difference> of(Expected expected, JsonNode actual) {
        Comparison comparison = new Comparison();
        comparison.compare("", expected, actual);
        return List.copyOf(comparison.differences);
    }

    private static boolean matches(Expected expected, JsonNode actual) {
        return of(expected, actual).isEmpty();
    }

    private void compare(String path, Expected expected, @Nullable JsonNode actual) {
        boolean absent = actual == null || actual.isNull() || actual.isMissingNode();
        if (expected instanceof Absent) {
            note(absent, path, expected, actual);
        } else if (expected instanceof Present present) {
            note(present.present() != absent, path, expected, actual);
        } else if (expected instanceof All all) {
            all.all().forEach(one -> compare(path, one, actual));
        } else if (actual == null || absent) {
            note(false, path, expected, null);
        } else if (expected instanceof Value value) {
            note(same(value.value(), actual), path, expected, actual);
        } else if (expected instanceof Members members) {
            members(path, members, actual);
        } else if (expected instanceof Elements elements) {
            elements(path, elements, actual);
        } else if (expected instanceof Size size) {
            note(actual.isArray() && actual.size() == size.size(), path, expected, actual);
        } else if (expected instanceof Holding holding) {
            note(actual.isTextual() ? holds(holding, actual.asText()) : holds(holding, actual), path, expected, actual);
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (actual.isObject()) {
            return Words.mean(expected.asText(), actual);
        }
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }

    private void members(String path, Members expected, JsonNode actual) {
        for (Map.Entry<String, Expected> member : expected.members().entrySet()) {
            String key = member.getKey();
            compare(
                    path.isEmpty() ? key : path + "." + key,
                    member.getValue(),
                    actual.isArray() ? element(key, actual) : actual.get(key));
        }
    }

    /** The element of this name; failing that, the one at this position, from 0. */
    private static @Nullable JsonNode element(String name, JsonNode list) {
        for (JsonNode element : list) {
            if (Words.mean(name, element)) {
                return element;
            }
        }
        return name.chars().allMatch(Character::isDigit) && name.length() < 6 ? list.get(Integer.parseInt(name)) : null;
    }

    private void elements(String path, Elements expected, JsonNode actual) {
        JsonNode list = actual.isObject() && actual.has(Words.TOOLS) ? actual.get(Words.TOOLS) : actual;
        if (Words.isToolSet(list) && expected.isPlain()) {
            note(
                    list.size() == expected.elements().size() && containsAll(expected.elements(), list),
                    path,
                    expected,
                    list);
        } else if (!list.isArray() || list.size() != expected.elements().size() || expected.isPlain()) {
            note(
                    list.isArray()
                            && list.size() == expected.elements().size()
                            && startsWith(expected.elements(), list, 0),
                    path,
                    expected,
                    list);
        } else {
            for (int i = 0; i < list.size(); i++) {
                compare(path + "." + i, expected.elements().get(i), list.get(i));
            }
        }
    }

    private static boolean holds(Holding expected, JsonNode list) {
        List<Expected> parts = expected.parts();
        return list.isArray()
                && switch (expected.manner()) {
                    case CONTAINS -> containsAll(parts, list);
                    case CONTAINS_NONE -> parts.stream().noneMatch(part -> contains(part, list));
                    case STARTS_WITH -> startsWith(parts, list, 0);
                    case ENDS_WITH -> startsWith(parts, list, list.size() - parts.size());
                    case IN_ORDER -> inOrder(parts, list);
                };
    }

    private static boolean holds(Holding expected, String text) {
        return switch (expected.manner()) {
            case CONTAINS -> expected.parts().stream().allMatch(part -> text.contains(part.words()));
            case CONTAINS_NONE -> expected.parts().stream().noneMatch(part -> text.contains(part.words()));
            case STARTS_WITH -> expected.parts().stream().allMatch(part -> text.startsWith(part.words()));
            case ENDS_WITH -> expected.parts().stream().allMatch(part -> text.endsWith(part.words()));
            case IN_ORDER -> {
                int from = 0;
                for (Expected part : expected.parts()) {
                    int at = text.indexOf(part.words(), from);
                    if (at < 0) {
                        yield false;
                    }
                    from = at + part.words().length();
                }
                yield true;
            }
        };
    }

    private static boolean contains(Expected part, JsonNode list) {
        for (JsonNode element : list) {
            if (matches(part, element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsAll(List<Expected> parts, JsonNode list) {
        return parts.stream().allMatch(part -> contains(part, list));
    }

    private static boolean startsWith(List<Expected> parts, JsonNode list, int from) {
        if (from < 0 || list.size() < from + parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!matches(parts.get(i), list.get(from + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inOrder(List<Expected> parts, JsonNode list) {
        int next = 0;
        for (JsonNode element : list) {
            if (next < parts.size() && matches(parts.get(next), element)) {
                next++;
            }
        }
        return next == parts.size();
    }

    private void note(boolean asExpected, String path, Expected expected, @Nullable JsonNode actual) {
        if (!asExpected) {
            differences.add(new Difference(path, expected.words(), Words.of(actual)));
        }
    }
}
