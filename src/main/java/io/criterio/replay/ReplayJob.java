package io.criterio.replay;

import io.criterio.record.RecordUnavailableException;
import io.criterio.release.ReleaseName;
import io.criterio.replay.ReplaySummary.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A replay that runs by itself, with a folder for what it finds. */
final class ReplayJob {

    /** In the folder of a job that is done. */
    static final String RESULT = "result.json";

    static final String DIFFERENCES = "differences.ndjson";
    static final String CONVERSATIONS = "conversations.ndjson";

    /** In the folder of a job that has ended. */
    static final String STATUS = "status.json";

    private static final Logger LOG = Logger.getLogger(ReplayJob.class);

    private final UUID id;
    private final Path folder;
    private final ReplayRun run;
    private final ReleaseName candidate;
    private final Selection selection;
    private final Clock clock;
    private final Duration kept;
    private final Instant startedAt;
    private volatile @Nullable ReplayStatus ended;

    ReplayJob(
            UUID id,
            Path folder,
            ReplayRun run,
            ReleaseName candidate,
            Selection selection,
            Clock clock,
            Duration kept) {
        this.id = id;
        this.folder = folder;
        this.run = run;
        this.candidate = candidate;
        this.selection = selection;
        this.clock = clock;
        this.kept = kept;
        this.startedAt = clock.instant();
    }

    /** Does the work, to its end. */
    void run(Replays replays, long most) {
        ReplayStatus.State state;
        String failure = null;
        try {
            Files.createDirectories(folder);
            ReplaySummary summary = replays.run(
                    run,
                    new ReplayRun.Output(folder.resolve(DIFFERENCES), folder.resolve(CONVERSATIONS), folder, most));
            if (!run.isCancelled()) {
                Files.write(folder.resolve(RESULT), Replays.json(summary));
            }
            state = run.isCancelled() ? ReplayStatus.State.CANCELLED : ReplayStatus.State.DONE;
        } catch (RecordUnavailableException unavailable) {
            LOG.warnf("Replay %s failed: %s", id, unavailable.getMessage());
            state = ReplayStatus.State.FAILED;
            failure = "The decision record stopped answering; start the replay again when it is back.";
        } catch (CandidateLostException lost) {
            state = run.isCancelled() ? ReplayStatus.State.CANCELLED : ReplayStatus.State.FAILED;
            failure = run.isCancelled() ? null : lost.getMessage();
        } catch (IOException notWritten) {
            LOG.errorf(notWritten, "Replay %s could not write what it found", id);
            state = ReplayStatus.State.FAILED;
            failure = "What was found could not be written: is the disk full?";
        } catch (RuntimeException | Error bug) {
            LOG.errorf(bug, "Replay %s failed", id);
            state = ReplayStatus.State.FAILED;
            failure = "Something went wrong in the service; its log has the report of replay " + id + ".";
        }
        end(state, failure);
    }

    private void end(ReplayStatus.State state, @Nullable String failure) {
        ReplayStatus status = status(state, clock.instant(), failure);
        try {
            if (state != ReplayStatus.State.DONE) {
                Files.deleteIfExists(folder.resolve(DIFFERENCES));
                Files.deleteIfExists(folder.resolve(CONVERSATIONS));
            }
            Files.write(folder.resolve(STATUS), Replays.json(status));
        } catch (IOException notWritten) {
            LOG.warnf("The end of replay %s could not be written: %s", id, notWritten.getMessage());
        }
        ended = status;
    }

    ReplayStatus status() {
        ReplayStatus known = ended;
        return known == null ? status(ReplayStatus.State.RUNNING, null, null) : known;
    }

    private ReplayStatus status(ReplayStatus.State state, @Nullable Instant endedAt, @Nullable String failure) {
        long done = run.done();
        OptionalLong total = run.total();
        Instant until = endedAt == null ? clock.instant() : endedAt;
        double seconds = Math.max(0.001, Duration.between(startedAt, until).toMillis() / 1_000.0);
        long perSecond = Math.round(done / seconds);
        boolean running = state == ReplayStatus.State.RUNNING;
        return new ReplayStatus(
                id,
                state,
                candidate,
                selection,
                startedAt,
                endedAt,
                endedAt == null ? null : endedAt.plus(kept),
                done,
                total.isPresent() ? Math.max(total.getAsLong(), done) : null,
                perSecond,
                running && total.isPresent() && perSecond > 0
                        ? Math.max(0, total.getAsLong() - done) / perSecond
                        : null,
                run.counts(),
                failure);
    }

    void cancel() {
        run.cancel();
    }
}
