package io.criterio.assignment;

import io.criterio.calendar.BusinessCalendar;
import io.criterio.release.Release;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;
import java.util.Map;

/** The rules under {@code rules/assignment}, compiled once for all tests. */
final class ShippedAssignment {

    static final Release RELEASE = Release.of(RulesFolder.read(Path.of("rules")));
    static final AssignmentRelease ASSIGNMENT = AssignmentRelease.of(RELEASE);
    static final AssignmentPolicy POLICY = ASSIGNMENT.policy();
    static final Map<String, BusinessCalendar> CALENDARS = ASSIGNMENT.calendars();

    private ShippedAssignment() {}
}
