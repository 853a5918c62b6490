package io.criterio.assignment;

import io.criterio.assignment.fact.Assignee;
import io.criterio.assignment.fact.Commitment;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Phase;
import io.criterio.assignment.fact.Profile;
import io.criterio.assignment.fact.Status;

/** The profiles of one phase, numbered: what the rules say of a profile is then found by one look into an array. */
final class Profiles {

    private static final Origin[] ORIGINS = Origin.values();
    private static final Status[] STATUSES = Status.values();
    private static final Commitment[] COMMITMENTS = Commitment.values();
    private static final Assignee[] ASSIGNEES = Assignee.values();

    /** How many there are. */
    static final int COUNT = ORIGINS.length * STATUSES.length * COMMITMENTS.length * ASSIGNEES.length;

    private Profiles() {}

    /** The number of a record's profile on a day. */
    static int number(BaseRecord record, WorkDay day) {
        int number = record.origin().ordinal();
        number = number * STATUSES.length + record.status().ordinal();
        number = number * COMMITMENTS.length + record.commitmentOn(day.date()).ordinal();
        return number * ASSIGNEES.length + record.assigneeFor(day.executive()).ordinal();
    }

    /** The profile with a number. */
    static Profile profile(int number, Phase phase) {
        int rest = number / ASSIGNEES.length;
        int origin = rest / COMMITMENTS.length;
        return new Profile(
                ORIGINS[origin / STATUSES.length],
                STATUSES[origin % STATUSES.length],
                COMMITMENTS[rest % COMMITMENTS.length],
                ASSIGNEES[number % ASSIGNEES.length],
                phase);
    }
}
