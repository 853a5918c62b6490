package io.criterio.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Chains, seals and checkpoints in PostgreSQL. */
final class SealTable {

    private SealTable() {}

    /** Begins a chain of a month; returns its number. */
    static long begin(Connection connection, YearMonth month, Hash start) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into chain (month, start) values (?, ?) returning number")) {
            insert.setObject(1, month.atDay(1));
            insert.setBytes(2, start.bytes());
            try (ResultSet rows = insert.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("a chain was inserted and got no number");
                }
                return rows.getLong(1);
            }
        }
    }

    static void insert(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into seal (month, chain, number, sealed_at, leaves, hash) values (?, ?, ?, ?, ?, ?)")) {
            set(insert, 1, seal);
            insert.executeUpdate();
        }
    }

    /** Sets the six columns of a seal, from a parameter on. */
    static void set(PreparedStatement insert, int first, Seal seal) throws SQLException {
        insert.setObject(first, seal.month().atDay(1));
        insert.setLong(first + 1, seal.chain());
        insert.setLong(first + 2, seal.number());
        insert.setObject(first + 3, seal.sealedAt().atOffset(ZoneOffset.UTC));
        insert.setBytes(first + 4, seal.leaves());
        insert.setBytes(first + 5, seal.hash().bytes());
    }
}
