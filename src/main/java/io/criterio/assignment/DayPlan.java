package io.criterio.assignment;

import io.criterio.assignment.fact.Attribute;
import io.criterio.assignment.fact.Bucket;
import io.criterio.assignment.fact.DayPart;
import io.criterio.assignment.fact.Exclusion;
import io.criterio.assignment.fact.Phase;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An executive's day: what is worked, in which order, and what became of every other record.
 *
 * @param candidates how many records there were
 * @param excluded how many records were left out, by the first reason that applies
 * @param commitmentsNotFitting ids of due commitments that found no place, in the order in which they would have come
 * @param needsSupervisor ids of records that the supervisor has to assign, sorted
 * @param dispositions what became of each record left out, by record id, when it was asked for
 * @param sectors how many records are worked in each sector
 * @param profiles how many records have each profile, by its number
 */
record DayPlan(
        int campaignDay,
        Phase phase,
        int capacity,
        List<Assigned> assigned,
        @Nullable Completion complement,
        List<String> needsSupervisor,
        int candidates,
        SortedMap<Exclusion, Integer> excluded,
        List<String> commitmentsNotFitting,
        @Nullable List<Disposition> dispositions,
        SortedMap<Sector, Integer> sectors,
        Pace pace,
        SortedMap<Integer, Integer> profiles) {

    /** How many more records would fit. */
    int shortfall() {
        return capacity - assigned.size();
    }

    /** A record that is worked; its rank is its position. */
    record Assigned(BaseRecord record, Bucket bucket, List<String> rules) {}

    /** A record that is left out. */
    record Disposition(String recordId, Verdict.Reason reason) {}

    /**
     * What completes a short day.
     *
     * @param recordIds open records of the sector, best first, at most the shortfall
     * @param then further filters, where the sector leaves room
     */
    record Completion(Sector sector, List<String> recordIds, List<Filter> then, String rule) {}

    /** A filter by company or convenio with the open records that it adds. */
    record Filter(Attribute attribute, String value, List<String> recordIds) {}

    /**
     * How fast the base has to be worked.
     *
     * @param perDayToFinishSweep records a day that finish the sweep in time, absent once it is over
     * @param when the part of the day that planning belongs into
     * @param maxHours most hours that planning takes, 0 where no rule says
     */
    record Pace(
            int recordsLeft,
            @Nullable Integer perDayToFinishSweep,
            @Nullable DayPart when,
            int maxHours,
            String rule) {}
}
