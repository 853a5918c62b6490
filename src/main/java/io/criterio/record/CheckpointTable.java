package io.criterio.record;

import io.criterio.record.Checkpoint.Dropped;
import io.criterio.record.Checkpoint.Head;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checkpoints in PostgreSQL. */
final class CheckpointTable {

    /** Any number; the same in every service that shares the database. */
    private static final long ONE_AT_A_TIME = 0x4352_4954_4348_4543L;

    private static final String COLUMNS = "select number, body, hash, key_id, signature from checkpoint";

    /** All of them, oldest first; for {@link #read}. */
    static final String SELECT = COLUMNS + " order by number";

    private static final int ROWS_AT_ONCE = 1_000;

    private CheckpointTable() {}

    /** Reads those after a number, oldest first, a few at a time. */
    static void read(Connection connection, long after, Consumer<Checkpoint> reader) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " where number > ? order by number")) {
            select.setLong(1, after);
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.accept(read(rows));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The one of that number, if there is one. */
    static Optional<Checkpoint> find(Connection connection, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " where number = ?")) {
            select.setLong(1, number);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /** Signs what is new since the newest checkpoint, in a transaction of its own; empty if nothing is. */
    static Optional<Checkpoint> add(Connection connection, KeyPair keys, Instant now) throws SQLException {
        return Transaction.run(connection, transaction -> addIn(transaction, keys, now));
    }

    private static Optional<Checkpoint> addIn(Connection connection, KeyPair keys, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(ONE_AT_A_TIME));
            List<Head> heads = newHeads(statement);
            List<Dropped> dropped = dropped(connection);
            Optional<Checkpoint> newest = newest(connection);
            boolean moreDropped = dropped.size()
                    > newest.map(one -> one.content().dropped().size()).orElse(0);
            if (heads.isEmpty() && !moreDropped) {
                return Optional.empty();
            }
            Checkpoint checkpoint = Checkpoint.sign(
                    new Checkpoint.Content(
                            newest.map(Checkpoint::number).orElse(0L) + 1,
                            now.truncatedTo(ChronoUnit.MILLIS),
                            newest.map(Checkpoint::hash).orElse(Hash.NONE),
                            heads,
                            dropped),
                    keys);
            insert(connection, checkpoint);
            cover(connection, heads);
            return Optional.of(checkpoint);
        }
    }

    private static Optional<Checkpoint> newest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " desc limit 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(read(rows)) : Optional.empty();
        }
    }

    /** The hash of the newest, where a new chain begins; zeros while there is none. */
    static Hash newestHash(Connection connection) throws SQLException {
        return newest(connection).map(Checkpoint::hash).orElse(Hash.NONE);
    }

    static Checkpoint read(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong(1), row.getString(2), Hash.ofBytes(row.getBytes(3)), row.getString(4), row.getBytes(5));
    }

    /** The ends of the chains that have grown since they were covered. */
    private static List<Head> newHeads(Statement statement) throws SQLException {
        List<Head> heads = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select c.number, c.month, s.number, s.hash
                from chain c cross join lateral (
                    select number, hash from seal
                    where seal.chain = c.number and seal.month = c.month order by number desc limit 1) s
                where s.number > c.covered order by c.number
                """)) {
            while (rows.next()) {
                heads.add(new Head(
                        rows.getLong(1),
                        YearMonth.from(rows.getObject(2, LocalDate.class)),
                        rows.getLong(3),
                        Hash.ofBytes(rows.getBytes(4))));
            }
        }
        return heads;
    }

    /** The months that were dropped, oldest first. */
    static List<Dropped> dropped(Connection connection) throws SQLException {
        List<Dropped> dropped = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select month, decisions from dropped_month order by month")) {
            while (rows.next()) {
                dropped.add(new Dropped(YearMonth.from(rows.getObject(1, LocalDate.class)), rows.getLong(2)));
            }
        }
        return dropped;
    }

    private static void insert(Connection connection, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into checkpoint (number, body, hash, key_id, signature) values (?, ?, ?, ?, ?)")) {
            insert.setLong(1, checkpoint.number());
            insert.setString(2, checkpoint.body());
            insert.setBytes(3, checkpoint.hash().bytes());
            insert.setString(4, checkpoint.keyId());
            insert.setBytes(5, checkpoint.signature());
            insert.executeUpdate();
        }
    }

    private static void cover(Connection connection, List<Head> heads) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update chain set covered = ? where number = ?")) {
            for (Head head : heads) {
                update.setLong(1, head.seal());
                update.setLong(2, head.chain());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
