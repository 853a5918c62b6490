package io.criterio.record;

import java.sql.Connection;
import java.sql.SQLException;

/** All of it or nothing. */
final class Transaction {

    private Transaction() {}

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does something in a transaction of its own, which is committed when the work is done and rolled back when it fails. */
    static <T> T run(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
