package io.criterio.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.release.ReleaseName;
import io.criterio.replay.ReplaySummary.Counts;
import io.criterio.replay.ReplaySummary.Selection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a replay stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Replay", description = "A replay, and how far it is.")
public record ReplayStatus(
        @Schema(required = true) UUID id,

        @Schema(required = true) State state,

        @Schema(required = true) ReleaseName candidate,

        @Schema(required = true) Selection decisions,

        @Schema(required = true) Instant startedAt,

        @Schema(description = "Absent while it runs.") @Nullable
        Instant endedAt,

        @Schema(description = "When it is deleted; absent while it runs.") @Nullable
        Instant keptUntil,

        @Schema(required = true, description = "Decisions that were decided again.", examples = "120000")
        long done,

        @Schema(description = "How many there are, once they are counted.", examples = "480000") @Nullable
        Long total,

        @Schema(required = true, description = "Decisions a second, on average.", examples = "31000")
        long perSecond,

        @Schema(description = "About how much longer it takes.", examples = "12") @Nullable
        Long secondsLeft,

        @Schema(required = true, description = "What was found so far.")
        Counts counts,

        @Schema(description = "Why it failed.") @Nullable String failure) {

    /** Where a replay is in its life. */
    @Schema(name = "ReplayState", description = "`DONE` has a result; `CANCELLED` and `FAILED` have none.")
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** All replays that are known. */
    @Schema(name = "Replays", description = "The replays that run or are kept, the latest first.")
    record Listing(@Schema(required = true) List<ReplayStatus> items) {}
}
