package io.criterio.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the query of a request as strictly as its body: a parameter that nobody reads is a mistake of somebody's. */
public final class QueryParameters {

    /** What stands in a decoded query for bytes that were no UTF-8. */
    private static final char REPLACEMENT = 0xFFFD;

    private static final int LONGEST_VALUE = 256;

    private QueryParameters() {}

    /** How an error names a parameter: it has no JSON Pointer. */
    public static String pointer(String parameter) {
        return "?" + parameter;
    }

    /**
     * The parameters that have one value that can be read.
     *
     * @param given as decoded from the query
     * @param known the names there are
     * @param problems learns of unknown names, repetitions, empty values, and values with control characters or beyond
     *     256 characters
     */
    public static Map<String, String> read(Map<String, List<String>> given, List<String> known, Problems problems) {
        Map<String, String> read = new HashMap<>();
        given.forEach((name, values) -> {
            String value = values.get(0);
            if (!known.contains(name)) {
                problems.add(
                        pointer(name),
                        known.isEmpty()
                                ? "is not known here; there are no parameters"
                                : "is not known here; known are " + String.join(", ", known)
                                        + Suggestion.hint(name, known));
            } else if (values.size() > 1) {
                problems.add(pointer(name), "appears " + values.size() + " times; keep one");
            } else if (value.isBlank()) {
                problems.add(pointer(name), "is empty; leave it out");
            } else if (value.length() > LONGEST_VALUE
                    || value.chars().anyMatch(unit -> Character.isISOControl(unit) || unit == REPLACEMENT)) {
                problems.add(
                        pointer(name),
                        "is no value; expected at most " + LONGEST_VALUE + " printable characters in UTF-8");
            } else {
                read.put(name, value);
            }
        });
        return read;
    }
}
