package io.criterio.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL does before it says that a commit is done, as it is set for a connection of ours.
 *
 * @param fsync whether it waits for the disk at all
 * @param fullPageWrites whether a crash in the middle of a write can be mended
 * @param synchronousCommit what a commit waits for; {@code off} does not occur, our connections set it
 * @param standbys which standbys a commit waits for; empty for none
 */
record StoreDurability(boolean fsync, boolean fullPageWrites, String synchronousCommit, String standbys) {

    /** For a select list; see {@link #read(ResultSet, int)}. */
    static final String COLUMNS = "current_setting('fsync') = 'on', current_setting('full_page_writes') = 'on',"
            + " current_setting('synchronous_commit'), current_setting('synchronous_standby_names')";

    private static final Set<String> WAITS_FOR_STANDBY = Set.of("on", "remote_apply");

    /** From the columns of a row, from one on. */
    static StoreDurability read(ResultSet row, int first) throws SQLException {
        return new StoreDurability(
                row.getBoolean(first),
                row.getBoolean(first + 1),
                row.getString(first + 2),
                row.getString(first + 3).strip());
    }

    static StoreDurability of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + COLUMNS)) {
            rows.next();
            return read(rows, 1);
        }
    }

    /** Why the store does not keep a promise; empty if it does. */
    Optional<String> problem(DurabilityPromise promise) {
        return switch (promise) {
            case UNCHECKED -> Optional.empty();
            case LOCAL -> local();
            case REPLICATED -> local().or(this::replicated);
        };
    }

    private Optional<String> local() {
        if (!fsync) {
            return broken("fsync", "off", "on: PostgreSQL does not wait for the disk", "crash of the machine");
        }
        if (!fullPageWrites) {
            return broken("full_page_writes", "off", "on: a page that was written half cannot be mended", "crash");
        }
        return synchronousCommit.equals("off")
                ? broken(
                        "synchronous_commit", "off", "on: a commit does not wait for the disk", "crash of the database")
                : Optional.empty();
    }

    private Optional<String> replicated() {
        if (standbys.isEmpty()) {
            return broken(
                    "synchronous_standby_names",
                    "empty",
                    "the standbys that commits wait for: criterio.record.durability is replicated",
                    "failover");
        }
        return WAITS_FOR_STANDBY.contains(synchronousCommit)
                ? Optional.empty()
                : broken(
                        "synchronous_commit",
                        synchronousCommit,
                        "on or remote_apply: criterio.record.durability is replicated",
                        "failover");
    }

    private static Optional<String> broken(String setting, String value, String expected, String event) {
        return Optional.of(
                ("%s of the PostgreSQL is %s; expected %s. An acknowledged decision would not survive a %s. Set it in"
                                + " PostgreSQL, or say with criterio.record.durability=unchecked that this is meant.")
                        .formatted(setting, value, expected, event));
    }

    @Override
    public String toString() {
        return "fsync=%s full_page_writes=%s synchronous_commit=%s synchronous_standby_names=%s"
                .formatted(
                        fsync ? "on" : "off",
                        fullPageWrites ? "on" : "off",
                        synchronousCommit,
                        standbys.isEmpty() ? "none" : standbys);
    }
}
