package io.criterio.assignment.team;

import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the columns of a table are, by the names in its first row. */
final class CsvColumns {

    static final String EXECUTIVE = "executive";

    /** How an error names the first row: a fragment identifier of RFC 7111. */
    private static final String FIRST_ROW = "#row=1";

    private static final List<String> REQUIRED =
            List.of(EXECUTIVE, "id", "origin", "status", "propensity", "sector");

    private static final List<String> KNOWN = List.of(
            EXECUTIVE,
            "id",
            "origin",
            "status",
            "propensity",
            "sector",
            "company",
            "convenio",
            "lat",
            "lon",
            "commitmentDate",
            "commitmentKept",
            "referredOn",
            "assignedTo");

    private final Map<String, Integer> places;

    private CsvColumns(Map<String, Integer> places) {
        this.places = places;
    }

    /**
     * Reads the first row.
     *
     * @throws ProblemException naming every column that is unknown, there twice, or missing
     */
    static CsvColumns of(List<String> names) {
        Problems problems = new Problems();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String name : names) {
            if (!KNOWN.contains(name)) {
                String shown = name.length() <= 60 ? name : name.substring(0, 60) + "…";
                problems.add(
                        FIRST_ROW,
                        "the column \"" + shown + "\" is not known; known are " + String.join(", ", KNOWN)
                                + (name.contains(";") ? ". Maybe the cells are parted by semicolons; use commas" : "")
                                + Suggestion.hint(name, KNOWN));
            } else if (places.putIfAbsent(name, places.size()) != null) {
                problems.add(FIRST_ROW, "the column " + name + " appears twice; keep one");
            }
        }
        for (String name : REQUIRED) {
            if (!places.containsKey(name) && problems.isEmpty()) {
                problems.add(FIRST_ROW, "the column " + name + " is missing; the first row names the columns");
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return new CsvColumns(places);
    }

    /** The place of a column, from 0; -1 when there is no such column. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    int count() {
        return places.size();
    }
}
