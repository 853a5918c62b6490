package io.criterio.sandbox;

import io.criterio.decision.Decided;
import io.criterio.decision.DryRuns.DryRun;
import io.criterio.decision.Redecided;
import io.criterio.json.Pointer;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import io.criterio.record.Content;
import io.criterio.record.DecisionRecord;
import io.criterio.release.LiveRelease;
import io.criterio.release.ReleaseName;
import io.criterio.release.SourcesArchive;
import io.criterio.rules.RuleSources;
import io.criterio.text.Language;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Prepares rules that were sent, each in a process of its own. One process is kept ready, its classes loaded and its
 * compiler warm, so that rules answer within a second or so; and the last rules that answered are kept for a while, so
 * that whoever sends them again with other facts does not wait for the compiler again. Thread-safe.
 */
@Singleton
public final class Sandbox {

    private static final Logger LOG = Logger.getLogger(Sandbox.class);
    private static final Duration PATIENCE_FOR_A_PLACE = Duration.ofSeconds(3);
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,7}");
    private static final int LONGEST_PATH = 200;
    private static final long MINUTES_KEPT = 5;

    private final LiveRelease live;
    private final SentRulesAllowed allowed;
    private final Clock clock;
    private final Settings settings;
    private final Semaphore places;
    private final Set<RulesProcess> processes = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable RulesProcess> spare = new AtomicReference<>();
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
    private volatile boolean closed;

    private record Settings(RulesProcess.Limits limits, int atOnce, int most, boolean warm) {}

    /** A process whose rules have answered and may be sent again. */
    private record Kept(Map<String, String> files, RulesProcess process, ReleaseName release) {}

    @Inject
    Sandbox(
            LiveRelease live,
            SentRulesAllowed allowed,
            Clock clock,
            @ConfigProperty(name = "criterio.sandbox.megabytes", defaultValue = "256") int megabytes,
            @ConfigProperty(name = "criterio.sandbox.seconds", defaultValue = "10") int seconds,
            @ConfigProperty(name = "criterio.sandbox.compile-seconds", defaultValue = "60") int compileSeconds,
            @ConfigProperty(name = "criterio.sandbox.at-once", defaultValue = "3") int atOnce,
            @ConfigProperty(name = "criterio.sandbox.characters", defaultValue = "1000000") int most,
            @ConfigProperty(name = "criterio.sandbox.warm", defaultValue = "true") boolean warm) {
        this.live = live;
        this.allowed = allowed;
        this.clock = clock;
        RulesProcess.Limits limits =
                new RulesProcess.Limits(megabytes, Duration.ofSeconds(seconds), Duration.ofSeconds(compileSeconds));
        this.settings = new Settings(limits, atOnce, most, warm);
        this.places = new Semaphore(atOnce, true);
    }

    /**
     * Rules that are ready to decide, in a process of their own until they are closed.
     */
    public final class Prepared implements AutoCloseable {

        private final Kept rules;

        Prepared(Kept rules) {
            this.rules = rules;
        }

        /** Their version and digest. */
        public ReleaseName release() {
            return rules.release();
        }

        /**
         * Takes a decision.
         *
         * @throws ProblemException if the body is no valid request
         * @throws SandboxException if the rules do not answer within their limits
         */
        public DryRun dryRun(byte[] body, Language language) {
            Frame answer = rules.process()
                    .ask(Frame.of(
                            Frame.Kind.DRY_RUN,
                            body,
                            Frame.utf8(language.tag()),
                            Frame.utf8(clock.instant().toString())));
            if (answer.kind() == Frame.Kind.PROBLEM && answer.parts().size() >= 2) {
                List<FieldError> errors = new ArrayList<>();
                for (int at = 2; at + 1 < answer.parts().size(); at += 2) {
                    errors.add(new FieldError(answer.text(at), answer.text(at + 1)));
                }
                throw new ProblemException(kind(answer.text(0)), answer.text(1), errors);
            }
            expect(answer, Frame.Kind.ANSWERED, 3);
            return new DryRun(answer.parts().get(0), answer.parts().get(1), lines(answer.text(2)));
        }

        /**
         * Decides recorded decisions again, and returns what became of each, in their order.
         *
         * @throws SandboxException if the rules do not answer within their limits
         */
        public List<Redecided> redecide(List<DecisionRecord> decisions) {
            List<String> texts = new ArrayList<>(4 * decisions.size());
            for (DecisionRecord decision : decisions) {
                texts.add(decision.type());
                texts.add(decision.asOf().toString());
                texts.add(decision.language());
                texts.add(decision.input());
            }
            Frame answer = rules.process().ask(Frame.ofTexts(Frame.Kind.REDECIDE, texts));
            expect(answer, Frame.Kind.REDECIDED, 3 * decisions.size());
            List<Redecided> again = new ArrayList<>(decisions.size());
            for (int at = 0; at < answer.parts().size(); at += 3) {
                again.add(redecided(answer, at));
            }
            return again;
        }

        private static Redecided redecided(Frame answer, int at) {
            return switch (answer.text(at)) {
                case "D" -> {
                    List<String> rules = lines(answer.text(at + 2));
                    Content outcome = Content.outcome(answer.parts().get(at + 1), rules);
                    yield new Redecided.Done(new Decided(
                            outcome,
                            null,
                            standIn -> {
                                throw new IllegalStateException("what is decided again is not recorded again");
                            },
                            rules,
                            List.of(),
                            null,
                            null));
                }
                case "M" -> new Redecided.Masked(lines(answer.text(at + 1)));
                default -> new Redecided.Impossible(answer.text(at + 1));
            };
        }

        @Override
        public void close() {
            // Nobody else may have the process while it still holds this place.
            if (leave(rules.process())) {
                keep(rules);
                warmUp();
            }
        }
    }

    /** Gives the place of a process back, once. */
    private boolean leave(RulesProcess process) {
        boolean held = processes.remove(process);
        if (held) {
            places.release();
        }
        return held;
    }

    /** In place of the rules that were kept before. */
    private void keep(Kept rules) {
        if (closed || !rules.process().isAlive()) {
            rules.process().close();
            return;
        }
        replace(rules);
        CompletableFuture.delayedExecutor(MINUTES_KEPT, TimeUnit.MINUTES).execute(() -> {
            if (kept.compareAndSet(rules, null)) {
                rules.process().close();
            }
        });
        if (closed) {
            replace(null);
        }
    }

    private void replace(@Nullable Kept next) {
        Kept before = kept.getAndSet(next);
        if (before != null) {
            before.process().close();
        }
    }

    /** The rules that were kept, if they are these; nobody else has them then. */
    private @Nullable Kept kept(Map<String, String> files) {
        Kept last = kept.get();
        return last != null && last.process().isAlive() && last.files().equals(files) && kept.compareAndSet(last, null)
                ? last
                : null;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    private static ProblemKind kind(String name) {
        return name.equals(ProblemKind.NOT_JSON.name()) ? ProblemKind.NOT_JSON : ProblemKind.VALIDATION;
    }

    private static void expect(Frame answer, Frame.Kind kind, int parts) {
        if (answer.kind() == Frame.Kind.FAILED && !answer.parts().isEmpty()) {
            throw new SandboxException("The rules could not decide: " + answer.text(0) + ".");
        }
        if (answer.kind() != kind || answer.parts().size() != parts) {
            throw new SandboxException("The process that ran the rules gave an answer that makes no sense.");
        }
    }

    /**
     * Checks and compiles rules.
     *
     * @param pointer where they are in the body of the request
     * @throws ProblemException if they are not wanted here, or there is something wrong with them: every problem with
     *     file and line; or if there is no place for them now
     */
    public Prepared prepare(SentRules rules, String pointer) {
        allowed.require();
        Map<String, String> files = files(rules, pointer);
        place();
        Kept again = kept(files);
        if (again != null) {
            processes.add(again.process());
            return new Prepared(again);
        }
        RulesProcess process = take();
        boolean prepared = false;
        boolean unharmed = false;
        try {
            Frame answer = process.ask(Frame.of(Frame.Kind.PREPARE, SourcesArchive.pack(files)));
            if (answer.kind() == Frame.Kind.REFUSED && answer.parts().size() % 4 == 0) {
                // Nothing of them has run: the process is as good as new for those that come next.
                unharmed = true;
                throw refused(answer, pointer);
            }
            if (answer.kind() == Frame.Kind.FAILED && !answer.parts().isEmpty()) {
                throw refused(pointer, "cannot be prepared: " + answer.text(0));
            }
            expect(answer, Frame.Kind.PREPARED, 2);
            prepared = true;
            return new Prepared(new Kept(files, process, new ReleaseName(answer.text(0), answer.text(1))));
        } catch (SandboxException stopped) {
            throw refused(pointer, "cannot be prepared. " + stopped.getMessage());
        } finally {
            if (!prepared) {
                leave(process);
                if (closed || !unharmed || !spare.compareAndSet(null, process)) {
                    process.close();
                }
                warmUp();
            }
        }
    }

    private static ProblemException refused(String pointer, String text) {
        Problems problems = new Problems();
        problems.add(pointer, text);
        return ProblemException.of(problems);
    }

    private static ProblemException refused(Frame answer, String pointer) {
        Problems problems = new Problems();
        for (int at = 0; at < answer.parts().size(); at += 4) {
            String file = answer.text(at);
            String line = answer.text(at + 1);
            String hint = answer.text(at + 3);
            problems.add(
                    Pointer.below(pointer + "/files", file),
                    (line.equals("0") ? "" : "line " + line + ": ")
                            + answer.text(at + 2)
                            + (hint.isEmpty() ? "" : " (" + hint + ")"));
        }
        return ProblemException.of(problems);
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
        if (characters > settings.most()) {
            problems.add(
                    pointer + "/files",
                    "have " + characters + " characters together, expected at most " + settings.most());
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return files;
    }

    /** Waits for a place, a little. */
    private void place() {
        boolean placed = false;
        try {
            placed = places.tryAcquire(PATIENCE_FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!placed || closed) {
            throw new ProblemException(
                    ProblemKind.OVERLOADED,
                    "As many sent rules as run at once, " + settings.atOnce() + ", are under way; ask again.");
        }
    }

    /** A process that is ready, or one that has to be started. */
    private RulesProcess take() {
        RulesProcess ready = spare.getAndSet(null);
        try {
            RulesProcess process = ready != null && ready.isAlive() ? ready : start();
            processes.add(process);
            return process;
        } catch (IOException notStarted) {
            places.release();
            LOG.error("The process for sent rules cannot be started", notStarted);
            throw new ProblemException(
                    ProblemKind.UNAVAILABLE, "The process for sent rules cannot be started; the log has the reason.");
        }
    }

    private RulesProcess start() throws IOException {
        return RulesProcess.start(Program.command(), settings.limits());
    }

    /** Has a process ready for the next one who asks. Returns at once. */
    private void warmUp() {
        if (closed || !settings.warm() || spare.get() != null) {
            return;
        }
        Thread thread = new Thread(this::warm, "sandbox-warm");
        thread.setDaemon(true);
        thread.start();
    }

    private void warm() {
        try {
            RulesProcess process = start();
            if (!spare.compareAndSet(null, process)) {
                process.close();
                return;
            }
            // Compiling rules loads the classes of the compiler, which takes longer than to compile. Those of the live
            // release may be carried compiled: a line more makes the smallest of them others.
            RuleSources sources = live.pinned().release().sources();
            String smallest =
                    Collections.min(sources.rulesets(), Comparator.comparingInt(ruleset -> length(sources, ruleset)));
            Map<String, String> files = sources.texts();
            sources.under(smallest, "drl").forEach(path -> files.merge(path, "\n", String::concat));
            process.ask(Frame.of(Frame.Kind.PREPARE, SourcesArchive.pack(files)));
            if (closed) {
                process.close();
            }
        } catch (IOException | RuntimeException notReady) {
            // Whoever asks starts one, and hears of it.
            LOG.debugf("No process for sent rules is ready: %s", notReady.getMessage());
        }
    }

    private static int length(RuleSources sources, String ruleset) {
        return sources.under(ruleset, "drl").stream()
                .mapToInt(path -> sources.text(path).length())
                .sum();
    }

    void stop(@Observes ShutdownEvent event) {
        closed = true;
        RulesProcess ready = spare.getAndSet(null);
        if (ready != null) {
            ready.close();
        }
        replace(null);
        processes.forEach(RulesProcess::close);
    }
}
