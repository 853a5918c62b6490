package io.criterio.assignment;

import io.criterio.assignment.fact.Limits;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.calendar.Calendars;
import io.criterio.rules.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules under {@code rules/assignment}, compiled once for all tests. */
final class ShippedAssignment {

    static final RuleSet RULES = new RuleSet("assignment", drl());
    static final Limits LIMITS = LimitsFile.read("limits.yaml", read("assignment/limits.yaml"), Limits.class);
    static final AssignmentPolicy POLICY = AssignmentPolicy.of(RULES, LIMITS);
    static final Map<String, BusinessCalendar> CALENDARS =
            Map.of("CL", Calendars.parse(read("calendars/cl.yaml")), "MX", Calendars.parse(read("calendars/mx.yaml")));

    private ShippedAssignment() {}

    private static Map<String, String> drl() {
        try (Stream<Path> files = Files.list(Path.of("rules/assignment"))) {
            Map<String, String> drl = new TreeMap<>();
            files.map(file -> "assignment/" + file.getFileName())
                    .filter(file -> file.endsWith(".drl"))
                    .forEach(file -> drl.put(file, read(file)));
            return drl;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("rules", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
