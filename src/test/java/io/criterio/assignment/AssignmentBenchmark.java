package io.criterio.assignment;

import io.criterio.assignment.fact.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One executive's day, records in, plan out, beside the least that plain Java could do: filter, sort, cut. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AssignmentBenchmark {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-19");
    private static final Comparator<BaseRecord> PLAIN = Comparator.comparingDouble(BaseRecord::propensity)
            .reversed()
            .thenComparing(BaseRecord::sector)
            .thenComparing(BaseRecord::id);

    @Param({"1000", "10000", "100000"})
    private int records;

    private PhasePolicy policy;
    private WorkDay day;

    @Setup
    public void prepare() {
        policy = ShippedAssignment.POLICY.on(4);
        day = new WorkDay("e-17", TODAY, 4, null, Bases.random(new Random(1), records, TODAY));
    }

    /** The day by the rules, with its ledger, complement and pace. */
    @Benchmark
    public Object byTheRules() {
        return AssignmentFold.plan(policy, day, false);
    }

    /** Unworked records only, sorted in full: no buckets, no ledger, no reasons. */
    @Benchmark
    public Object plainSorting() {
        List<BaseRecord> unworked = new ArrayList<>();
        for (BaseRecord record : day.records()) {
            if (record.status() == Status.SIN_GESTION && record.commitment() == null) {
                unworked.add(record);
            }
        }
        unworked.sort(PLAIN);
        return unworked.subList(0, Math.min(25, unworked.size()));
    }
}
