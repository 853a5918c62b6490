package io.criterio.candidate;

import io.criterio.decision.DecisionType;
import io.criterio.json.Pointer;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.release.LiveRelease;
import io.criterio.rules.Budget;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSet;
import io.criterio.rules.RuleSources;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes releases of rules that were sent. A few requests at once do, more wait a little and are told to come back.
 * Thread-safe.
 */
@Singleton
public final class SentReleases {

    private static final Logger LOG = Logger.getLogger(SentReleases.class);
    private static final long MILLIS_FOR_A_PLACE = 3_000;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,7}");
    private static final int LONGEST_PATH = 200;

    private final LiveRelease live;
    private final List<DecisionType> types;
    private final int atOnce;
    private final int most;
    private final Semaphore places;
    private final AtomicReference<@Nullable Base> base = new AtomicReference<>();

    /** The files of the release that is live, and those among them that were read before. */
    private record Base(RuleSources live, RuleSources interpreted) {}

    @Inject
    SentReleases(
            LiveRelease live,
            @All List<DecisionType> types,
            @ConfigProperty(name = "criterio.sent-rules.at-once", defaultValue = "2") int atOnce,
            @ConfigProperty(name = "criterio.sent-rules.characters", defaultValue = "1000000") int most) {
        this.live = live;
        this.types = types;
        this.atOnce = atOnce;
        this.most = most;
        this.places = new Semaphore(atOnce, true);
    }

    /**
     * A release that is ready to decide.
     *
     * @param budget what its rules may take
     */
    public record Sent(LiveRelease.Pinned pinned, Budget budget) implements AutoCloseable {

        @Override
        public void close() {
            pinned.close();
        }
    }

    /**
     * Decides something under rules.
     *
     * @param pointer where they are in the body of the request
     * @throws ProblemException if there is something wrong with them: every problem with file and line; if they take
     *     more than they may, or cannot decide; or if there is no place for them now
     */
    public <T> T decide(SentRules rules, String pointer, Function<LiveRelease.Pinned, T> work) {
        return inAPlace(() -> {
            try (Sent sent = made(rules, pointer)) {
                return guarded(pointer, "do not decide", () -> work.apply(sent.pinned()));
            }
        });
    }

    /**
     * Makes a release that decides as often as it is asked.
     *
     * @param pointer where its rules are in the body of the request
     * @throws ProblemException if there is something wrong with them, or there is no place for them now
     */
    public Sent prepare(SentRules rules, String pointer) {
        Sent sent = inAPlace(() -> made(rules, pointer));
        sent.budget().liftTotal();
        return sent;
    }

    private Sent made(SentRules rules, String pointer) {
        Map<String, String> files = files(rules, pointer);
        Budget budget = new Budget();
        return guarded(
                pointer,
                "cannot be prepared",
                () -> new Sent(LiveRelease.Pinned.prepare(base().interpreted(files, budget), types), budget));
    }

    /** Work of rules that somebody else has written: whatever goes wrong is told, as theirs. */
    private static <T> T guarded(String pointer, String what, Work<T> work) {
        try {
            return work.done();
        } catch (ProblemException invalid) {
            throw invalid;
        } catch (RuleProblemsException broken) {
            throw refused(broken.problems(), pointer);
        } catch (StackOverflowError tooDeep) {
            throw refused(pointer, what + ": something nests too deeply");
        } catch (RuntimeException failed) {
            LOG.debugf(failed, "Rules that were sent failed");
            throw refused(pointer, what + ": " + failed.getMessage());
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T done();
    }

    private static ProblemException refused(String pointer, String text) {
        Problems problems = new Problems();
        problems.add(pointer, text);
        return ProblemException.of(problems);
    }

    private static ProblemException refused(List<RuleProblem> found, String pointer) {
        Problems problems = new Problems();
        for (RuleProblem problem : found) {
            problems.add(
                    Pointer.below(pointer + "/files", problem.file()),
                    (problem.line() == 0 ? "" : "line " + problem.line() + ": ")
                            + problem.text()
                            + (problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")"));
        }
        return ProblemException.of(problems);
    }

    /** What was read of the live rules is read once, for all that are laid over them. */
    private RuleSources base() {
        RuleSources sources = live.pinned().release().sources();
        Base known = base.get();
        if (known == null || known.live() != sources) {
            RuleSources interpreted = sources.interpreted();
            // Reads every file, and keeps what it was.
            RuleSet.lint(interpreted);
            known = new Base(sources, interpreted);
            base.set(known);
        }
        return known.interpreted();
    }

    /** The files as they are to be prepared, by their paths and sizes only: nothing of them is read here. */
    private Map<String, String> files(SentRules rules, String pointer) {
        Problems problems = new Problems();
        Map<String, String> sent = rules.files() == null ? Map.of() : rules.files();
        Map<String, String> files = Boolean.TRUE.equals(rules.whole())
                ? new TreeMap<>()
                : live.pinned().release().sources().texts();
        long characters = 0;
        for (Map.Entry<String, String> file : sent.entrySet()) {
            String path = file.getKey();
            if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
                problems.add(
                        Pointer.below(pointer + "/files", path),
                        "is no path in a release; expected one like retention/limits.yaml");
            }
            characters += file.getValue().length();
            files.put(path, file.getValue());
        }
        if (characters > most) {
            problems.add(pointer + "/files", "have " + characters + " characters together, expected at most " + most);
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return files;
    }

    /** Waits for a place, a little. */
    private <T> T inAPlace(Work<T> work) {
        boolean placed = false;
        try {
            placed = places.tryAcquire(MILLIS_FOR_A_PLACE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!placed) {
            throw new ProblemException(
                    ProblemKind.OVERLOADED,
                    "As many requests with rules as are worked on at once, " + atOnce + ", are under way; ask again.");
        }
        try {
            return work.done();
        } finally {
            places.release();
        }
    }
}
