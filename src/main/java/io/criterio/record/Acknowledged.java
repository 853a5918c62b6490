package io.criterio.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far this node has acknowledged decisions: where each chain of its writers ended. A store that does not know one of
 * these ends any more went back in time, and what was answered since is gone. Remembered in memory, and in a file for the
 * next start. Thread-safe.
 */
final class Acknowledged implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Acknowledged.class);

    private final AcknowledgedFile file;
    private final Map<Long, End> ends = new ConcurrentHashMap<>();
    private final List<Gone> gone = new CopyOnWriteArrayList<>();

    /**
     * The end of a chain.
     *
     * @param seal number of its last seal
     * @param rows how many rows the chain covers up to there: decisions, and answers of customers
     */
    record End(long chain, YearMonth month, long seal, Hash hash, long rows) {}

    /**
     * Acknowledged rows that the store does not hold.
     *
     * @param end where the chain ended when it was acknowledged
     * @param seal where it ends now; 0 if nothing is left of it
     * @param rows how many are gone, at least
     */
    record Gone(End end, long seal, long rows) {

        @Override
        public String toString() {
            return "chain %d of %s was acknowledged up to seal %d and ends at seal %d: %d rows are gone"
                    .formatted(end.chain(), end.month(), end.seal(), seal, rows);
        }
    }

    Acknowledged(AcknowledgedFile file) {
        this.file = file;
    }

    /** Remembered by this process only. */
    static Acknowledged inMemory() {
        return new Acknowledged(AcknowledgedFile.none());
    }

    /**
     * A commit was acknowledged.
     *
     * @param writer whose, from 0
     * @param grown where its chains end now
     */
    void note(int writer, Map<YearMonth, End> grown) {
        @Nullable End latest = null;
        for (End end : grown.values()) {
            ends.put(end.chain(), end);
            if (latest == null || end.month().isAfter(latest.month())) {
                latest = end;
            }
        }
        if (latest != null) {
            file.write(writer, latest);
        }
    }

    /** What is gone of what was acknowledged, as far as it was noticed. */
    List<Gone> gone() {
        return List.copyOf(gone);
    }

    /** How many rows are gone, at least. */
    long rowsGone() {
        return gone.stream().mapToLong(Gone::rows).sum();
    }

    /**
     * Reads what an earlier process acknowledged into this record, and compares it with what the record holds. What is
     * missing is said in the log, here and at every start until somebody has removed the file that tells of it.
     */
    void checkAtStart(Connection connection) throws SQLException {
        UUID record = identity(connection);
        List<End> before = file.open(record);
        List<Gone> missing = missing(connection, before);
        file.keep(missing.stream().map(Gone::end).toList());
        report(missing);
    }

    /** Compares what was acknowledged with what the record holds: after a connection was lost. */
    void check(Connection connection) throws SQLException {
        List<Gone> missing = missing(connection, List.copyOf(ends.values()));
        file.keep(missing.stream().map(Gone::end).toList());
        missing.forEach(one -> ends.remove(one.end().chain()));
        report(missing);
    }

    private void report(List<Gone> missing) {
        if (missing.isEmpty()) {
            return;
        }
        gone.addAll(missing);
        LOG.errorf(
                "The record went back in time: at least %d rows that were acknowledged are not in the database (%s). It was"
                        + " restored from an earlier state, or damaged. Compare it with exported checkpoints: verify"
                        + " --integrity --against FILE. %s",
                rowsGone(),
                String.join("; ", missing.stream().map(Gone::toString).toList()),
                file.howToForget());
    }

    /** Which record this is: a copy of it, or an earlier state, is the same. */
    static UUID identity(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from record_identity");
                ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("record_identity is empty", "XX000");
            }
            return rows.getObject(1, UUID.class);
        }
    }

    private static List<Gone> missing(Connection connection, List<End> ends) throws SQLException {
        List<Gone> missing = new ArrayList<>();
        for (End end : ends) {
            if (!holds(connection, end)) {
                missing.add(gone(connection, end));
            }
        }
        return missing;
    }

    /** Whether the record still holds the end of the chain, or the whole month was dropped because its time was over. */
    private static boolean holds(Connection connection, End end) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (select from seal where chain = ? and number = ? and month = ? and hash = ?)
                    or exists (select from dropped_month where month = ?)
                """)) {
            select.setLong(1, end.chain());
            select.setLong(2, end.seal());
            select.setObject(3, end.month().atDay(1));
            select.setBytes(4, end.hash().bytes());
            select.setObject(5, end.month().atDay(1));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static Gone gone(Connection connection, End end) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce(max(number), 0), coalesce(sum(octet_length(leaves)) / ?, 0)::bigint
                from seal where chain = ? and month = ? and number <= ?
                """)) {
            select.setInt(1, Hash.BYTES);
            select.setLong(2, end.chain());
            select.setObject(3, end.month().atDay(1));
            select.setLong(4, end.seal());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                // A chain of that number may be another one by now: then nothing is left of ours.
                long seal = rows.getLong(1);
                boolean other = seal == end.seal();
                return new Gone(end, other ? 0 : seal, Math.max(1, other ? end.rows() : end.rows() - rows.getLong(2)));
            }
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
