package io.criterio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the record from the oldest decision to the newest, with bounded memory. All methods wait for the
 * database. Thread-safe.
 */
@ApplicationScoped
public class DecisionScan {

    /** A statement over more would run into the time limit of its connection. */
    private static final Duration COUNTED_AT_ONCE = Duration.ofDays(1);

    private final DataSource dataSource;

    DecisionScan(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which decisions to go through.
     *
     * @param from inclusive
     * @param to exclusive
     * @param type null for all
     * @param caseId only the decisions of this conversation; null for all
     * @param release only what this release decided, by version or digest; null for all
     */
    public record Range(
            Instant from,
            Instant to,
            @Nullable String type,
            @Nullable String caseId,
            @Nullable String release) {

        public Range {
            if (from.isAfter(to)) {
                throw new IllegalArgumentException("from is %s, after to, which is %s".formatted(from, to));
            }
        }

        public Range(Instant from, Instant to, @Nullable String type) {
            this(from, to, type, null, null);
        }

        /** What a statement says of it beside the time. */
        private String conditions() {
            return (type == null ? "" : " and type = ?")
                    + (caseId == null ? "" : " and case_id = ?")
                    + (release == null
                            ? ""
                            : " and release in (select number from release where ? in (version, digest))");
        }

        /** Binds the values of {@link #conditions()}; returns the place of the next. */
        private int bind(PreparedStatement select, int first) throws SQLException {
            int at = first;
            for (String value : new @Nullable String[] {type, caseId, release}) {
                if (value != null) {
                    select.setString(at++, value);
                }
            }
            return at;
        }
    }

    /**
     * How many decisions the range holds.
     *
     * @throws RecordUnavailableException when the database did not answer
     */
    public long count(Range range) {
        try (Connection connection = dataSource.getConnection()) {
            return count(connection, range);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("counting", failed);
        }
    }

    private static long count(Connection connection, Range range) throws SQLException {
        long count = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "select min(decided_at), max(decided_at) from decision where decided_at >= ? and decided_at < ?"
                        + (range.caseId() == null ? "" : range.conditions()))) {
            select.setObject(1, range.from().atOffset(ZoneOffset.UTC));
            select.setObject(2, range.to().atOffset(ZoneOffset.UTC));
            if (range.caseId() != null) {
                range.bind(select, 3);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
                OffsetDateTime last = row.getObject(2, OffsetDateTime.class);
                if (first == null || last == null) {
                    return 0;
                }
                OffsetDateTime end = last.plusNanos(1_000);
                for (OffsetDateTime day = first; day.isBefore(end); day = day.plus(COUNTED_AT_ONCE)) {
                    OffsetDateTime next = day.plus(COUNTED_AT_ONCE);
                    count += count(connection, day, next.isBefore(end) ? next : end, range);
                }
            }
        }
        return count;
    }

    private static long count(Connection connection, OffsetDateTime from, OffsetDateTime to, Range range)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select count(*) from decision where decided_at >= ? and decided_at < ?" + range.conditions())) {
            select.setObject(1, from);
            select.setObject(2, to);
            range.bind(select, 3);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * The next decisions of a range, oldest first; an empty list at its end.
     *
     * @param after the last one of the page before; null for the first page
     * @throws RecordUnavailableException when the database did not answer
     */
    public List<Scanned> page(Range range, @Nullable Scanned after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                        select id, decided_at, type, as_of, language, release, situation, outcome, case_id
                        from decision
                        where decided_at >= ? and decided_at < ?%s%s
                        order by decided_at, id limit ?
                        """.formatted(range.conditions(), after == null ? "" : " and (decided_at, id) > (?, ?)"))) {
            int at = 1;
            // The first says which partitions to leave out.
            select.setObject(at++, (after == null ? range.from() : after.decidedAt()).atOffset(ZoneOffset.UTC));
            select.setObject(at++, range.to().atOffset(ZoneOffset.UTC));
            at = range.bind(select, at);
            if (after != null) {
                select.setObject(at++, after.decidedAt().atOffset(ZoneOffset.UTC));
                select.setObject(at++, after.id());
            }
            select.setInt(at, limit);
            return read(select);
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("reading a page", failed);
        }
    }

    private static List<Scanned> read(PreparedStatement select) throws SQLException {
        List<Scanned> page = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instant decidedAt = row.getObject(2, OffsetDateTime.class).toInstant();
                page.add(new Scanned(
                        row.getObject(1, UUID.class),
                        decidedAt,
                        row.getString(9),
                        new Scanned.Columns(
                                Partitions.monthOf(decidedAt),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                row.getString(5),
                                row.getInt(6),
                                ByteBuffer.wrap(row.getBytes(7)),
                                ByteBuffer.wrap(row.getBytes(8)))));
            }
        }
        return page;
    }
}
