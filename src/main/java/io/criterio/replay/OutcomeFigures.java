package io.criterio.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What supervisors count of an outcome. A figure is a number of decisions ({@code BONIFICACION.offered},
 * {@code commissionLost}) or of what they are about ({@code assigned}); one that is 0 is left out.
 */
final class OutcomeFigures {

    private static final int MOST_SHARED = 10_000;

    /** Outcomes differ in more than their figures: a few hundred sets stand for all of a record. */
    private final Map<Map<String, Integer>, Map<String, Integer>> shared = new ConcurrentHashMap<>();

    /** Of an outcome as it is recorded; none for what is not JSON. Thread-safe. */
    Map<String, Integer> of(String type, @Nullable JsonNode outcome) {
        if (outcome == null) {
            return Map.of();
        }
        NavigableMap<String, Integer> figures = new TreeMap<>();
        read(type, outcome, figures);
        figures.values().removeIf(value -> value == 0);
        Map<String, Integer> known = shared.get(figures);
        if (known != null) {
            return known;
        }
        Map<String, Integer> made = Collections.unmodifiableNavigableMap(figures);
        if (shared.size() < MOST_SHARED) {
            shared.put(made, made);
        }
        return made;
    }

    private static void read(String type, JsonNode outcome, Map<String, Integer> figures) {
        switch (type) {
            case "RETENTION" -> retention(outcome, figures);
            case "ASSIGNMENT" -> {
                add(figures, "capacity", outcome.path("capacity").asInt());
                add(figures, "assigned", outcome.path("assigned").size());
                add(figures, "shortfall", outcome.path("shortfall").asInt());
                add(figures, "daysWithShortfall", outcome.path("shortfall").asInt() > 0 ? 1 : 0);
                add(figures, "needsSupervisor", outcome.path("needsSupervisor").size());
            }
            case "VISIT_NEIGHBOURS" ->
                add(figures, "neighbours", outcome.path("neighbours").size());
            case "MANAGEMENT_ENTRY" -> add(figures, outcome.path("admitted").asBoolean() ? "admitted" : "refused", 1);
            case "FOLLOW_UP" -> add(figures, "steps", outcome.path("steps").size());
            case "WEEK_PLAN" -> {
                outcome.path("days")
                        .forEach(day ->
                                add(figures, "planned", day.path("recordIds").size()));
                add(figures, "unplaced", outcome.path("unplaced").size());
            }
            case "SCORECARD" ->
                outcome.path("standards")
                        .forEach(standard ->
                                add(figures, standard.path("met").asBoolean() ? "standardsMet" : "standardsMissed", 1));
            default -> {
                // Nothing is known of it but whether it changes.
            }
        }
    }

    private static void retention(JsonNode outcome, Map<String, Integer> figures) {
        for (JsonNode tool : outcome.path("tools")) {
            String verdict = tool.path("verdict").asText().toLowerCase(Locale.ROOT);
            add(figures, tool.path("tool").asText() + "." + verdict, 1);
        }
        JsonNode packages = outcome.path("packages");
        add(figures, "packages", packages.size());
        add(figures, packages.isEmpty() ? "nothingToOffer" : "somethingToOffer", 1);
        for (int rank = 0; rank < packages.size(); rank++) {
            for (JsonNode tool : packages.get(rank).path("tools")) {
                String name = tool.path("tool").asText();
                figures.put(name + ".offered", 1);
                if (rank == 0) {
                    figures.put(name + ".offeredFirst", 1);
                }
            }
        }
        if (packages.path(0).path("commissionLost").asBoolean()) {
            add(figures, "commissionLost", 1);
        }
    }

    private static void add(Map<String, Integer> figures, String name, int value) {
        figures.merge(name, value, Integer::sum);
    }
}
