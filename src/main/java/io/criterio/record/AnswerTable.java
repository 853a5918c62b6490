package io.criterio.record;

import io.criterio.record.Entry.AnswerRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The answers of customers in PostgreSQL. */
final class AnswerTable {

    private AnswerTable() {}

    /** What customers answered to these decisions, in the order of decisions, times and tools. */
    static List<NewAnswer> find(Connection connection, Collection<UUID> decisions) throws SQLException {
        List<UUID> wanted = List.copyOf(decisions);
        List<NewAnswer> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select a.decision, a.tool, a.answer, a.answered_at
                from unnest(?::timestamptz[], ?::uuid[]) as t (decided_at, decision)
                join answer a on a.decided_at = t.decided_at and a.decision = t.decision
                order by a.decided_at, a.decision, a.answered_at, a.tool
                """)) {
            select.setArray(
                    1,
                    RecordWriter.texts(
                            connection, wanted, id -> DecisionIds.instantOf(id).toString()));
            select.setArray(2, RecordWriter.array(connection, "uuid", wanted, id -> id));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new NewAnswer(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return found;
    }

    /** Inserts answers under a seal, from a place on. */
    static void insert(Connection connection, List<AnswerRow> answers, Seal seal, int firstPlace) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into answer (decided_at, decision, tool, answer, answered_at, chain, seal, place)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            int place = firstPlace;
            for (AnswerRow row : answers) {
                NewAnswer answer = row.answer();
                insert.setObject(1, DecisionIds.instantOf(answer.decision()).atOffset(ZoneOffset.UTC));
                insert.setObject(2, answer.decision());
                insert.setString(3, answer.tool());
                insert.setString(4, answer.answer());
                insert.setObject(5, answer.answeredAt().atOffset(ZoneOffset.UTC));
                insert.setLong(6, seal.chain());
                insert.setLong(7, seal.number());
                insert.setInt(8, place++);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
