package io.criterio.decision;

import io.criterio.json.NotJsonException;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.Suggestion;
import io.criterio.record.DecisionIds;
import io.criterio.release.LiveRelease;
import io.criterio.release.Release;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes decisions: resolves what the envelope leaves open, pins the live release once, and asks its decider. */
@Singleton
final class Decisions {

    private final RequestReader reader;
    private final LiveRelease live;
    private final Clock clock;
    private final DecisionMetrics metrics;

    @Inject
    Decisions(RequestReader reader, LiveRelease live, Clock clock, DecisionMetrics metrics) {
        this.reader = reader;
        this.live = live;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Takes the decision that a body asks for; whoever calls records it.
     *
     * @throws ProblemException if the body is not JSON or is not a valid request
     */
    Taken take(byte[] body, Language language) {
        try {
            long start = System.nanoTime();
            LiveRelease.Pinned pinned = live.pinned();
            RequestReader.Read read = reader.read(body);
            return take(read, language, pinned, type -> pinned.decider(type)::decide, start);
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
    }

    /**
     * Takes a decision.
     *
     * @param runs the run of a type that it is one of
     * @param start when the reading began, by {@link System#nanoTime}
     * @throws ProblemException if the request is not valid
     */
    Taken take(
            RequestReader.Read read,
            Language language,
            LiveRelease.Pinned pinned,
            Function<DecisionType, Decider.Run> runs,
            long start) {
        Problems problems = read.problems();
        DecisionRequest request = read.request();
        DecisionType type = read.type();
        if (request == null || type == null || problems.isIncomplete()) {
            throw ProblemException.of(problems);
        }
        Release release = pinned.release();
        checkPin(request.release(), release, problems);
        Set<String> include = include(request.include(), type, problems);
        LocalDate asOf = asOf(request, pinned.decider(type));
        Decider.Context context = new Decider.Context(asOf, language.tag(), include);
        Decided decided = runs.apply(type).decide(request, context, problems);
        if (decided == null || !problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        Taken.Recorded recorded = Boolean.TRUE.equals(request.dryRun()) ? null : recorded();
        Taken taken = new Taken(type.name(), request.caseId(), asOf, release, language, decided, recorded);
        metrics.took(taken, System.nanoTime() - start);
        return taken;
    }

    private LocalDate asOf(DecisionRequest request, Decider decider) {
        LocalDate asOf = request.asOf() != null ? request.asOf() : decider.asOf(request);
        return asOf != null ? asOf : LocalDate.ofInstant(clock.instant(), decider.zone(request));
    }

    private Taken.Recorded recorded() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Taken.Recorded(DecisionIds.next(now), now);
    }

    private static void checkPin(@Nullable String pin, Release release, Problems problems) {
        if (pin != null && !pin.equals(release.version()) && !pin.equals(release.digest())) {
            problems.add(
                    "/release",
                    '"' + pin + "\" is not live; live is " + release.version() + " (" + release.digest()
                            + "). Leave it out to be answered by the live release");
        }
    }

    private static Set<String> include(@Nullable List<String> wanted, DecisionType type, Problems problems) {
        if (wanted == null) {
            return Set.of();
        }
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i);
            if (!type.includes().contains(name)) {
                problems.add(
                        "/include/" + i,
                        '"' + name + "\" is not one of " + String.join(", ", new TreeSet<>(type.includes()))
                                + Suggestion.hint(name, type.includes()));
            }
        }
        return Set.copyOf(wanted);
    }
}
