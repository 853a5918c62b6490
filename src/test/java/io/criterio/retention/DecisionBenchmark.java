package io.criterio.retention;

import io.criterio.QuietEngine;
import io.criterio.oracle.Grid;
import io.criterio.oracle.Oracle;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.CancellationReason;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One retention decision, facts in, outcome out: by the rules, from the cache, and by the plain-Java statement of the
 * rulebook that the tests compare with, as the reference of the same run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecisionBenchmark {

    private static final int SITUATIONS = 1024;

    private RetentionDecider cached;
    private RetentionPolicy policy;
    private Situation complete;
    private Situation[] met;
    private Situation[] completeOnes;
    private io.criterio.oracle.Situation reference;
    private int next;

    @Setup
    public void prepare() {
        QuietEngine.silence();
        policy = RulesetFixture.POLICY.asking();
        cached = new RetentionDecider(RulesetFixture.RELEASE, RetentionDecisionType.JSON, SITUATIONS * 4);
        complete = new Situation(
                new Policy(PolicyStatus.ACTIVE, Plan.PIF, 2),
                Usage.NOT_USED,
                Motive.IMPOSICION,
                Argument.SEIS_MESES,
                Experience.UNKNOWN,
                CancellationReason.UNKNOWN,
                CustomerType.EXIGENTE,
                List.of(new Offer(Tool.BONIFICACION, OfferStatus.REJECTED)));
        reference = io.criterio.oracle.Situation.active(io.criterio.oracle.Situation.Plan.PIF, 2)
                .withUsed(false)
                .withMotive(io.criterio.oracle.Situation.Motive.IMPOSICION)
                .withArgument(io.criterio.oracle.Situation.Argument.SEIS_MESES)
                .withOffer(io.criterio.oracle.Tool.BONIFICACION, io.criterio.oracle.Situation.OfferStatus.REJECTED);
        met = new Situation[SITUATIONS];
        List<Situation> settled = new ArrayList<>();
        for (int i = 0; settled.size() < SITUATIONS; i++) {
            io.criterio.oracle.Situation one = Grid.at((int) ((i * 7919L) % Grid.size()));
            if (i < SITUATIONS) {
                met[i] = GridTest.facts(one);
                cached.decide(met[i], Proposed.NONE, false);
            }
            if (one.assistanceUsed() != null && one.effectiveMotive() != null && one.experience() != null) {
                settled.add(GridTest.facts(one));
            }
        }
        completeOnes = settled.toArray(new Situation[0]);
    }

    /** One complete situation, the rules asked anew each time. */
    @Benchmark
    public Object rules() {
        return policy.decide(complete, Proposed.NONE, false);
    }

    /** A thousand different complete situations in turn, the rules asked anew each time. */
    @Benchmark
    public Object rulesInTurn() {
        return policy.decide(completeOnes[next++ & SITUATIONS - 1], Proposed.NONE, false);
    }

    /** A thousand situations met before, in turn. */
    @Benchmark
    public Object metBefore() {
        return cached.decide(met[next++ & SITUATIONS - 1], Proposed.NONE, false);
    }

    /** The plain-Java reference on the complete situation. */
    @Benchmark
    public Object reference() {
        return Oracle.decide(reference);
    }
}
