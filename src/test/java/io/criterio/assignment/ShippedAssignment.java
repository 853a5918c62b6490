package io.criterio.assignment;

import io.criterio.assignment.fact.Limits;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.calendar.Calendars;
import io.criterio.rules.RuleSet;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The rules under {@code rules/assignment}, compiled once for all tests. */
final class ShippedAssignment {

    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));

    static final Limits LIMITS =
            LimitsFile.read("assignment/limits.yaml", SOURCES.text("assignment/limits.yaml"), Limits.class);
    static final RuleSet RULES = RuleSet.compile(SOURCES, "assignment", List.of(LIMITS));
    static final AssignmentPolicy POLICY = AssignmentPolicy.of(RULES, LIMITS);
    static final Map<String, BusinessCalendar> CALENDARS = Map.of(
            "CL", Calendars.parse(SOURCES.text("calendars/cl.yaml")),
            "MX", Calendars.parse(SOURCES.text("calendars/mx.yaml")));

    private ShippedAssignment() {}
}
