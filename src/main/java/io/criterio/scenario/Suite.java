package io.criterio.scenario;

import java.util.Collection;
import java.util.List;

/**
 * The scenarios of one file.
 *
 * @param type the decision type of every request, for example {@code RETENTION}
 * @param scenarios in the order of the file; a table or a {@code forEach} makes several
 * @param undecidable conditions that no request can decide alone
 */
public record Suite(String name, String type, Place place, List<Scenario> scenarios, List<Undecidable> undecidable) {
    public Suite {
        scenarios = List.copyOf(scenarios);
        undecidable = List.copyOf(undecidable);
    }

    /**
     * The same with those scenarios only that carry one of some tags.
     *
     * @param wanted none for all scenarios
     */
    public Suite tagged(Collection<String> wanted) {
        return wanted.isEmpty()
                ? this
                : new Suite(
                        name,
                        type,
                        place,
                        scenarios.stream()
                                .filter(scenario -> scenario.tags().stream().anyMatch(wanted::contains))
                                .toList(),
                        undecidable);
    }
}
