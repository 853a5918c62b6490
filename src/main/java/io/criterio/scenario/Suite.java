package io.criterio.scenario;

import java.util.List;

/**
 * The scenarios of one file.
 *
 * @param type the decision type of every request, for example {@code RETENTION}
 * @param scenarios in the order of the file; a table or a {@code forEach} makes several
 */
public record Suite(String name, String type, Place place, List<Scenario> scenarios) {
    public Suite {
        scenarios = List.copyOf(scenarios);
    }
}
