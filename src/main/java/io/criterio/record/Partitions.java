package io.criterio.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The monthly partitions of the record, by UTC. All that belongs to the decisions of a month is dropped with it. */
final class Partitions {

    /** Any number; the same in every service that shares the database. */
    private static final long ONE_AT_A_TIME = 0x4352_4954_4552_494fL;

    /** Each with the column that says which month a row belongs to. */
    private static final Map<String, String> TABLES = Map.of(
            "decision", "decided_at",
            "answer", "decided_at",
            "erasure", "decided_at",
            "situation", "month",
            "outcome", "month",
            "seal", "month");

    private final DataSource dataSource;

    Partitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static YearMonth monthOf(Instant decidedAt) {
        return YearMonth.from(decidedAt.atOffset(ZoneOffset.UTC));
    }

    private static String nameOf(String table, YearMonth month) {
        return "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }

    /** Makes the partitions of this month and the next, and those of months that have landed in the default one. */
    void ensure(Instant now) throws SQLException {
        SortedSet<YearMonth> months = new TreeSet<>(monthsInDefault());
        months.add(monthOf(now));
        months.add(monthOf(now).plusMonths(1));
        for (YearMonth month : months) {
            ensure(month);
        }
    }

    private SortedSet<YearMonth> monthsInDefault() throws SQLException {
        SortedSet<YearMonth> months = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select to_char(decided_at at time zone 'UTC', 'YYYY-MM') from decision_default
                        union select to_char(decided_at at time zone 'UTC', 'YYYY-MM') from answer_default
                        union select to_char(decided_at at time zone 'UTC', 'YYYY-MM') from erasure_default
                        union select to_char(month, 'YYYY-MM') from situation_default
                        union select to_char(month, 'YYYY-MM') from outcome_default
                        union select to_char(month, 'YYYY-MM') from seal_default
                        """)) {
            while (rows.next()) {
                months.add(YearMonth.parse(rows.getString(1)));
            }
        }
        return months;
    }

    /** Does nothing where there is one. Rows of the month that are in a default partition move into the new one. */
    void ensure(YearMonth month) throws SQLException {
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            ensure(table.getKey(), table.getValue(), month);
        }
    }

    private void ensure(String table, String column, YearMonth month) throws SQLException {
        var unused = alone(statement -> {
            boolean missing = !exists(statement, nameOf(table, month));
            if (missing) {
                create(statement, table, column, month);
            }
            return missing;
        });
    }

    /** What changes tables. */
    @FunctionalInterface
    private interface Change<T> {
        T with(Statement statement) throws SQLException;
    }

    /** In a transaction, and nowhere else at the same time. */
    private <T> T alone(Change<T> change) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Transaction.run(connection, transaction -> {
                try (Statement statement = transaction.createStatement()) {
                    // Attaching a partition needs locks; rather later than holding up the decisions behind it.
                    statement.execute("set local lock_timeout = '1s'");
                    statement.execute("select pg_advisory_xact_lock(%d)".formatted(ONE_AT_A_TIME));
                    return change.with(statement);
                }
            });
        }
    }

    private static boolean exists(Statement statement, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select to_regclass('%s')".formatted(name))) {
            return rows.next() && rows.getString(1) != null;
        }
    }

    private static void create(Statement statement, String table, String column, YearMonth month) throws SQLException {
        String name = nameOf(table, month);
        String time = column.equals("month") ? "" : "T00:00:00Z";
        String from = "'%s-01%s'".formatted(month, time);
        String to = "'%s-01%s'".formatted(month.plusMonths(1), time);
        statement.execute("create table %s (like %s including defaults)".formatted(name, table));
        statement.execute("""
                with moved as (delete from %s_default where %s >= %s and %s < %s returning *)
                insert into %s select * from moved
                """.formatted(table, column, from, column, to, name));
        statement.execute(
                "alter table %s attach partition %s for values from (%s) to (%s)".formatted(table, name, from, to));
    }

    /**
     * Drops a month with everything that belongs to its decisions, and notes that it did.
     *
     * @return how many decisions went
     */
    long drop(YearMonth month, Instant now) throws SQLException {
        return alone(statement -> {
            long decisions;
            try (ResultSet rows =
                    statement.executeQuery("select count(*) from %s".formatted(nameOf("decision", month)))) {
                rows.next();
                decisions = rows.getLong(1);
            }
            statement.execute("""
                    insert into dropped_month (month, dropped_at, decisions) values ('%s-01', '%s', %d)
                    on conflict (month) do update set decisions = dropped_month.decisions + excluded.decisions
                    """.formatted(month, now, decisions));
            statement.execute("delete from chain where month = '%s-01'".formatted(month));
            for (String table : TABLES.keySet()) {
                statement.execute("drop table %s".formatted(nameOf(table, month)));
            }
            return decisions;
        });
    }

    /** The months that have partitions, oldest first. */
    SortedSet<YearMonth> months() throws SQLException {
        SortedSet<YearMonth> months = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select replace(substr(c.relname, 10), '_', '-') from pg_inherits i
                        join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'decision'::regclass and c.relname ~ '^decision_[0-9]{4}_[0-9]{2}$'
                        """)) {
            while (rows.next()) {
                months.add(YearMonth.parse(rows.getString(1)));
            }
        }
        return months;
    }
}
