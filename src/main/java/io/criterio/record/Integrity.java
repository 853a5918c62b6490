package io.criterio.record;

import io.criterio.record.Checkpoint.Dropped;
import io.criterio.record.Checkpoint.Head;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the record with its seals and the seals with the signed checkpoints. Reads the record as it was at one
 * moment, in the order of the seals, and holds one seal at a time: its memory does not grow with the record.
 */
public final class Integrity {

    private static final int ROWS_AT_ONCE = 2_000;
    private final Connection connection;
    private final Map<String, PublicKey> keys;
    private final ArchivedSources sources;
    private final Consumer<Finding> findings;
    private final LongConsumer progress;
    private final Map<Long, Head> heads = new HashMap<>();
    private final Map<Long, Hash> starts = new HashMap<>();
    private final Set<YearMonth> dropped = new HashSet<>();
    private long rows;

    /**
     * Makes a check.
     *
     * @param connection in a transaction that sees one moment, not in auto-commit
     * @param keys the public keys that checkpoints may be signed with, by {@link Checkpoint#keyId}
     * @param sources knows whether the sources of a release are its own
     * @param findings learns of every row that is not as it was written
     * @param progress learns how many rows were read
     */
    Integrity(
            Connection connection,
            Map<String, PublicKey> keys,
            ArchivedSources sources,
            Consumer<Finding> findings,
            LongConsumer progress) {
        this.connection = connection;
        this.keys = Map.copyOf(keys);
        this.sources = sources;
        this.findings = findings;
        this.progress = progress;
    }

    /** Knows what the sources of a release are. */
    @FunctionalInterface
    public interface ArchivedSources {

        /** Whether these are the sources of the release of that digest and version. */
        boolean fit(String digest, String version, byte[] sources);
    }

    /**
     * What was checked.
     *
     * @param rows of all tables
     * @param unsigned seals that no checkpoint covers yet
     * @param unsealed decisions that were recorded before there were seals
     */
    public record Checked(long rows, long checkpoints, long seals, long unsigned, long unsealed) {}

    Checked check(ExportedCheckpoints exported) throws SQLException {
        long checkpoints = checkpoints();
        against(exported);
        releases();
        contents(
                "situation",
                "convert_to(type, 'UTF8') || '\\x00'::bytea || convert_to(facts, 'UTF8') || '\\x00'::bytea");
        contents(
                "outcome",
                "convert_to(body, 'UTF8') || '\\x00'::bytea"
                        + " || convert_to(array_to_string(rules, chr(10)), 'UTF8') || '\\x00'::bytea");
        references("situation");
        references("outcome");
        long unsealed = unsealed();
        Seals seals = new Seals();
        seals.check();
        progress.accept(rows);
        return new Checked(rows, checkpoints, seals.count, seals.unsigned, unsealed);
    }

    private void found(String where, String what) {
        findings.accept(new Finding(where, what));
    }

    private void read() {
        if (++rows % ROWS_AT_ONCE == 0) {
            progress.accept(rows);
        }
    }

    private PreparedStatement select(String sql) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setFetchSize(ROWS_AT_ONCE);
        return select;
    }

    // ---- checkpoints ------------------------------------------------------------------------------------------

    private long checkpoints() throws SQLException {
        long number = 0;
        Hash previous = Hash.NONE;
        Map<YearMonth, Long> signedAsDropped = new HashMap<>();
        try (PreparedStatement select = select(CheckpointTable.SELECT);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                read();
                Checkpoint checkpoint = CheckpointTable.read(found);
                for (number++; number < checkpoint.number(); number++) {
                    found("checkpoint " + number, "is missing");
                    previous = Hash.NONE;
                }
                previous = checkpoint(checkpoint, previous, signedAsDropped);
            }
        }
        for (Dropped month : CheckpointTable.dropped(connection)) {
            read();
            dropped.add(month.month());
            Long signed = signedAsDropped.remove(month.month());
            if (signed == null) {
                found("dropped_month " + month.month(), "is not in a checkpoint, or not yet");
            } else if (signed != month.decisions()) {
                found("dropped_month " + month.month(), "was edited: a checkpoint says " + signed + " decisions");
            }
        }
        signedAsDropped.keySet().forEach(month -> found("dropped_month " + month, "is missing"));
        return number;
    }

    private Hash checkpoint(Checkpoint checkpoint, Hash previous, Map<YearMonth, Long> signedAsDropped) {
        String where = "checkpoint " + checkpoint.number();
        PublicKey key = keys.get(checkpoint.keyId());
        Hash hash = Hash.of(checkpoint.body().getBytes(StandardCharsets.UTF_8));
        if (key == null) {
            found(where, "is signed with key " + checkpoint.keyId() + ", which is not among ours: " + keys.keySet());
            return checkpoint.hash();
        }
        if (!checkpoint.isSignedBy(key)) {
            found(where, "was edited: the signature does not fit");
            return Hash.NONE;
        }
        if (!hash.equals(checkpoint.hash())) {
            found(where, "was edited: its hash is not that of its body");
        }
        Checkpoint.Content content = checkpoint.content();
        if (content.number() != checkpoint.number()) {
            found(where, "was edited: it was signed as number " + content.number());
        } else if (!previous.equals(Hash.NONE) && !content.previous().equals(previous)) {
            found(where, "does not follow checkpoint " + (checkpoint.number() - 1));
        }
        content.heads().forEach(head -> heads.merge(head.chain(), head, Integrity::later));
        content.dropped().forEach(month -> signedAsDropped.put(month.month(), month.decisions()));
        return hash;
    }

    /** Every checkpoint that was kept elsewhere has to be in the record, and what it covers too. */
    private void against(ExportedCheckpoints exported) throws SQLException {
        List<Checkpoint> absent = new ArrayList<>();
        exported.read(line -> {
            read();
            Checkpoint kept = line.checkpoint();
            if (kept == null) {
                found(line.where(), "is no checkpoint");
                return;
            }
            PublicKey key = keys.get(kept.keyId());
            if (key == null || !kept.isSignedBy(key)) {
                found(line.where(), "is not signed by one of our keys: " + keys.keySet());
                return;
            }
            Optional<Checkpoint> ours = CheckpointTable.find(connection, kept.number());
            if (ours.isEmpty()) {
                if (absent.size() == 2) {
                    absent.remove(1);
                }
                absent.add(kept);
            } else if (!ours.get().body().equals(kept.body())) {
                found(
                        "checkpoint " + kept.number(),
                        "is another one than that of %s, from %s: the record went back in time, or was replaced"
                                .formatted(line.where(), kept.content().at()));
            }
            kept.content().heads().forEach(head -> heads.merge(head.chain(), head, Integrity::later));
        });
        if (!absent.isEmpty()) {
            Checkpoint first = absent.get(0);
            Checkpoint last = absent.get(absent.size() - 1);
            found(
                    first == last
                            ? "checkpoint " + first.number()
                            : "checkpoints %d to %d".formatted(first.number(), last.number()),
                    "kept elsewhere and not in the record, which went back in time: the last of them is from "
                            + last.content().at());
        }
    }

    private static Head later(Head one, Head other) {
        return one.seal() > other.seal() ? one : other;
    }

    // ---- releases and contents --------------------------------------------------------------------------------

    private void releases() throws SQLException {
        try (PreparedStatement select =
                        select("select digest, version, sources from release where sources is not null");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                read();
                if (!sources.fit(found.getString(1), found.getString(2), found.getBytes(3))) {
                    found("release " + found.getString(1), "was edited: its sources have another digest or version");
                }
            }
        }
    }

    /** PostgreSQL hashes: the contents need not travel. */
    private void contents(String table, String hashed) throws SQLException {
        try (PreparedStatement select = select("""
                        select hash, month, sha256(%s) = hash from %s
                        """.formatted(hashed, table));
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                read();
                if (!found.getBoolean(3)) {
                    found(
                            "%s %s of %s"
                                    .formatted(
                                            table,
                                            Hash.ofBytes(found.getBytes(1)),
                                            YearMonth.from(found.getObject(2, LocalDate.class))),
                            "was edited: its hash is not that of its text");
                }
            }
        }
    }

    private void references(String table) throws SQLException {
        try (PreparedStatement select = select("""
                        select d.id, d.%1$s from decision d
                        left join %1$s c on c.hash = d.%1$s
                            and c.month = date_trunc('month', d.decided_at at time zone 'UTC')::date
                        where c.hash is null
                        """.formatted(table));
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                found(
                        "%s %s of decision %s"
                                .formatted(table, Hash.ofBytes(found.getBytes(2)), found.getObject(1, UUID.class)),
                        "is missing");
            }
        }
        try (PreparedStatement select = select("""
                        select c.hash, c.month from %1$s c where not exists (
                            select from decision d where d.%1$s = c.hash
                                and date_trunc('month', d.decided_at at time zone 'UTC')::date = c.month)
                        """.formatted(table));
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                found(
                        "%s %s of %s"
                                .formatted(
                                        table,
                                        Hash.ofBytes(found.getBytes(1)),
                                        YearMonth.from(found.getObject(2, LocalDate.class))),
                        "was inserted: no decision refers to it");
            }
        }
    }

    // ---- what came before seals -------------------------------------------------------------------------------

    private long unsealed() throws SQLException {
        long expected;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select decisions from unsealed")) {
            if (!found.next()) {
                found("unsealed", "is missing");
                return 0;
            }
            expected = found.getLong(1);
        }
        long counted = countUnsealed();
        if (counted != expected) {
            found(
                    "unsealed",
                    "%d decisions have no seal; expected %d, from before there were seals"
                            .formatted(counted, expected));
        }
        return counted;
    }

    private long countUnsealed() throws SQLException {
        long counted = 0;
        try (PreparedStatement select = select("""
                        select d.id, d.decided_at >= u.until from decision d cross join unsealed u where d.chain is null
                        """);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                read();
                counted++;
                if (found.getBoolean(2)) {
                    found("decision " + found.getObject(1, UUID.class), "has no seal: it was inserted");
                }
            }
        }
        return counted;
    }

    // ---- seals and what they cover ----------------------------------------------------------------------------

    /** Reads seals and rows side by side, both in the order of chain, seal and place. */
    private final class Seals {

        private long count;
        private long unsigned;
        private final Set<Long> complete = new HashSet<>();

        private void check() throws SQLException {
            chains();
            try (PreparedStatement select = select("""
                            select month, chain, number, sealed_at, leaves, hash from seal order by chain, number
                            """);
                    ResultSet found = select.executeQuery();
                    Rows sealed = new Rows()) {
                Seal before = null;
                Hash computed = Hash.NONE;
                while (found.next()) {
                    read();
                    count++;
                    Seal seal = new Seal(
                            YearMonth.from(found.getObject(1, LocalDate.class)),
                            found.getLong(2),
                            found.getLong(3),
                            found.getObject(4, OffsetDateTime.class).toInstant(),
                            found.getBytes(5),
                            Hash.ofBytes(found.getBytes(6)));
                    computed = link(seal, before, computed);
                    sealed.compare(seal);
                    head(seal);
                    before = seal;
                }
                sealed.rest();
            }
            for (Head head : heads.values()) {
                if (!complete.contains(head.chain()) && !dropped.contains(head.month())) {
                    found(
                            "seal %d of chain %d".formatted(head.seal(), head.chain()),
                            "is missing: a checkpoint names it");
                }
            }
        }

        private void chains() throws SQLException {
            try (PreparedStatement select = select("select number, start from chain");
                    ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    read();
                    starts.put(found.getLong(1), Hash.ofBytes(found.getBytes(2)));
                }
            }
        }

        /** Whether a seal follows the one before; returns the hash that it should have. */
        private Hash link(Seal seal, @Nullable Seal before, Hash computedBefore) {
            String where = "seal %d of chain %d".formatted(seal.number(), seal.chain());
            boolean first = before == null || before.chain() != seal.chain();
            long expected = first || before == null ? 1 : before.number() + 1;
            for (long missing = expected; missing < seal.number(); missing++) {
                found("seal %d of chain %d".formatted(missing, seal.chain()), "is missing");
            }
            if (seal.number() > expected) {
                return seal.hash();
            }
            Hash start = first ? starts.get(seal.chain()) : before == null ? null : before.hash();
            if (start == null) {
                found("chain " + seal.chain(), "is missing");
                return seal.hash();
            }
            Hash hash = Seal.hash(seal.month(), seal.chain(), seal.number(), seal.sealedAt(), seal.leaves(), start);
            if (hash.equals(seal.hash())) {
                return hash;
            }
            // The one before may be the one that was edited: then this one follows what it should have been.
            Hash other = Seal.hash(
                    seal.month(), seal.chain(), seal.number(), seal.sealedAt(), seal.leaves(), computedBefore);
            if (!first && other.equals(seal.hash())) {
                return other;
            }
            found(
                    first ? where + ", or the start of its chain" : where,
                    "was edited: its hash is not that of its rows and of the seal before");
            return hash;
        }

        private void head(Seal seal) {
            Head head = heads.get(seal.chain());
            if (head == null || seal.number() > head.seal()) {
                unsigned++;
            } else if (seal.number() == head.seal()) {
                complete.add(seal.chain());
                if (!seal.hash().equals(head.hash())) {
                    found(
                            "seal %d of chain %d".formatted(seal.number(), seal.chain()),
                            "was edited: a checkpoint names another hash");
                }
            }
        }
    }

    /** A row as its seal should have it. */
    private record Covered(
            long chain,
            long seal,
            int place,
            String where,
            Hash leaf,
            @Nullable String flaw) {

        boolean belongsTo(Seal sealOf) {
            return chain == sealOf.chain() && seal == sealOf.number();
        }

        boolean comesBefore(Seal sealOf) {
            return chain != sealOf.chain() ? chain < sealOf.chain() : seal < sealOf.number();
        }
    }

    /** The sealed rows of all tables, in the order of their seals. */
    private final class Rows implements AutoCloseable {

        private final List<PreparedStatement> statements = new ArrayList<>();
        private final List<ResultSet> tables = new ArrayList<>();
        private final List<@Nullable Covered> next = new ArrayList<>();

        Rows() throws SQLException {
            open("""
                    select d.chain, d.seal, d.place, d.id, d.decided_at, d.type, d.case_id, d.as_of, d.language,
                           r.digest, d.situation, d.outcome, d.customer_ref, d.customer_salt, d.customer_commitment,
                           d.executive_id, e.decision is not null, d.branch
                    from decision d left join release r on r.number = d.release
                    left join erasure e on e.decided_at = d.decided_at and e.decision = d.id
                    where d.chain is not null order by d.chain, d.seal, d.place, d.id
                    """);
            open("""
                    select chain, seal, place, decision, tool, answer, answered_at, decided_at from answer
                    order by chain, seal, place
                    """);
            open("""
                    select chain, seal, place, decision, erased_at from erasure order by chain, seal, place
                    """);
        }

        private void open(String sql) throws SQLException {
            PreparedStatement statement = select(sql);
            statements.add(statement);
            tables.add(statement.executeQuery());
            next.add(null);
            advance(tables.size() - 1);
        }

        private void advance(int table) throws SQLException {
            ResultSet row = tables.get(table);
            if (!row.next()) {
                next.set(table, null);
                return;
            }
            read();
            next.set(
                    table,
                    switch (table) {
                        case 0 -> decision(row);
                        case 1 -> answer(row);
                        default -> erasure(row);
                    });
        }

        private Covered decision(ResultSet row) throws SQLException {
            UUID id = row.getObject(4, UUID.class);
            Instant decidedAt = row.getObject(5, OffsetDateTime.class).toInstant();
            String customer = row.getString(13);
            byte[] salt = row.getBytes(14);
            byte[] commitment = row.getBytes(15);
            boolean erased = row.getBoolean(17);
            String flaw = null;
            if (customer != null && salt != null) {
                commitment = Leaf.commitment(salt, customer);
            } else if (commitment != null && !erased) {
                flaw = "lost its customer without an erasure";
            }
            String digest = row.getString(10);
            Hash leaf = Hash.ofBytes(Leaf.decision(
                    id,
                    decidedAt,
                    row.getString(6),
                    row.getString(7),
                    row.getObject(8, LocalDate.class).toEpochDay(),
                    row.getString(9),
                    digest == null ? "" : digest,
                    Hash.ofBytes(row.getBytes(11)),
                    Hash.ofBytes(row.getBytes(12)),
                    commitment,
                    row.getString(16),
                    row.getString(18)));
            if (id.version() == 7 && !DecisionIds.instantOf(id).equals(decidedAt)) {
                flaw = "was edited: its time is not the one in its id";
            }
            return new Covered(row.getLong(1), row.getLong(2), row.getInt(3), "decision " + id, leaf, flaw);
        }

        private Covered answer(ResultSet row) throws SQLException {
            UUID decision = row.getObject(4, UUID.class);
            String tool = row.getString(5);
            Hash leaf = Hash.ofBytes(Leaf.answer(
                    decision,
                    tool,
                    row.getString(6),
                    row.getObject(7, OffsetDateTime.class).toInstant()));
            boolean inTime = DecisionIds.instantOf(decision)
                    .equals(row.getObject(8, OffsetDateTime.class).toInstant());
            return new Covered(
                    row.getLong(1),
                    row.getLong(2),
                    row.getInt(3),
                    "answer of decision " + decision + " on " + tool,
                    leaf,
                    inTime ? null : "was edited: its time is not that of its decision");
        }

        private Covered erasure(ResultSet row) throws SQLException {
            UUID decision = row.getObject(4, UUID.class);
            return new Covered(
                    row.getLong(1),
                    row.getLong(2),
                    row.getInt(3),
                    "erasure of decision " + decision,
                    Hash.ofBytes(Leaf.erasure(
                            decision, row.getObject(5, OffsetDateTime.class).toInstant())),
                    null);
        }

        /** Compares the rows of a seal with its leaves, place by place. */
        void compare(Seal seal) throws SQLException {
            List<Covered> covered = new ArrayList<>();
            for (int table = 0; table < tables.size(); table++) {
                for (Covered row = next.get(table);
                        row != null && (row.comesBefore(seal) || row.belongsTo(seal));
                        row = next.get(table)) {
                    if (row.belongsTo(seal)) {
                        covered.add(row);
                    } else {
                        notSealed(row);
                    }
                    advance(table);
                }
            }
            boolean[] there = new boolean[seal.rows()];
            for (Covered row : covered) {
                compare(seal, row, there);
            }
            for (int place = 0; place < there.length; place++) {
                if (!there[place]) {
                    found(
                            "row %d of seal %d of chain %d, sealed at %s"
                                    .formatted(place, seal.number(), seal.chain(), seal.sealedAt()),
                            "is missing");
                }
            }
        }

        private void compare(Seal seal, Covered row, boolean[] there) {
            if (row.flaw() != null) {
                found(row.where(), row.flaw());
            }
            if (row.place() < 0 || row.place() >= there.length) {
                found(row.where(), "was inserted: its seal has no place " + row.place());
            } else if (seal.leaf(row.place()).equals(row.leaf())) {
                if (there[row.place()]) {
                    found(row.where(), "was inserted: its place in the seal is taken");
                }
                there[row.place()] = true;
            } else {
                for (int place = 0; place < there.length; place++) {
                    if (seal.leaf(place).equals(row.leaf())) {
                        found(row.where(), "was moved: it belongs at place " + place + " of its seal");
                        there[place] = true;
                        return;
                    }
                }
                found(row.where(), "was edited: its seal covers other contents");
                there[row.place()] = true;
            }
        }

        private void notSealed(Covered row) {
            found(
                    row.where(),
                    "has no seal %d of chain %d: it was inserted, or the seal is missing"
                            .formatted(row.seal(), row.chain()));
        }

        void rest() throws SQLException {
            for (int table = 0; table < tables.size(); table++) {
                for (Covered row = next.get(table); row != null; row = next.get(table)) {
                    notSealed(row);
                    advance(table);
                }
            }
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement statement : statements) {
                statement.close();
            }
        }
    }
}
