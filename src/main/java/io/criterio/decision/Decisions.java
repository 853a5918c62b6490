package io.criterio.decision;

import com.fasterxml.jackson.databind.JsonNode;
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
            return timed(start, take(reader.read(body), language, pin()));
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
    }

    /** The release that decides from now on; a batch is decided under one. */
    LiveRelease.Pinned pin() {
        return live.pinned();
    }

    /**
     * Takes the decision that a part of a larger document asks for.
     *
     * @param problems what was found wrong with that part already
     * @throws ProblemException if the request is not valid
     */
    Taken take(JsonNode request, Problems problems, Language language, LiveRelease.Pinned pinned) {
        long start = System.nanoTime();
        return timed(start, take(reader.read(request, problems), language, pinned));
    }

    private Taken timed(long start, Taken taken) {
        metrics.took(taken, System.nanoTime() - start);
        return taken;
    }

    private Taken take(RequestReader.Read read, Language language, LiveRelease.Pinned pinned) {
        Problems problems = read.problems();
        DecisionRequest request = read.request();
        DecisionType type = read.type();
        if (request == null || type == null || problems.isIncomplete()) {
            throw ProblemException.of(problems);
        }
        Release release = pinned.release();
        Decider decider = pinned.decider(type);
        checkPin(request.release(), release, problems);
        Set<String> include = include(request.include(), type, problems);
        LocalDate asOf = asOf(request, decider);
        Decided decided = decider.decide(request, new Decider.Context(asOf, language.tag(), include), problems);
        if (decided == null || !problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        Taken.Recorded recorded = Boolean.TRUE.equals(request.dryRun()) ? null : recorded();
        return new Taken(type.name(), request.caseId(), asOf, release, language, decided, recorded);
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
