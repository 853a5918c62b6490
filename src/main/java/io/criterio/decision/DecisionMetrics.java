package io.criterio.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts decisions. Tags are codes of the rulebook, types and releases: never a case, a customer or a fact. A meter is
 * looked up in a map of our own, because the registry makes a new key for every look.
 */
@Singleton
final class DecisionMetrics {

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Counter>> verdicts = new ConcurrentHashMap<>();
    private final Map<String, Counter> rules = new ConcurrentHashMap<>();

    @Inject
    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How long it took to decide and to serialise, without network and database. */
    void took(Taken taken, long nanos) {
        boolean recorded = taken.recorded() != null;
        Timer timer = timers.computeIfAbsent(
                recorded ? taken.type() : taken.type() + "?",
                key -> Timer.builder("criterio.decision")
                        .description("Time to read, decide and serialise one decision")
                        .tag("type", taken.type())
                        .tag("mode", recorded ? "recorded" : "dry-run")
                        .register(registry));
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** What was decided, once it is recorded; a dry run is a question and counts only its time. */
    void recorded(List<Taken> decisions) {
        for (Taken taken : decisions) {
            Map<String, Counter> counters = verdicts.computeIfAbsent(
                    taken.type() + ' ' + taken.release().version(), key -> new ConcurrentHashMap<>());
            for (String verdict : taken.decided().verdicts()) {
                Counter counter = counters.get(verdict);
                if (counter == null) {
                    counter = counters.computeIfAbsent(verdict, key -> counter(taken, key));
                }
                counter.increment();
            }
            for (String rule : taken.decided().rules()) {
                rules.computeIfAbsent(
                                rule,
                                key -> Counter.builder("criterio.rules.fired")
                                        .description("Recorded decisions in which the rule fired")
                                        .tag("rule", key)
                                        .register(registry))
                        .increment();
            }
        }
    }

    private Counter counter(Taken taken, String verdict) {
        int colon = verdict.indexOf(':');
        return Counter.builder("criterio.decisions")
                .description("Verdicts of recorded decisions")
                .tag("type", taken.type())
                .tag("release", taken.release().version())
                .tag("subject", colon < 0 ? "" : verdict.substring(0, colon))
                .tag("verdict", verdict.substring(colon + 1))
                .register(registry);
    }
}
