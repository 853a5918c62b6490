package io.criterio.oracle.base;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The answer to an assignment: everything the caller may rely on, codes only. */
public record DayPlan(
        int campaignDay,
        Phase phase,
        int capacity,
        List<Assigned> assigned,
        int shortfall,
        @Nullable Complement complement,
        List<String> needsSupervisor,
        Ledger ledger,
        SortedMap<String, Excluded> dispositions,
        List<SectorCount> sectors,
        List<String> commitmentsNotFitting,
        Pace pace) {

    public enum Phase {
        SWEEP,
        STEADY
    }

    /** Reading 5: in this order within the day. */
    public enum Bucket {
        DERIVADO,
        COMPROMISO_DEL_DIA,
        COMPROMISO_ROTO,
        SIN_GESTION
    }

    /** ASG-LED-01: when several apply, the first in this order. */
    public enum Code {
        OTHER_EXECUTIVE("ASG-DER-03"),
        CLOSED("ASG-OUT-01"),
        NEEDS_SUPERVISOR("ASG-DER-03"),
        SWEEP_FIRST("ASG-NEW-01"),
        COMMITMENT_LATER("ASG-COM-01"),
        REJECTED("ASG-OUT-01"),
        NOT_DUE("ASG-COM-01"),
        OVER_CAPACITY("ASG-CAP-01");

        private final String rule;

        Code(String rule) {
            this.rule = rule;
        }
    }

    /** ASG-EXP-01: rank, bucket and the rules that put it there. */
    public record Assigned(int rank, String recordId, Bucket bucket, String sector, SortedSet<String> rules) {}

    public record Excluded(Code code, String rule) {
        public Excluded(Code code) {
            this(code, code.rule);
        }
    }

    /** ASG-SHO-01: the sector's filter, and those that follow when it does not fill the day. */
    public record Complement(String sector, List<String> recordIds, List<Filter> then, String rule) {}

    public record Filter(By by, String value, List<String> recordIds) {
        /** Company goes before convenio. */
        public enum By {
            COMPANY,
            CONVENIO
        }
    }

    /** ASG-LED-01; codes that nobody has are left out. */
    public record Ledger(int candidates, int assigned, Map<Code, Integer> excluded) {}

    public record SectorCount(String sector, int records) {}

    /** ASG-TIM-01; the last two hold in steady days and in the sweep respectively. */
    public record Pace(
            int recordsLeft,
            @Nullable Integer perDayToFinishSweep,
            boolean planInTheMorning,
            @Nullable Integer planningHours) {}

    List<String> assignedIds() {
        return assigned.stream().map(Assigned::recordId).toList();
    }
}
