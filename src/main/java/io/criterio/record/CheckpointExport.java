package io.criterio.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes each checkpoint to a folder elsewhere, in files {@code checkpoints-N.jsonl}. A file is one history: where the
 * record went back behind what was written, nothing is written over, and a new file begins. Services may share a folder.
 */
final class CheckpointExport {

    private static final Logger LOG = Logger.getLogger(CheckpointExport.class);
    private static final int TAIL = 1 << 20;

    private final Path folder;

    CheckpointExport(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Writes what is new, to the disk.
     *
     * @param keys that may have signed, by {@link Checkpoint#keyId}
     * @return how many were written
     */
    int write(Connection connection, Map<String, PublicKey> keys) throws IOException, SQLException {
        Files.createDirectories(folder);
        try (FileChannel guard = FileChannel.open(
                        folder.resolve("checkpoints.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = guard.lock()) {
            return writeAlone(connection, keys);
        }
    }

    private int writeAlone(Connection connection, Map<String, PublicKey> keys) throws IOException, SQLException {
        List<Path> files = ExportedCheckpoints.files(folder);
        Path file = files.isEmpty() ? folder.resolve("checkpoints-1.jsonl") : files.get(files.size() - 1);
        Checkpoint last = Files.exists(file) ? last(file) : null;
        long after = last == null ? 0 : last.number();
        if (last != null && !isKnown(connection, last)) {
            LOG.errorf(
                    "The record went back in time: checkpoint %d of %s is not in the database. Compare them: verify"
                            + " --integrity --against %s",
                    last.number(), file, folder);
            file = folder.resolve("checkpoints-%d.jsonl".formatted(ExportedCheckpoints.number(file) + 1));
            after = 0;
        }
        StringBuilder lines = new StringBuilder();
        int[] written = {0};
        CheckpointTable.read(connection, after, checkpoint -> {
            lines.append(checkpoint.exported(keys.get(checkpoint.keyId()))).append('\n');
            written[0]++;
        });
        if (written[0] > 0) {
            append(file, lines.toString());
        }
        return written[0];
    }

    private static boolean isKnown(Connection connection, Checkpoint last) throws SQLException {
        return CheckpointTable.find(connection, last.number())
                .filter(found -> found.body().equals(last.body()))
                .isPresent();
    }

    private static void append(Path file, String lines) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(channel));
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.truncate(channel.position());
            channel.force(true);
        }
    }

    /** Where the last whole line ends: a process that was killed may have left half of one. */
    private static long wholeLines(FileChannel channel) throws IOException {
        byte[] tail = tail(channel);
        for (int at = tail.length - 1; at >= 0; at--) {
            if (tail[at] == '\n') {
                return channel.size() - tail.length + at + 1;
            }
        }
        return channel.size() - tail.length;
    }

    private static byte[] tail(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, TAIL));
        long from = size - bytes.capacity();
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // Until it is whole.
        }
        return bytes.array();
    }

    private static @Nullable Checkpoint last(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            String tail = new String(tail(channel), StandardCharsets.UTF_8);
            int end = tail.lastIndexOf('\n');
            if (end < 0) {
                return null;
            }
            String line = tail.substring(tail.lastIndexOf('\n', end - 1) + 1, end);
            return Checkpoint.imported(line);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(
                    "the last line of %s is no checkpoint; move the file away".formatted(file), malformed);
        }
    }
}
