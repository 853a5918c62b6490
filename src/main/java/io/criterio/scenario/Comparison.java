package io.criterio.scenario;

import io.criterio.scenario.Expected.Absent;
import io.criterio.scenario.Expected.All;
import io.criterio.scenario.Expected.Among;
import io.criterio.scenario.Expected.AtLeast;
import io.criterio.scenario.Expected.AtMost;
import io.criterio.scenario.Expected.Each;
import io.criterio.scenario.Expected.Elements;
import io.criterio.scenario.Expected.Holding;
import io.criterio.scenario.Expected.Members;
import io.criterio.scenario.Expected.Not;
import io.criterio.scenario.Expected.Present;
import io.criterio.scenario.Expected.Size;
import io.criterio.scenario.Expected.Sized;
import io.criterio.scenario.Expected.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares an answer with what is expected of it and notes every difference. */
final class Comparison {

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /** Every difference between what is expected and an answer, which is JSON or made of records. */
    static List<Difference> of(Expected expected, Object actual) {
        Comparison comparison = new Comparison();
        comparison.compare("", expected, actual);
        return List.copyOf(comparison.differences);
    }

    /** Whether an answer, or a part of one, is as expected. */
    static boolean matches(Expected expected, @Nullable Object part) {
        Object actual = Part.present(part);
        if (expected instanceof Absent) {
            return actual == null;
        } else if (expected instanceof Present present) {
            return present.present() == (actual != null);
        } else if (expected instanceof Not not) {
            return !matches(not.unexpected(), actual);
        } else if (expected instanceof Among among) {
            return any(among.parts(), actual);
        } else if (expected instanceof All all) {
            return all(all.all(), actual);
        } else if (expected instanceof Members members) {
            return actual != null && matches(members, actual);
        } else if (actual == null) {
            return false;
        } else if (expected instanceof Value value) {
            return same(value, actual);
        } else if (expected instanceof Elements elements) {
            return matches(elements, actual);
        } else if (expected instanceof Size size) {
            return Part.isList(actual) && Part.size(actual) == size.size();
        } else if (expected instanceof Sized sized) {
            return Part.isList(actual) && matches(sized.size(), Part.size(actual));
        } else if (expected instanceof AtLeast least) {
            BigDecimal number = Part.number(actual);
            return number != null && number.compareTo(least.least()) >= 0;
        } else if (expected instanceof AtMost most) {
            BigDecimal number = Part.number(actual);
            return number != null && number.compareTo(most.most()) <= 0;
        } else if (expected instanceof Each each) {
            return each(each, actual);
        } else if (expected instanceof Holding holding) {
            return Part.isText(actual) ? holds(holding, Part.text(actual)) : holds(holding, actual);
        }
        throw new IllegalStateException("nobody compares " + expected);
    }

    private static boolean any(List<Expected> parts, @Nullable Object actual) {
        for (Expected part : parts) {
            if (matches(part, actual)) {
                return true;
            }
        }
        return false;
    }

    private static boolean all(List<Expected> parts, @Nullable Object actual) {
        for (Expected part : parts) {
            if (!matches(part, actual)) {
                return false;
            }
        }
        return true;
    }

    private static boolean each(Each each, Object actual) {
        if (!Part.isList(actual)) {
            return false;
        }
        for (Object element : Part.elements(actual)) {
            if (!matches(each.part(), element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Members expected, Object actual) {
        if (actual instanceof Record) {
            return expected.inRecord().matches(actual);
        }
        for (Map.Entry<String, Expected> member : expected.members().entrySet()) {
            if (!matches(member.getValue(), memberOrElement(member.getKey(), actual))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Elements expected, Object actual) {
        Object list = list(actual);
        if (Words.isToolSet(list) && expected.isPlain()) {
            return Part.size(list) == expected.elements().size() && containsAll(expected.elements(), list);
        }
        return Part.isList(list)
                && Part.size(list) == expected.elements().size()
                && startsWith(expected.elements(), list, 0);
    }

    /** Goes on into members and elements, so that a difference is told where it is. */
    private void compare(String path, Expected expected, @Nullable Object part) {
        Object actual = Part.present(part);
        if (expected instanceof All all) {
            all.all().forEach(one -> compare(path, one, actual));
        } else if (actual != null && expected instanceof Members members) {
            members.members()
                    .forEach((key, member) ->
                            compare(path.isEmpty() ? key : path + "." + key, member, memberOrElement(key, actual)));
        } else if (actual != null && expected instanceof Elements elements && !elements.isPlain()) {
            elements(path, elements, actual);
        } else if (!matches(expected, actual)) {
            note(path, expected, expected instanceof Elements && actual != null ? list(actual) : actual);
        }
    }

    private void elements(String path, Elements expected, Object actual) {
        Object list = list(actual);
        if (!Part.isList(list) || Part.size(list) != expected.elements().size()) {
            note(path, expected, list);
            return;
        }
        int position = 0;
        for (Object element : Part.elements(list)) {
            compare(path + "." + position, expected.elements().get(position), element);
            position++;
        }
    }

    /** A list, or the list of a package's tools for a package. */
    private static Object list(Object actual) {
        Object tools = Part.isObject(actual) ? Part.member(actual, Words.TOOLS) : null;
        return tools == null ? actual : tools;
    }

    private static boolean same(Value expected, Object actual) {
        return Part.isObject(actual)
                ? Words.mean(expected.value().asText(), actual)
                : Part.is(expected.value(), actual);
    }

    private static @Nullable Object memberOrElement(String key, Object actual) {
        return Part.isList(actual) ? element(key, actual) : Part.member(actual, key);
    }

    /** The element of this name; failing that, the one at this position, from 0. */
    private static @Nullable Object element(String name, Object list) {
        for (Object element : Part.elements(list)) {
            if (Words.mean(name, element)) {
                return element;
            }
        }
        return name.chars().allMatch(Character::isDigit) && name.length() < 6
                ? Part.get(list, Integer.parseInt(name))
                : null;
    }

    private static boolean holds(Holding expected, Object list) {
        List<Expected> parts = expected.parts();
        return Part.isList(list)
                && switch (expected.manner()) {
                    case CONTAINS -> containsAll(parts, list);
                    case CONTAINS_NONE -> parts.stream().noneMatch(part -> contains(part, list));
                    case STARTS_WITH -> startsWith(parts, list, 0);
                    case ENDS_WITH -> startsWith(parts, list, Part.size(list) - parts.size());
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

    private static boolean contains(Expected part, Object list) {
        for (Object element : Part.elements(list)) {
            if (matches(part, element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsAll(List<Expected> parts, Object list) {
        for (Expected part : parts) {
            if (!contains(part, list)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(List<Expected> parts, Object list, int from) {
        if (from < 0 || Part.size(list) < from + parts.size()) {
            return false;
        }
        int position = 0;
        for (Object element : Part.elements(list)) {
            int part = position++ - from;
            if (part >= 0 && part < parts.size() && !matches(parts.get(part), element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean inOrder(List<Expected> parts, Object list) {
        int next = 0;
        for (Object element : Part.elements(list)) {
            if (next < parts.size() && matches(parts.get(next), element)) {
                next++;
            }
        }
        return next == parts.size();
    }

    private void note(String path, Expected expected, @Nullable Object actual) {
        differences.add(new Difference(path, expected.words(), Words.of(actual)));
    }
}
