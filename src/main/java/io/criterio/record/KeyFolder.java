package io.criterio.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys of the record, each in a file of {@code criterio.keys-dir}: {@code pseudonym-1.key} (32 bytes in base64; a
 * higher number is a newer key), {@code signing.key} (Ed25519, both halves in PEM) and, of keys that were given up,
 * {@code retired-….pem} (the public half). Services that share a database share the keys; {@link RecordKeys} holds them
 * against what the database knows of them.
 */
final class KeyFolder {

    private static final Pattern PSEUDONYM = Pattern.compile("pseudonym-([1-9][0-9]{0,3})\\.key");
    private static final int BYTES_OF_KEY = 32;
    private static final String ALGORITHM = "Ed25519";
    private static final String SIGNING = "signing.key";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String RETIRED_PREFIX = "retired-";
    private static final String RETIRED_SUFFIX = ".pem";

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /**
     * The keys of the stand-ins for persons, by version; none are made.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    NavigableMap<Integer, byte[]> pseudonymKeys() {
        return using(() -> Files.isDirectory(folder) ? readPseudonymKeys() : new TreeMap<>());
    }

    /**
     * Makes a key of stand-ins, unless one of that version is there.
     *
     * @return the keys that are there then
     */
    NavigableMap<Integer, byte[]> makePseudonymKey(int version) {
        return using(() -> {
            Files.createDirectories(folder);
            byte[] key = new byte[BYTES_OF_KEY];
            new SecureRandom().nextBytes(key);
            make("pseudonym-" + version + ".key", Base64.getEncoder().encodeToString(key) + "\n", "rw-------");
            return readPseudonymKeys();
        });
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T using(Work<T> work) {
        try {
            return work.done();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The keys in %s cannot be used (CRITERIO_KEYS_DIR): %s".formatted(folder, failed.getMessage()),
                    failed);
        }
    }

    private NavigableMap<Integer, byte[]> readPseudonymKeys() throws IOException {
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = PSEUDONYM.matcher(file.getFileName().toString());
                if (name.matches()) {
                    keys.put(Integer.valueOf(name.group(1)), pseudonymKey(file));
                }
            }
        }
        return keys;
    }

    private static byte[] pseudonymKey(Path file) throws IOException {
        String hint = "expected %d bytes or more in base64. Make one with: head -c %d /dev/urandom | base64"
                .formatted(BYTES_OF_KEY, BYTES_OF_KEY);
        try {
            byte[] key = Base64.getMimeDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII));
            if (key.length < BYTES_OF_KEY) {
                throw new IOException("%s holds %d bytes; %s".formatted(file, key.length, hint));
            }
            return key;
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("%s is not base64; %s".formatted(file, hint), notBase64);
        }
    }

    /**
     * What checkpoints are signed with; empty if it is not there.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    Optional<KeyPair> signingKeys() {
        return using(() -> {
            Path file = folder.resolve(SIGNING);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            try {
                KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
                PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(block(PRIVATE, text)));
                return Optional.of(new KeyPair(publicKey(block(PUBLIC, text)), secret));
            } catch (GeneralSecurityException | IllegalArgumentException malformed) {
                throw new IOException(
                        "%s is no pair of Ed25519 keys in PEM. Make one with: openssl genpkey -algorithm ed25519 -out %s && openssl pkey -in %s -pubout >> %s"
                                .formatted(file, SIGNING, SIGNING, SIGNING),
                        malformed);
            }
        });
    }

    /** Makes what checkpoints are signed with, unless it is there; returns what is there then. */
    KeyPair makeSigningKeys() {
        using(() -> {
            Files.createDirectories(folder);
            KeyPair made;
            try {
                made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            } catch (GeneralSecurityException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
            make(
                    SIGNING,
                    pem(PRIVATE, made.getPrivate().getEncoded())
                            + pem(PUBLIC, made.getPublic().getEncoded()),
                    "rw-------");
            return made;
        });
        return signingKeys().orElseThrow();
    }

    /** The public halves of keys that signed and were given up, by {@link Checkpoint#keyId}. */
    Map<String, PublicKey> retiredKeys() {
        return using(() -> {
            Map<String, PublicKey> retired = new TreeMap<>();
            if (!Files.isDirectory(folder)) {
                return retired;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.startsWith(RETIRED_PREFIX) && name.endsWith(RETIRED_SUFFIX)) {
                        try {
                            PublicKey key = publicKey(block(PUBLIC, Files.readString(file, StandardCharsets.US_ASCII)));
                            retired.put(Checkpoint.keyId(key), key);
                        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
                            throw new IOException(file + " is no public Ed25519 key in PEM", malformed);
                        }
                    }
                }
            }
            return retired;
        });
    }

    /** Keeps the public half of a key that is given up: what it signed can still be told from what it did not. */
    void retire(byte[] encoded) {
        using(() -> {
            Files.createDirectories(folder);
            try {
                make(
                        RETIRED_PREFIX + Checkpoint.keyId(publicKey(encoded)) + RETIRED_SUFFIX,
                        pem(PUBLIC, encoded),
                        "rw-r--r--");
            } catch (GeneralSecurityException malformed) {
                throw new IOException("the public key that the database knows is none", malformed);
            }
            return folder;
        });
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] block(String label, String text) {
        Matcher block =
                Pattern.compile("-----BEGIN " + label + "-----([^-]+)-----END").matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("there is no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded), label);
    }

    /** Complete or not at all; who comes second uses what the first made. */
    private void make(String name, String text, String permissions) throws IOException {
        Path unfinished = Files.createTempFile(folder, name, ".new", attributes(permissions));
        try {
            Files.writeString(unfinished, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
            Files.createLink(folder.resolve(name), unfinished);
        } catch (FileAlreadyExistsException theirs) {
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
