package io.criterio.record;

import io.criterio.record.Acknowledged.End;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The ends of the chains of one node in a file {@code acknowledged-N.txt} of a folder: a line of fixed length for each
 * writer, twice, written in turn, so that one of the two is whole whenever the process ends. It is not forced to the disk:
 * what it has to outlive is this process and the database, not the machine. Thread-safe.
 */
final class AcknowledgedFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AcknowledgedFile.class);
    private static final int LENGTH = 256;
    private static final int FILES = 64;
    private static final Pattern LINE = Pattern.compile(
            "record=([0-9a-f-]{36}) turn=(\\d{1,18}) chain=(\\d{1,18}) month=(\\d{4}-\\d\\d) seal=(\\d{1,18}) rows=(\\d{1,18})"
                    + " hash=([0-9a-f]{64})");

    private final @Nullable Path folder;
    private final Map<Integer, Long> turns = new HashMap<>();
    private @Nullable FileChannel channel;
    private @Nullable Path file;
    private @Nullable UUID record;

    private AcknowledgedFile(@Nullable Path folder) {
        this.folder = folder;
    }

    /** None is written. */
    static AcknowledgedFile none() {
        return new AcknowledgedFile(null);
    }

    /** One of this folder, which is made if it is not there. Processes that share the folder have a file each. */
    static AcknowledgedFile in(Path folder) {
        return new AcknowledgedFile(folder.toAbsolutePath().normalize());
    }

    /**
     * Takes a file that no other process uses, and returns what the files that nobody uses say of a record.
     *
     * @param id of the record
     */
    synchronized List<End> open(UUID id) {
        record = id;
        if (folder == null) {
            return List.of();
        }
        Map<Long, End> before = new HashMap<>();
        try {
            Files.createDirectories(folder);
            for (int number = 1; number <= FILES; number++) {
                Path one = folder.resolve("acknowledged-" + number + ".txt");
                if (channel != null && !Files.exists(one)) {
                    break;
                }
                FileChannel opened = lock(one);
                if (opened == null) {
                    continue;
                }
                read(opened, one, before);
                if (channel == null) {
                    channel = opened;
                    file = one;
                } else {
                    opened.close();
                }
            }
            for (Path one : gone()) {
                try (FileChannel opened = FileChannel.open(one, StandardOpenOption.READ)) {
                    read(opened, one, before);
                }
            }
        } catch (IOException refused) {
            LOG.warnf(
                    "What is acknowledged is not remembered for the next start: %s (criterio.record.state-dir)",
                    refused);
        }
        return List.copyOf(before.values());
    }

    /** The files that tell of what is gone. */
    List<Path> gone() throws IOException {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("acknowledged-gone-"))
                    .toList();
        }
    }

    private static @Nullable FileChannel lock(Path one) throws IOException {
        FileChannel opened =
                FileChannel.open(one, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = opened.tryLock();
            if (lock != null) {
                return opened;
            }
        } catch (OverlappingFileLockException ours) {
            // Another service in this process, as in tests.
        }
        opened.close();
        return null;
    }

    private void read(FileChannel opened, Path one, Map<Long, End> ends) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(opened.size(), (long) LENGTH * 2 * FILES));
        while (bytes.hasRemaining() && opened.read(bytes, bytes.position()) > 0) {
            // Until it is whole.
        }
        long others = 0;
        for (int at = 0; at + LENGTH <= bytes.position(); at += LENGTH) {
            String line = new String(bytes.array(), at, LENGTH, StandardCharsets.US_ASCII).stripTrailing();
            int check = line.lastIndexOf(" check=");
            if (check < 0 || !line.substring(check + 7).equals(check(line.substring(0, check)))) {
                continue;
            }
            Matcher parts = LINE.matcher(line.substring(0, check));
            if (!parts.matches()) {
                continue;
            }
            if (!UUID.fromString(parts.group(1)).equals(record)) {
                others++;
                continue;
            }
            end(parts).ifPresent(end -> ends.merge(end.chain(), end, (a, b) -> a.seal() > b.seal() ? a : b));
        }
        if (others > 0) {
            LOG.warnf(
                    "%s tells of another record than the one that is used now (%s). If that is not what you meant, look at"
                            + " CRITERIO_DATA_DIR and QUARKUS_DATASOURCE_JDBC_URL.",
                    one, record);
        }
    }

    private static Optional<End> end(Matcher parts) {
        try {
            return Optional.of(new End(
                    Long.parseLong(parts.group(3)),
                    YearMonth.parse(parts.group(4)),
                    Long.parseLong(parts.group(5)),
                    Hash.ofBytes(HexFormat.of().parseHex(parts.group(7))),
                    Long.parseLong(parts.group(6))));
        } catch (DateTimeException noMonth) {
            return Optional.empty();
        }
    }

    /** Writes where a writer's chain ends. */
    synchronized void write(int writer, End end) {
        FileChannel open = channel;
        if (open == null) {
            return;
        }
        long turn = turns.merge(writer, 1L, Long::sum);
        try {
            open.write(line(end, turn), (writer * 2L + turn % 2) * LENGTH);
        } catch (IOException refused) {
            LOG.warnf("What is acknowledged is not remembered any more: %s: %s", file, refused.getMessage());
            close();
        }
    }

    /** Keeps what is gone, in a file that no later start writes over. */
    synchronized void keep(List<End> gone) {
        if (gone.isEmpty() || folder == null) {
            return;
        }
        try {
            ByteBuffer lines = ByteBuffer.allocate(gone.size() * LENGTH);
            gone.forEach(end -> lines.put(line(end, 0)));
            lines.flip();
            // The same ends make the same name: every start finds them again.
            Path kept = folder.resolve(
                    "acknowledged-gone-" + Hash.of(lines.array()).toString().substring(0, 12) + ".txt");
            Path unfinished = Files.createTempFile(folder, "acknowledged", ".new");
            Files.write(unfinished, lines.array());
            Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            LOG.warnf("What is gone cannot be noted in %s: %s", folder, refused.getMessage());
        }
    }

    /** What to do when it is known that rows are gone. */
    String howToForget() {
        return folder == null
                ? ""
                : "Every start says so until acknowledged-gone-*.txt is removed from %s.".formatted(folder);
    }

    private ByteBuffer line(End end, long turn) {
        String text = "record=%s turn=%d chain=%d month=%s seal=%d rows=%d hash=%s"
                .formatted(record, turn, end.chain(), end.month(), end.seal(), end.rows(), end.hash());
        String whole = text + " check=" + check(text);
        return ByteBuffer.wrap(
                (whole + " ".repeat(LENGTH - 1 - whole.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String check(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    @Override
    public synchronized void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyClosed) {
                LOG.debugf("%s: %s", file, alreadyClosed.getMessage());
            }
        }
    }
}
