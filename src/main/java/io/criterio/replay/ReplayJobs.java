package io.criterio.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.criterio.candidate.SentReleases;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.RecordReader;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.record.InvalidSearchException;
import io.criterio.record.Search;
import io.criterio.replay.ReplayRequest.DecisionsToReplay;
import io.criterio.replay.ReplaySummary.Selection;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The replays that were asked for over HTTP: a few run at once, and what they found is kept for a while, across restarts.
 * Thread-safe.
 */
@Singleton
final class ReplayJobs {

    private static final Logger LOG = Logger.getLogger(ReplayJobs.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Replays replays;
    private final SentReleases sent;
    private final Clock clock;
    private final Settings settings;
    private final RecordReader<ReplayRequest> reader = RecordReader.of(ReplayRequest.class);
    private final AtomicInteger running = new AtomicInteger();
    private final Map<UUID, ReplayJob> jobs = new ConcurrentHashMap<>();

    /** Those that ended, of this process or one before it. */
    private final Map<UUID, ReplayStatus> ended = new ConcurrentHashMap<>();

    private record Settings(Path folder, int atOnce, int threads, Duration kept, long most, Duration longest) {}

    @Inject
    ReplayJobs(
            Replays replays,
            SentReleases sent,
            Clock clock,
            @ConfigProperty(name = "criterio.replay.dir") Path folder,
            @ConfigProperty(name = "criterio.replay.at-once", defaultValue = "2") int atOnce,
            @ConfigProperty(name = "criterio.replay.threads") Optional<Integer> threads,
            @ConfigProperty(name = "criterio.replay.kept", defaultValue = "24h") Duration kept,
            @ConfigProperty(name = "criterio.replay.most", defaultValue = "1G") MemorySize most,
            @ConfigProperty(name = "criterio.sent-rules.longest-replay", defaultValue = "6h") Duration longest) {
        this.replays = replays;
        this.sent = sent;
        this.clock = clock;
        this.settings = new Settings(
                folder,
                atOnce,
                threads.orElse(Math.max(1, Runtime.getRuntime().availableProcessors() - 1)),
                kept,
                most.asLongValue(),
                longest);
    }

    /** Finds what is kept of the replays of an earlier process. */
    void load(@Observes StartupEvent start) {
        if (!Files.isDirectory(settings.folder())) {
            return;
        }
        try (Stream<Path> folders = Files.list(settings.folder())) {
            folders.map(folder -> folder.resolve(ReplayJob.STATUS))
                    .filter(Files::isRegularFile)
                    .forEach(this::load);
        } catch (IOException unreadable) {
            LOG.warnf("The replays in %s cannot be read: %s", settings.folder(), unreadable.getMessage());
        }
    }

    private void load(Path file) {
        try {
            ReplayStatus status = JSON.readValue(file.toFile(), ReplayStatus.class);
            ended.put(status.id(), status);
        } catch (IOException notOurs) {
            LOG.warnf("%s is no replay: %s", file, notOurs.getMessage());
        }
    }

    /**
     * Begins a replay.
     *
     * @throws ProblemException if the body makes no sense, or as many as may run at once do
     * @throws io.criterio.record.RecordUnavailableException when the archive of the releases cannot be read
     */
    ReplayStatus start(byte[] body) {
        forget();
        Problems problems = new Problems();
        ReplayRequest request = read(body, problems);
        Selection selection = selection(request.decisions(), problems);
        if (!problems.isEmpty() || selection == null) {
            throw ProblemException.of(problems);
        }
        if (running.incrementAndGet() > settings.atOnce()) {
            running.decrementAndGet();
            throw new ProblemException(
                    ProblemKind.OVERLOADED,
                    "As many replays as run at once, " + settings.atOnce()
                            + ", are under way. Wait for one to end, or cancel it.");
        }
        boolean begun = false;
        try {
            ReplayStatus status = begin(candidate(request, problems), selection);
            begun = true;
            return status;
        } finally {
            if (!begun) {
                running.decrementAndGet();
            }
        }
    }

    private ReplayRequest read(byte[] body, Problems problems) {
        io.criterio.json.Path path = new io.criterio.json.Path();
        try {
            ReplayRequest request = Json.read(body, path, problems, parser -> reader.read(parser, path, problems));
            ReplayRequest.CandidateRules candidate = request == null ? null : request.candidate();
            if (candidate != null && (candidate.release() == null) == (candidate.rules() == null)) {
                problems.add(
                        "/candidate",
                        candidate.release() == null
                                ? "is empty; expected release or rules"
                                : "has both release and rules; keep one");
            }
            return request == null ? new ReplayRequest(null, null) : request;
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
    }

    private @Nullable Selection selection(@Nullable DecisionsToReplay decisions, Problems problems) {
        DecisionsToReplay asked = decisions == null ? new DecisionsToReplay(null, null, null, null, null) : decisions;
        Instant from = instant("from", asked.from(), problems);
        Instant to = instant("to", asked.to(), problems);
        if (!problems.isEmpty()) {
            return null;
        }
        try {
            return replays.selection(from, to, asked.type(), asked.caseId(), asked.release());
        } catch (IllegalArgumentException wrong) {
            String message = String.valueOf(wrong.getMessage());
            int space = message.indexOf(' ');
            problems.add("/decisions/" + message.substring(0, space), message.substring(space + 1));
            return null;
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String text, Problems problems) {
        try {
            return name.equals("from")
                    ? Search.all().from(text, ZoneOffset.UTC).from()
                    : Search.all().to(text, ZoneOffset.UTC).to();
        } catch (InvalidSearchException invalid) {
            String message = String.valueOf(invalid.getMessage());
            problems.add("/decisions/" + name, message.substring(message.indexOf(' ') + 1));
            return null;
        }
    }

    private Candidate candidate(ReplayRequest request, Problems problems) {
        ReplayRequest.CandidateRules rules = request.candidate();
        if (rules != null && rules.rules() != null) {
            return replays.sent(sent.prepare(rules.rules(), "/candidate/rules"), settings.longest());
        }
        if (rules == null || rules.release() == null) {
            throw new IllegalStateException("a candidate is one of two");
        }
        try {
            return replays.release(rules.release());
        } catch (IllegalArgumentException unknown) {
            String message = String.valueOf(unknown.getMessage());
            problems.add("/candidate/release", message.substring(message.indexOf(' ') + 1));
            throw ProblemException.of(problems);
        }
    }

    private ReplayStatus begin(Candidate candidate, Selection selection) {
        UUID id = UUID.randomUUID();
        ReplayJob job = new ReplayJob(
                id,
                folder(id),
                replays.of(candidate, selection, settings.threads()),
                candidate.release(),
                selection,
                clock,
                settings.kept());
        jobs.put(id, job);
        ReplayStatus status = job.status();
        Thread thread = new Thread(
                () -> {
                    try (candidate) {
                        job.run(replays, settings.most());
                    } finally {
                        ended.put(id, job.status());
                        jobs.remove(id);
                        running.decrementAndGet();
                    }
                },
                "replay");
        thread.setDaemon(true);
        thread.start();
        return status;
    }

    private Path folder(UUID id) {
        return settings.folder().resolve(id.toString());
    }

    /** All that run or are kept, the latest first. */
    List<ReplayStatus> list() {
        forget();
        Map<UUID, ReplayStatus> all = new HashMap<>(ended);
        jobs.forEach((id, job) -> all.putIfAbsent(id, job.status()));
        return all.values().stream()
                .sorted(Comparator.comparing(ReplayStatus::startedAt).reversed().thenComparing(ReplayStatus::id))
                .toList();
    }

    /**
     * How a replay stands.
     *
     * @throws ProblemException (404) if there is none of that id
     */
    ReplayStatus status(String id) {
        forget();
        UUID known = id(id);
        ReplayJob job = jobs.get(known);
        if (job != null) {
            return job.status();
        }
        ReplayStatus status = ended.get(known);
        if (status == null) {
            throw none(id);
        }
        return status;
    }

    /**
     * A file of a replay that is done.
     *
     * @throws ProblemException if there is no such replay (404), or it is not done (409)
     */
    Path file(String id, String name) {
        ReplayStatus status = status(id);
        Path file = folder(status.id()).resolve(name);
        if (status.state() != ReplayStatus.State.DONE) {
            throw new ProblemException(
                    ProblemKind.CONFLICT,
                    switch (status.state()) {
                        case RUNNING -> "The replay is not done yet: " + status.done() + " decisions are.";
                        case CANCELLED -> "The replay was cancelled; it has no result.";
                        case FAILED, DONE -> "The replay failed: " + status.failure();
                    });
        }
        if (!Files.isRegularFile(file)) {
            throw none(id);
        }
        return file;
    }

    /**
     * Cancels a replay that runs; deletes one that has ended.
     *
     * @throws ProblemException (404) if there is none of that id
     */
    void delete(String id) {
        ReplayStatus status = status(id);
        ReplayJob job = jobs.get(status.id());
        if (job != null && status.state() == ReplayStatus.State.RUNNING) {
            job.cancel();
        } else {
            remove(status.id());
        }
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noUuid) {
            throw none(id);
        }
    }

    private static ProblemException none(String id) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no replay \"" + id + "\"; those that have ended are kept for a while.");
    }

    /** Deletes what has been kept long enough. */
    private void forget() {
        Instant now = clock.instant();
        ended.forEach((id, status) -> {
            if (status.keptUntil() != null && status.keptUntil().isBefore(now)) {
                remove(id);
            }
        });
    }

    private void remove(UUID id) {
        ended.remove(id);
        Path folder = folder(id);
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException leftBehind) {
            LOG.warnf("%s cannot be deleted: %s", folder, leftBehind.getMessage());
        }
    }
}
