package io.criterio.decision;

import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.problem.Suggestion;
import io.criterio.record.DecisionIds;
import io.criterio.release.LiveRelease;
import io.criterio.release.Release;
import io.criterio.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every request has in common, whatever its type: resolves what it leaves open, and asks the decider. */
final class Envelope {

    private Envelope() {}

    /**
     * Takes a decision.
     *
     * @param pinned the release that decides
     * @param runs the run of a type that it is one of
     * @param dry whether it is a dry run whatever the request says
     * @throws ProblemException if the request is not valid
     */
    static Taken take(
            RequestReader.Read read,
            Language language,
            LiveRelease.Pinned pinned,
            Function<DecisionType, Decider.Run> runs,
            Clock clock,
            boolean dry) {
        Problems problems = read.problems();
        DecisionRequest request = read.request();
        DecisionType type = read.type();
        if (request == null || type == null || problems.isIncomplete()) {
            throw ProblemException.of(problems);
        }
        Release release = pinned.release();
        checkPin(request.release(), release, problems);
        Set<String> include = include(request.include(), type, problems);
        LocalDate asOf = asOf(request, pinned.decider(type), clock);
        Decider.Context context = new Decider.Context(asOf, language.tag(), include);
        Decided decided = runs.apply(type).decide(request, context, problems);
        if (decided == null || !problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        Taken.Recorded recorded = dry || Boolean.TRUE.equals(request.dryRun()) ? null : recorded(clock);
        return new Taken(type.name(), request.caseId(), asOf, release, language, decided, recorded);
    }

    private static LocalDate asOf(DecisionRequest request, Decider decider, Clock clock) {
        LocalDate asOf = request.asOf() != null ? request.asOf() : decider.asOf(request);
        return asOf != null ? asOf : LocalDate.ofInstant(clock.instant(), decider.zone(request));
    }

    private static Taken.Recorded recorded(Clock clock) {
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
