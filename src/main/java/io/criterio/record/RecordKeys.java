package io.criterio.record;

import io.agroal.api.AgroalDataSource;
import io.criterio.record.RecordKeyTable.Kind;
import io.criterio.record.RecordKeyTable.Known;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the record, bound to its database: the database knows the fingerprint of each, and a node whose folder holds
 * others does not work with it. Keys are made for a record that has none, and for no other; that one is lost is for
 * somebody to say by a command. Thread-safe.
 */
@Singleton
@Unremovable
public final class RecordKeys {

    private static final Logger LOG = Logger.getLogger(RecordKeys.class);
    private static final int BYTES_OF_FINGERPRINT = 8;
    private static final byte[] LABEL = "criterio key of stand-ins".getBytes(StandardCharsets.US_ASCII);

    private final DataSource dataSource;
    private final Clock clock;
    private final KeyFolder folder;
    private final boolean plain;
    private volatile @Nullable Bound bound;

    @Inject
    RecordKeys(
            AgroalDataSource dataSource,
            RecordSettings settings,
            Clock clock,
            @ConfigProperty(name = "criterio.keys-dir") Path folder) {
        this(dataSource, new KeyFolder(folder), settings.personalData() == RecordSettings.PersonalData.PLAIN, clock);
    }

    RecordKeys(DataSource dataSource, KeyFolder folder, boolean plain, Clock clock) {
        this.dataSource = dataSource;
        this.folder = folder;
        this.plain = plain;
        this.clock = clock;
    }

    /**
     * Keys that are those of the record.
     *
     * @param verifying by {@link Checkpoint#keyId}: of ours, and of those that were given up
     */
    record Bound(Pseudonyms pseudonyms, KeyPair signing, Map<String, PublicKey> verifying) {}

    /**
     * The keys; at the first call they are held against the database.
     *
     * @throws RecordKeysException when they are not those of the record
     * @throws RecordUnavailableException when the database did not answer
     */
    Bound bound() {
        Bound known = bound;
        return known == null ? bind() : known;
    }

    private synchronized Bound bind() {
        Bound known = bound;
        if (known != null) {
            return known;
        }
        try (Connection connection = dataSource.getConnection()) {
            Bound found = bind(connection, folder, plain, clock.instant());
            bound = found;
            return found;
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("reading which keys the record has", failed);
        }
    }

    static Bound bind(Connection connection, KeyFolder folder, boolean plain, Instant now) throws SQLException {
        return Transaction.run(connection, transaction -> {
            RecordKeyTable.lock(transaction);
            List<Known> known = RecordKeyTable.read(transaction);
            Pseudonyms pseudonyms = pseudonyms(transaction, folder, plain, of(Kind.PSEUDONYM, known), now);
            KeyPair signing = signing(transaction, folder, of(Kind.SIGNING, known), now);
            Map<String, PublicKey> verifying = new HashMap<>(folder.retiredKeys());
            verifying.put(Checkpoint.keyId(signing.getPublic()), signing.getPublic());
            return new Bound(pseudonyms, signing, Map.copyOf(verifying));
        });
    }

    private static List<Known> of(Kind kind, List<Known> known) {
        return known.stream().filter(key -> key.kind() == kind).toList();
    }

    // ---- stand-ins --------------------------------------------------------------------------------------------

    private static Pseudonyms pseudonyms(
            Connection connection, KeyFolder folder, boolean plain, List<Known> known, Instant now)
            throws SQLException {
        NavigableMap<Integer, byte[]> keys = folder.pseudonymKeys();
        for (Known key : known) {
            byte[] ours = keys.get(key.version());
            boolean same = ours != null && fingerprint(ours).equals(key.fingerprint());
            if (key.isNeeded() && !same) {
                throw other(folder, key, ours == null ? null : fingerprint(ours));
            }
            if (!key.isNeeded() && ours != null && !same) {
                throw new RecordKeysException(
                        "%s was given up, and %s holds another key under this name (%s; the lost one was %s)."
                                .formatted(key.name(), folder, fingerprint(ours), key.fingerprint()),
                        "What was recorded under the lost one would be taken for the other's: rename the file to pseudonym-%d.key."
                                .formatted(next(known, keys)));
            }
        }
        if (keys.isEmpty() && !plain) {
            if (known.isEmpty() && RecordKeyTable.holdsStandIns(connection)) {
                throw new RecordKeysException(
                        "The record holds stand-ins for persons, and %s holds no key that made them (pseudonym-1.key)."
                                .formatted(folder),
                        restore(folder, "pseudonym-1"));
            }
            keys = folder.makePseudonymKey(next(known, keys));
        }
        for (Map.Entry<Integer, byte[]> key : keys.entrySet()) {
            if (known.stream().noneMatch(one -> one.version() == key.getKey() && one.isNeeded())) {
                RecordKeyTable.add(
                        connection,
                        new Known(Kind.PSEUDONYM, key.getKey(), fingerprint(key.getValue()), null, now, null, null));
            }
        }
        return plain ? Pseudonyms.plain(keys) : Pseudonyms.by(keys);
    }

    /** No version is used twice: a stand-in says by which version it was made. */
    private static int next(List<Known> known, NavigableMap<Integer, byte[]> keys) {
        int highest = known.stream().mapToInt(Known::version).max().orElse(0);
        return Math.max(highest, keys.isEmpty() ? 0 : keys.lastKey()) + 1;
    }

    private static String fingerprint(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(LABEL), BYTES_OF_FINGERPRINT));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    // ---- signing ----------------------------------------------------------------------------------------------

    private static KeyPair signing(Connection connection, KeyFolder folder, List<Known> known, Instant now)
            throws SQLException {
        KeyPair keys = folder.signingKeys().orElse(null);
        String ours = keys == null ? null : Checkpoint.keyId(keys.getPublic());
        Known needed = known.stream().filter(Known::isNeeded).findFirst().orElse(null);
        if (needed != null && keys != null && needed.fingerprint().equals(ours)) {
            return keys;
        }
        if (needed != null) {
            throw other(folder, needed, ours);
        }
        String signer = RecordKeyTable.newestSigner(connection);
        boolean givenUp = known.stream().anyMatch(key -> key.fingerprint().equals(signer));
        if (signer != null && !givenUp && !signer.equals(ours)) {
            throw other(folder, new Known(Kind.SIGNING, 1, signer, null, now, null, null), ours);
        }
        KeyPair made = keys == null ? folder.makeSigningKeys() : keys;
        int version = known.stream()
                .filter(key -> key.fingerprint().equals(Checkpoint.keyId(made.getPublic())))
                .mapToInt(Known::version)
                .findFirst()
                .orElse(known.stream().mapToInt(Known::version).max().orElse(0) + 1);
        RecordKeyTable.add(
                connection,
                new Known(
                        Kind.SIGNING,
                        version,
                        Checkpoint.keyId(made.getPublic()),
                        made.getPublic().getEncoded(),
                        now,
                        null,
                        null));
        return made;
    }

    // ---- problems ---------------------------------------------------------------------------------------------

    private static RecordKeysException other(KeyFolder folder, Known key, @Nullable String ours) {
        String file = key.kind() == Kind.PSEUDONYM ? key.name() + ".key" : "signing.key";
        return new RecordKeysException(
                "The record of this database was written with the key %s (fingerprint %s), and %s holds %s."
                        .formatted(
                                key.name(),
                                key.fingerprint(),
                                folder,
                                ours == null ? "no " + file : "another " + file + " (fingerprint " + ours + ")"),
                restore(folder, key.name()));
    }

    private static String restore(KeyFolder folder, String name) {
        return ("Services that share a database share the keys: copy them from the service that has them, or from the backup, to %s"
                        + " (CRITERIO_KEYS_DIR). If the key is lost for good, say so with: record-keys give-up %s")
                .formatted(folder, name);
    }

    // ---- for those who look for a person ----------------------------------------------------------------------

    /**
     * The stand-ins of all key versions that the record was written with, by any node: a key that was added meanwhile is
     * read from the folder.
     *
     * @throws RecordKeysException when one of them is not in our folder
     */
    Pseudonyms forSearching(Connection connection) throws SQLException {
        Pseudonyms known = bound().pseudonyms();
        boolean complete = of(Kind.PSEUDONYM, RecordKeyTable.read(connection)).stream()
                .filter(Known::isNeeded)
                .allMatch(key -> known.versions().contains(key.version()));
        return complete ? known : rebind().pseudonyms();
    }

    private synchronized Bound rebind() {
        bound = null;
        return bind();
    }

    // ---- for those who answer for the keys --------------------------------------------------------------------

    /**
     * A key that the record was written with.
     *
     * @param state {@code here}, {@code missing}, {@code another}, {@code given up}
     */
    public record Listed(
            String name,
            String fingerprint,
            Instant since,
            String state,
            @Nullable String reason) {}

    /** All that the database knows, whether our folder holds them or not. */
    public List<Listed> list() {
        try (Connection connection = dataSource.getConnection()) {
            List<Listed> listed = new ArrayList<>();
            for (Known key : RecordKeyTable.read(connection)) {
                listed.add(new Listed(key.name(), key.fingerprint(), key.since(), state(key), key.reason()));
            }
            return listed;
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("reading which keys the record has", failed);
        }
    }

    /** Where the keys of this node are. */
    public String place() {
        return folder.toString();
    }

    private String state(Known key) {
        String ours = ours(key);
        if (key.fingerprint().equals(ours)) {
            return "here";
        }
        if (!key.isNeeded()) {
            return "given up";
        }
        return ours == null ? "missing" : "another";
    }

    private @Nullable String ours(Known key) {
        if (key.kind() == Kind.SIGNING) {
            return folder.signingKeys()
                    .map(pair -> Checkpoint.keyId(pair.getPublic()))
                    .orElse(null);
        }
        byte[] bytes = folder.pseudonymKeys().get(key.version());
        return bytes == null ? null : fingerprint(bytes);
    }

    /**
     * Somebody says that a key is lost for good: nodes may start without it, and make a new one if they need it. What was
     * recorded under a key of stand-ins can no longer be found, or erased, by the reference of a person.
     *
     * @param name as {@link #list()} names it; of a record that knows no keys yet, {@code pseudonym-1} or {@code signing-1}
     * @throws RecordKeysException when there is no such key, or it is here
     */
    public void giveUp(String name, String reason) {
        try (Connection connection = dataSource.getConnection()) {
            Transaction.run(connection, transaction -> {
                RecordKeyTable.lock(transaction);
                Known key = lost(transaction, name);
                if (key.kind() == Kind.SIGNING && key.publicKey() != null) {
                    folder.retire(key.publicKey());
                }
                RecordKeyTable.add(
                        transaction,
                        new Known(
                                key.kind(),
                                key.version(),
                                key.fingerprint(),
                                key.publicKey(),
                                key.since(),
                                clock.instant(),
                                reason));
                return key;
            });
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("giving up a key", failed);
        }
        LOG.warnf("The key %s of the record is given up: %s", name, reason);
    }

    private Known lost(Connection connection, String name) throws SQLException {
        List<Known> known = RecordKeyTable.read(connection);
        Known key = known.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(unknown(connection, known, name)))
                .orElseThrow(() -> new RecordKeysException(
                        "There is no key " + name + " that is needed.",
                        "The record knows: "
                                + (known.isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                known.stream().map(Known::name).toList()))
                                + "."));
        if (!key.isNeeded()) {
            throw new RecordKeysException(
                    "The key %s was given up already (%s).".formatted(name, key.givenUpAt()),
                    "There is nothing to do.");
        }
        if (key.fingerprint().equals(ours(key))) {
            throw new RecordKeysException(
                    "The key %s is not lost: it is in %s.".formatted(name, folder),
                    "A newer key of stand-ins is used once it is there, as pseudonym-%d.key; the older one still finds."
                            .formatted(next(of(Kind.PSEUDONYM, known), new TreeMap<>())));
        }
        return key;
    }

    /** A key of a record that was written before the database knew keys. */
    private @Nullable Known unknown(Connection connection, List<Known> known, String name) {
        try {
            if (name.equals("pseudonym-1")
                    && of(Kind.PSEUDONYM, known).isEmpty()
                    && RecordKeyTable.holdsStandIns(connection)) {
                return new Known(Kind.PSEUDONYM, 1, "unknown", null, clock.instant(), null, null);
            }
            String signer = RecordKeyTable.newestSigner(connection);
            return name.equals("signing-1") && of(Kind.SIGNING, known).isEmpty() && signer != null
                    ? new Known(Kind.SIGNING, 1, signer, null, clock.instant(), null, null)
                    : null;
        } catch (SQLException failed) {
            throw RecordUnavailableException.reading("reading which keys the record has", failed);
        }
    }
}
