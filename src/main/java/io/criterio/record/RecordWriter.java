package io.criterio.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.criterio.record.Appended.Committed;
import io.criterio.record.Appended.Contradicted;
import io.criterio.record.Appended.Repeated;
import io.criterio.record.Entry.AnswerRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries into the record, as many as there are in one transaction, under a seal. Of one thread; what several
 * writers know in common is in {@link Known}.
 *
 * <p>All writers take locks in one order (keys, situations, outcomes, each sorted), so that they wait for one another
 * and never in a circle.
 */
final class RecordWriter {

    private static final Logger LOG = Logger.getLogger(RecordWriter.class);

    private final Known known;
    private final ReleaseSources releases;
    private final Clock clock;
    private final Duration keysLast;
    private final Map<YearMonth, Chain> chains = new HashMap<>();

    /** Of the releases of the transaction: what is known to all may be forgotten meanwhile. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Where the chains of the last commit ended; for whoever asks later whether the store still knows. */
    private Map<YearMonth, Acknowledged.End> ends = Map.of();

    private boolean storeForgot;

    RecordWriter(Known known, ReleaseSources releases, Clock clock, Duration keysLast) {
        this.known = known;
        this.releases = releases;
        this.clock = clock;
        this.keysLast = keysLast;
    }

    /**
     * What is believed to be in the database already. What is forgotten is inserted again, and not stored again. A belief
     * only saves work: every commit asks the database whether what it refers to is there. Thread-safe.
     */
    static final class Known {

        /** Of a hash in memory, about 200 bytes. */
        private static final int HASHES_TO_REMEMBER = 50_000;

        private final Cache<Stored, Boolean> situations = memory();
        private final Cache<Stored, Boolean> outcomes = memory();
        private final Map<String, Integer> releases = new ConcurrentHashMap<>();

        private static Cache<Stored, Boolean> memory() {
            return Caffeine.newBuilder().maximumSize(HASHES_TO_REMEMBER).build();
        }

        /** Of a store that may be another one, or an earlier one, nothing is known. */
        void forget() {
            situations.invalidateAll();
            outcomes.invalidateAll();
            releases.clear();
        }
    }

    /** A commit refers to what the database does not hold: it lost what it had. Nothing was written. */
    private static final class StoreForgotException extends SQLException {

        private static final long serialVersionUID = 1L;

        StoreForgotException(String what) {
            super(what, "XX000");
        }
    }

    /** A content in its month. */
    private record Stored(Hash hash, YearMonth month) implements Comparable<Stored> {

        @Override
        public int compareTo(Stored other) {
            int byHash = hash.compareTo(other.hash);
            return byHash != 0 ? byHash : month.compareTo(other.month);
        }
    }

    /**
     * The end of a chain of ours: where the next seal links to.
     *
     * @param rows how many the chain covers
     */
    private record Chain(long number, long seals, Hash end, long rows) {}

    /** What is written with one seal. */
    private static final class Sealed {

        private final List<Row> rows = new ArrayList<>();
        private final List<AnswerRow> answers = new ArrayList<>();

        List<byte[]> leaves() {
            List<byte[]> leaves = new ArrayList<>(rows.size() + answers.size());
            rows.forEach(row -> leaves.add(row.leaf()));
            answers.forEach(answer -> leaves.add(answer.leaf()));
            return leaves;
        }
    }

    /**
     * Writes all of them in one transaction. When it returns, it is committed, and the results tell what became of each;
     * when it throws, nothing is certain.
     */
    List<Appended> write(Connection connection, List<Entry> entries) throws SQLException {
        connection.setAutoCommit(true);
        try {
            try {
                return transaction(connection, entries);
            } catch (StoreForgotException forgot) {
                LOG.errorf("%s: the database went back in time. What is needed is stored again.", forgot.getMessage());
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                storeForgot = true;
                known.forget();
                chains.clear();
                return transaction(connection, entries);
            }
        } catch (SQLException | RuntimeException failed) {
            // Nobody knows how these chains end now: new ones begin.
            chains.clear();
            throw failed;
        }
    }

    /** Whether the store was found to have lost what it had, since this was last asked. */
    boolean storeForgot() {
        boolean forgot = storeForgot;
        storeForgot = false;
        return forgot;
    }

    /** Where the chains of the last commit ended, by month. */
    Map<YearMonth, Acknowledged.End> ends() {
        return ends;
    }

    /**
     * Which of the entries are in the record, of those that hold decisions: for who does not know how a commit ended.
     * All rows of an entry are committed together.
     */
    static Set<Entry> recorded(Connection connection, List<Entry> entries) throws SQLException {
        List<Entry> asked =
                entries.stream().filter(entry -> !entry.rows.isEmpty()).toList();
        Set<UUID> there = new HashSet<>();
        connection.setAutoCommit(true);
        try (PreparedStatement select = connection.prepareStatement("""
                select d.id from unnest(?::timestamptz[], ?::uuid[]) as t (decided_at, id)
                join decision d on d.decided_at = t.decided_at and d.id = t.id
                """)) {
            select.setArray(
                    1,
                    texts(
                            connection,
                            asked,
                            entry -> entry.rows.get(0).decision().decidedAt().toString()));
            select.setArray(
                    2,
                    array(
                            connection,
                            "uuid",
                            asked,
                            entry -> entry.rows.get(0).decision().id()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    there.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return asked.stream()
                .filter(entry -> there.contains(entry.rows.get(0).decision().id()))
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    private List<Appended> transaction(Connection connection, List<Entry> entries) throws SQLException {
        numbers.clear();
        for (Entry entry : entries) {
            for (Row row : entry.rows) {
                release(connection, row.decision());
            }
        }
        boolean keyed = entries.stream().anyMatch(entry -> entry.key != null);
        boolean answers = entries.stream().anyMatch(entry -> !entry.answers.isEmpty());
        if (keyed || answers) {
            connection.setAutoCommit(false);
        }
        List<Appended> results = keyed ? keys(connection, entries) : committed(entries.size());
        Map<Entry, List<AnswerRow>> added = answers ? answers(connection, entries, results) : Map.of();
        SortedMap<YearMonth, Sealed> months = new TreeMap<>();
        SortedMap<Stored, Row> situations = new TreeMap<>();
        SortedMap<Stored, Row> outcomes = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            if (results.get(i) instanceof Committed) {
                Entry entry = entries.get(i);
                sort(entry.rows, months, situations, outcomes);
                for (AnswerRow answer : added.getOrDefault(entry, List.of())) {
                    months.computeIfAbsent(answer.month(), month -> new Sealed())
                            .answers
                            .add(answer);
                }
            }
        }
        if (connection.getAutoCommit() && (months.size() > 1 || !situations.isEmpty() || !outcomes.isEmpty())) {
            connection.setAutoCommit(false);
        }
        contents(
                connection,
                "situation (month, hash, type, facts)",
                situations,
                row -> row.decision().input(),
                row -> row.decision().type());
        outcomes(connection, outcomes);
        Map<YearMonth, Chain> grown = new HashMap<>();
        for (Map.Entry<YearMonth, Sealed> month : months.entrySet()) {
            grown.put(month.getKey(), seal(connection, month.getKey(), month.getValue()));
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        chains.putAll(grown);
        ends = new HashMap<>();
        grown.forEach((month, chain) ->
                ends.put(month, new Acknowledged.End(chain.number(), month, chain.seals(), chain.end(), chain.rows())));
        // Not before the commit: a transaction that was rolled back has stored nothing.
        situations.keySet().forEach(stored -> known.situations.put(stored, true));
        outcomes.keySet().forEach(stored -> known.outcomes.put(stored, true));
        return results;
    }

    private static List<Appended> committed(int entries) {
        List<Appended> results = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            results.add(Committed.INSTANCE);
        }
        return results;
    }

    private void sort(
            List<Row> rows,
            SortedMap<YearMonth, Sealed> months,
            SortedMap<Stored, Row> situations,
            SortedMap<Stored, Row> outcomes) {
        for (Row row : rows) {
            months.computeIfAbsent(row.month(), month -> new Sealed()).rows.add(row);
            Stored situation = new Stored(row.decision().input().hash(), row.month());
            Stored outcome = new Stored(row.decision().outcome().hash(), row.month());
            if (known.situations.getIfPresent(situation) == null) {
                situations.put(situation, row);
            }
            if (known.outcomes.getIfPresent(outcome) == null) {
                outcomes.put(outcome, row);
            }
        }
    }

    // ---- keys -------------------------------------------------------------------------------------------------

    /** Inserts the keys of all entries, and finds out which were there before and what was answered then. */
    private List<Appended> keys(Connection connection, List<Entry> entries) throws SQLException {
        SortedMap<RequestKey, Entry> keyed = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.key != null && keyed.putIfAbsent(entry.key, entry) != null) {
                throw new IllegalArgumentException("two entries of one group have the key " + entry.key
                        + "; expected that a key in progress is refused");
            }
        }
        insertKeys(connection, keyed);
        Map<RequestKey, Kept> earlier =
                keyed.isEmpty() ? Map.of() : KeyTable.find(connection, keyed.keySet(), Instant.EPOCH);
        List<Appended> results = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Kept found = entry.key == null ? null : earlier.get(entry.key);
            results.add(found == null ? Committed.INSTANCE : new Repeated(found));
        }
        return results;
    }

    /** Leaves those in {@code keyed} that were not inserted, because they are there. */
    private void insertKeys(Connection connection, SortedMap<RequestKey, Entry> keyed) throws SQLException {
        Instant now = clock.instant();
        List<RequestKey> keys = List.copyOf(keyed.keySet());
        List<Kept> kept = new ArrayList<>();
        for (Entry entry : keyed.values()) {
            if (entry.kept == null) {
                throw new IllegalArgumentException("an entry with a key says nothing of its answer");
            }
            kept.add(entry.kept);
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into request_key as k (caller, route, key, fingerprint, received_at, decision, body)
                select caller, route, key, fingerprint, ?, decision, body
                from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::bytea[])
                     as t (caller, route, key, fingerprint, decision, body)
                on conflict (caller, route, key) do update
                set fingerprint = excluded.fingerprint, received_at = excluded.received_at,
                    decision = excluded.decision, body = excluded.body
                where k.received_at < ?
                returning caller, route, key
                """)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setArray(2, texts(connection, keys, RequestKey::caller));
            insert.setArray(3, texts(connection, keys, RequestKey::route));
            insert.setArray(4, texts(connection, keys, RequestKey::key));
            insert.setArray(5, bytes(connection, kept, one -> one.fingerprint().hash()));
            insert.setArray(6, array(connection, "uuid", kept, Kept::decision));
            insert.setArray(7, bytes(connection, kept, Kept::body));
            insert.setObject(8, now.minus(keysLast).atOffset(ZoneOffset.UTC));
            try (ResultSet inserted = insert.executeQuery()) {
                while (inserted.next()) {
                    keyed.remove(new RequestKey(inserted.getString(1), inserted.getString(2), inserted.getString(3)));
                }
            }
        }
    }

    // ---- answers of customers ---------------------------------------------------------------------------------

    /** What of the answers is new. A customer who answered before may say the same again, but nothing else. */
    private static Map<Entry, List<AnswerRow>> answers(
            Connection connection, List<Entry> entries, List<Appended> results) throws SQLException {
        List<UUID> decisions = entries.stream()
                .flatMap(entry -> entry.answers.stream())
                .map(row -> row.answer().decision())
                .distinct()
                .toList();
        Map<UUID, Map<String, NewAnswer>> said = new HashMap<>();
        for (NewAnswer earlier : AnswerTable.find(connection, decisions)) {
            said.computeIfAbsent(earlier.decision(), decision -> new HashMap<>())
                    .put(earlier.tool(), earlier);
        }
        Map<Entry, List<AnswerRow>> added = new IdentityHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            List<NewAnswer> contradicted = new ArrayList<>();
            List<AnswerRow> ofEntry = new ArrayList<>();
            for (AnswerRow row : entries.get(i).answers) {
                NewAnswer now = row.answer();
                NewAnswer before = said.getOrDefault(now.decision(), Map.of()).get(now.tool());
                if (before == null) {
                    ofEntry.add(row);
                } else if (!before.answer().equals(now.answer())) {
                    contradicted.add(before);
                }
            }
            if (!contradicted.isEmpty()) {
                results.set(i, new Contradicted(contradicted));
                continue;
            }
            added.put(entries.get(i), ofEntry);
            ofEntry.forEach(row -> said.computeIfAbsent(row.answer().decision(), decision -> new HashMap<>())
                    .put(row.answer().tool(), row.answer()));
        }
        return added;
    }

    // ---- contents ---------------------------------------------------------------------------------------------

    private static void contents(
            Connection connection,
            String table,
            SortedMap<Stored, Row> contents,
            Function<Row, Content> content,
            Function<Row, String> type)
            throws SQLException {
        if (contents.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<Stored, Row> one : contents.entrySet()) {
                insert.setObject(1, one.getKey().month().atDay(1));
                insert.setBytes(2, one.getKey().hash().bytes());
                insert.setString(3, type.apply(one.getValue()));
                insert.setString(4, content.apply(one.getValue()).text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void outcomes(Connection connection, SortedMap<Stored, Row> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into outcome (month, hash, body, rules) values (?, ?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<Stored, Row> one : outcomes.entrySet()) {
                NewDecision decision = one.getValue().decision();
                insert.setObject(1, one.getKey().month().atDay(1));
                insert.setBytes(2, one.getKey().hash().bytes());
                insert.setString(3, decision.outcome().text());
                insert.setArray(
                        4, connection.createArrayOf("text", decision.rules().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    // ---- decisions and their seal -----------------------------------------------------------------------------

    private Chain seal(Connection connection, YearMonth month, Sealed sealed) throws SQLException {
        Chain chain = chains.get(month);
        if (chain == null) {
            chain = begin(connection, month);
        }
        Seal seal = Seal.of(month, chain.number(), chain.seals() + 1, clock.instant(), sealed.leaves(), chain.end());
        if (!sealed.answers.isEmpty()) {
            AnswerTable.insert(connection, sealed.answers, seal, sealed.rows.size());
        }
        decisions(connection, sealed.rows, seal, chain);
        return new Chain(chain.number(), seal.number(), seal.hash(), chain.rows() + seal.rows());
    }

    private static Chain begin(Connection connection, YearMonth month) throws SQLException {
        Hash start = CheckpointTable.newestHash(connection);
        return new Chain(SealTable.begin(connection, month, start), 0, start, 0);
    }

    /**
     * In one statement with its seal: the usual group is one statement, and one way to the database and back. The same
     * statement asks whether everything is there that the rows and the seal refer to, whatever is believed to be known,
     * and writes nothing if it is not.
     */
    private void decisions(Connection connection, List<Row> rows, Seal seal, Chain chain) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with missing as (
                    select 1 from unnest(?::bytea[]) as t (hash)
                    where not exists (select from situation s where s.hash = t.hash and s.month = ?)
                    union all
                    select 1 from unnest(?::bytea[]) as t (hash)
                    where not exists (select from outcome o where o.hash = t.hash and o.month = ?)
                    union all
                    select 1 from unnest(?::int[], ?::text[]) as t (number, digest)
                    where not exists (select from release r where r.number = t.number and r.digest = t.digest)
                    union all
                    select 1 where ? and not exists (
                        select from seal s where s.chain = ? and s.number = ? and s.month = ? and s.hash = ?)),
                decisions as (
                    insert into decision (decided_at, id, type, case_id, as_of, language, release, situation, outcome,
                                          customer_ref, customer_salt, executive_id, branch, chain, seal, place)
                    select t.decided_at, t.id, t.type, t.case_id, t.as_of, t.language, t.release, t.situation,
                           t.outcome, t.customer_ref, t.customer_salt, t.executive_id, t.branch, ?, ?, t.place - 1
                    from unnest(?::timestamptz[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::text[], ?::int[],
                                ?::bytea[], ?::bytea[], ?::text[], ?::bytea[], ?::text[], ?::text[]) with ordinality
                         as t (decided_at, id, type, case_id, as_of, language, release, situation, outcome,
                               customer_ref, customer_salt, executive_id, branch, place)
                    where not exists (select from missing))
                insert into seal (month, chain, number, sealed_at, leaves, hash)
                select ?, ?, ?, ?, ?, ? where not exists (select from missing)
                """)) {
            int at = bindReferences(connection, insert, rows, seal, chain);
            insert.setLong(++at, seal.chain());
            insert.setLong(++at, seal.number());
            insert.setArray(
                    ++at,
                    texts(connection, rows, row -> row.decision().decidedAt().toString()));
            insert.setArray(
                    ++at, array(connection, "uuid", rows, row -> row.decision().id()));
            insert.setArray(++at, texts(connection, rows, row -> row.decision().type()));
            insert.setArray(++at, texts(connection, rows, row -> row.decision().caseId()));
            insert.setArray(
                    ++at, array(connection, "date", rows, row -> row.decision().asOf()));
            insert.setArray(++at, texts(connection, rows, row -> row.decision().language()));
            insert.setArray(
                    ++at,
                    array(
                            connection,
                            "int4",
                            rows,
                            row -> numbers.get(row.decision().releaseDigest())));
            insert.setArray(
                    ++at,
                    bytes(connection, rows, row -> row.decision().input().hash().bytes()));
            insert.setArray(
                    ++at,
                    bytes(
                            connection,
                            rows,
                            row -> row.decision().outcome().hash().bytes()));
            insert.setArray(++at, texts(connection, rows, Row::customer));
            insert.setArray(++at, bytes(connection, rows, Row::salt));
            insert.setArray(++at, texts(connection, rows, Row::executive));
            insert.setArray(++at, texts(connection, rows, row -> row.decision().branch()));
            SealTable.set(insert, ++at, seal);
            if (insert.executeUpdate() == 0) {
                throw new StoreForgotException("Seal %d of chain %d refers to what is not in the database"
                        .formatted(seal.number(), seal.chain()));
            }
        }
    }

    /** What the rows and the seal refer to, each once; returns how many parameters that are. */
    private int bindReferences(Connection connection, PreparedStatement insert, List<Row> rows, Seal seal, Chain chain)
            throws SQLException {
        SortedSet<Hash> situations = new TreeSet<>();
        SortedSet<Hash> outcomes = new TreeSet<>();
        SortedSet<String> digests = new TreeSet<>();
        for (Row row : rows) {
            situations.add(row.decision().input().hash());
            outcomes.add(row.decision().outcome().hash());
            digests.add(row.decision().releaseDigest());
        }
        LocalDate month = seal.month().atDay(1);
        insert.setArray(1, bytes(connection, List.copyOf(situations), Hash::bytes));
        insert.setObject(2, month);
        insert.setArray(3, bytes(connection, List.copyOf(outcomes), Hash::bytes));
        insert.setObject(4, month);
        insert.setArray(5, array(connection, "int4", List.copyOf(digests), numbers::get));
        insert.setArray(6, texts(connection, List.copyOf(digests), digest -> digest));
        insert.setBoolean(7, chain.seals() > 0);
        insert.setLong(8, chain.number());
        insert.setLong(9, chain.seals());
        insert.setObject(10, month);
        insert.setBytes(11, chain.end().bytes());
        return 11;
    }

    // ---- releases ---------------------------------------------------------------------------------------------

    /** Outside of the transaction: a number that was rolled back would be remembered. */
    private void release(Connection connection, NewDecision decision) throws SQLException {
        String digest = decision.releaseDigest();
        if (numbers.containsKey(digest)) {
            return;
        }
        Integer believed = known.releases.get(digest);
        if (believed != null) {
            numbers.put(digest, believed);
            return;
        }
        // With its sources, if they are known here: without them nothing can be decided again.
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into release (digest, version, sources) values (?, ?, ?)
                on conflict (digest) do update set sources = excluded.sources
                where release.sources is null and excluded.sources is not null
                """)) {
            insert.setString(1, digest);
            insert.setString(2, decision.releaseVersion());
            insert.setBytes(3, releases.of(digest));
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("select number from release where digest = ?")) {
            select.setString(1, digest);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("release " + digest + " was stored and is not there");
                }
                numbers.put(digest, rows.getInt(1));
                known.releases.put(digest, rows.getInt(1));
            }
        }
    }

    // ---- arrays -----------------------------------------------------------------------------------------------

    static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> value)
            throws SQLException {
        return array(connection, "text", rows, value);
    }

    static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte @Nullable []> value)
            throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return connection.createArrayOf("bytea", values);
    }

    static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object one = value.apply(rows.get(i));
            values[i] = one == null ? null : one.toString();
        }
        return connection.createArrayOf(type, values);
    }
}
