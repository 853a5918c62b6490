package io.criterio.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.criterio.candidate.SentReleases;
import io.criterio.decision.DecisionType;
import io.criterio.decision.RecordedRequests;
import io.criterio.decision.Redeciding;
import io.criterio.problem.Suggestion;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionScan;
import io.criterio.release.ArchivedReleases;
import io.criterio.release.LiveRelease;
import io.criterio.replay.ReplaySummary.Selection;
import io.criterio.rules.RuleSources;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Prepares and runs replays. Those that are under way when the service stops are cancelled. */
@Singleton
@Unremovable
public final class Replays {

    /** Nothing that a run waits for takes longer, except the decision of a very large base. */
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final DecisionScan scan;
    private final DecisionLog log;
    private final Redeciding redeciding;
    private final RecordedRequests requests;
    private final ArchivedReleases releases;
    private final List<DecisionType> types;
    private final Clock clock;
    private final Set<ReplayRun> underWay = ConcurrentHashMap.newKeySet();

    @Inject
    Replays(
            DecisionScan scan,
            DecisionLog log,
            Redeciding redeciding,
            RecordedRequests requests,
            ArchivedReleases releases,
            @All List<DecisionType> types,
            Clock clock) {
        this.scan = scan;
        this.log = log;
        this.redeciding = redeciding;
        this.requests = requests;
        this.releases = releases;
        this.types = types;
        this.clock = clock;
    }

    /**
     * A release that is live or in the archive.
     *
     * @throws IllegalArgumentException if there is none, or more than one, of that name
     * @throws io.criterio.record.RecordUnavailableException when the archive cannot be read
     */
    public Candidate release(String versionOrDigest) {
        return new ArchivedCandidate(redeciding, releases.named(versionOrDigest));
    }

    /**
     * Rules from files that are trusted like the program itself.
     *
     * @throws io.criterio.rules.RuleProblemsException with all problems
     */
    public Candidate rules(RuleSources sources) {
        return new PreparedCandidate(requests, LiveRelease.Pinned.prepare(sources, types));
    }

    /**
     * Rules that were sent.
     *
     * @param longest how long they may decide in all
     */
    Candidate sent(SentReleases.Sent sent, Duration longest) {
        return new SentCandidate(requests, sent, clock, clock.instant().plus(longest));
    }

    /**
     * Which decisions to replay.
     *
     * @param from inclusive; null for the oldest
     * @param to exclusive; null for what was decided until now
     * @throws IllegalArgumentException if there is no such type, or {@code from} is after {@code to}
     */
    public Selection selection(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String type,
            @Nullable String caseId,
            @Nullable String release) {
        List<String> names = types.stream().map(DecisionType::name).sorted().toList();
        if (type != null && !names.contains(type)) {
            throw new IllegalArgumentException("type is \"" + type + "\"; expected one of " + String.join(", ", names)
                    + Suggestion.hint(type, names));
        }
        Instant end = to == null ? clock.instant() : to;
        if (from != null && from.isAfter(end)) {
            throw new IllegalArgumentException(
                    "from is %s, after %s, which is %s".formatted(from, to == null ? "now" : "to", end));
        }
        return new Selection(from, end, type, caseId, release);
    }

    /** A replay that is yet to run. */
    public ReplayRun of(Candidate candidate, Selection selection, int threads) {
        return new ReplayRun(scan, log, candidate, selection, threads);
    }

    /**
     * Runs a replay; when the service stops meanwhile, it is cancelled.
     *
     * @throws IOException as {@link ReplayRun#run}
     */
    public ReplaySummary run(ReplayRun run, ReplayRun.Output output) throws IOException {
        underWay.add(run);
        try {
            return run.run(output);
        } finally {
            underWay.remove(run);
        }
    }

    /** As it is answered, in UTF-8. */
    public static byte[] json(Object summary) {
        try {
            return JSON.writeValueAsBytes(summary);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records and lists can be written", impossible);
        }
    }

    /** Before the database goes. */
    void stop(@Observes ShutdownEvent event) {
        underWay.forEach(ReplayRun::cancel);
        underWay.forEach(run -> run.awaitEnd(TO_STOP));
    }
}
