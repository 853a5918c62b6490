package io.criterio.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The monthly partitions of the decisions, by UTC. */
final class Partitions {

    /** Any number; the same in every service that shares the database. */
    private static final long ONE_AT_A_TIME = 0x4352_4954_4552_494fL;

    private final DataSource dataSource;

    Partitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static YearMonth monthOf(Instant decidedAt) {
        return YearMonth.from(decidedAt.atOffset(ZoneOffset.UTC));
    }

    static String nameOf(YearMonth month) {
        return "decision_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
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
                        select distinct to_char(decided_at at time zone 'UTC', 'YYYY-MM')
                        from decision_default
                        """)) {
            while (rows.next()) {
                months.add(YearMonth.parse(rows.getString(1)));
            }
        }
        return months;
    }

    /** Does nothing if there is one. Rows of the month that are in the default partition move into the new one. */
    void ensure(YearMonth month) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Attaching a partition needs locks; rather later than holding up the decisions behind it.
                statement.execute("set local lock_timeout = '5s'");
                statement.execute("select pg_advisory_xact_lock(%d)".formatted(ONE_AT_A_TIME));
                if (!exists(statement, month)) {
                    create(statement, month);
                }
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean exists(Statement statement, YearMonth month) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select to_regclass('%s')".formatted(nameOf(month)))) {
            return rows.next() && rows.getString(1) != null;
        }
    }

    private static void create(Statement statement, YearMonth month) throws SQLException {
        String name = nameOf(month);
        String from = "'%s-01T00:00:00Z'".formatted(month);
        String to = "'%s-01T00:00:00Z'".formatted(month.plusMonths(1));
        statement.execute("create table %s (like decision including defaults)".formatted(name));
        statement.execute("""
                with moved as (delete from decision_default where decided_at >= %s and decided_at < %s returning *)
                insert into %s select * from moved
                """.formatted(from, to, name));
        statement.execute(
                "alter table decision attach partition %s for values from (%s) to (%s)".formatted(name, from, to));
    }
}
