package io.criterio.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids of decisions: UUIDv7 (RFC 9562). An id holds the millisecond of its decision, so that ids sort by time, rows are
 * inserted at the end of their indexes, and a decision is found in its month by its id alone.
 */
public final class DecisionIds {

    private static final int VERSION = 7;
    private static final int BITS_BELOW_THE_TIME = 16;
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private DecisionIds() {}

    /** A new id for a decision of that instant, of which the whole milliseconds count. Thread-safe. */
    public static UUID next(Instant decidedAt) {
        return GENERATOR.construct(decidedAt.toEpochMilli());
    }

    /** The instant in the id, to the millisecond. */
    public static Instant instantOf(UUID id) {
        if (id.version() != VERSION) {
            throw new IllegalArgumentException(
                    "id is %s, of version %d; expected a UUIDv7 of DecisionIds.next".formatted(id, id.version()));
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_BELOW_THE_TIME);
    }

    /**
     * Refuses a time that is not the one in the id.
     *
     * @throws IllegalArgumentException naming both
     */
    static void requireTime(UUID id, Instant decidedAt) {
        Instant inId = instantOf(id);
        if (!inId.equals(decidedAt)) {
            throw new IllegalArgumentException(
                    "decidedAt is %s; expected %s, the time in id %s. Make the id with DecisionIds.next(decidedAt), and cut decidedAt to milliseconds"
                            .formatted(decidedAt, inId, id));
        }
    }

    static boolean isOne(UUID id) {
        return id.version() == VERSION;
    }
}
