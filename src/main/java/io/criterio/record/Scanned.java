package io.criterio.record;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a scan passes it: without what was asked and answered.
 *
 * @param caseId the conversation that it belongs to, if any
 * @param likeness equal for decisions whose records are the same but for id, time, case and persons
 */
public record Scanned(UUID id, Instant decidedAt, @Nullable String caseId, Likeness likeness) {

    /** What makes records the same. To be compared, and nothing else. */
    public sealed interface Likeness {

        /** The decision type that they share. */
        String type();
    }

    /** Contents are stored by their hash, once a month: one that was altered is altered for its month. */
    record Columns(
            YearMonth month,
            String type,
            LocalDate asOf,
            String language,
            int release,
            ByteBuffer situation,
            ByteBuffer outcome)
            implements Likeness {}
}
