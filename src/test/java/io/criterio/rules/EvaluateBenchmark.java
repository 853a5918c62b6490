package io.criterio.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What an evaluation of 17 rules with 13 findings costs, and what it costs to explain them all. Run from the project's
 * folder: {@code mvn test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.criterio.rules.EvaluateBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
public class EvaluateBenchmark {

    private RuleSet ruleSet;
    private Findings findings;

    @Setup
    public void compile() {
        // Without Quarkus the log manager lets everything through, and the engine traces every step.
        Logger.getLogger("").setLevel(Level.INFO);
        ruleSet = Sample.ruleSet();
        findings = ruleSet.evaluate(Sample.WORST_CASE);
    }

    @TearDown
    public void close() {
        ruleSet.close();
    }

    @Benchmark
    public Findings evaluate() {
        return ruleSet.evaluate(Sample.WORST_CASE);
    }

    @Benchmark
    public List<List<Unmet>> explain_all_13() {
        List<List<Unmet>> all = new ArrayList<>(16);
        for (Fired fired : findings.fired()) {
            all.add(ruleSet.explain(fired));
        }
        return all;
    }

    public static void main(String[] args) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(EvaluateBenchmark.class.getName())
                        .build())
                .run();
    }
}
