package io.criterio.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One service a data folder. The operating system gives the lock back when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws FolderInUseException when another service, or a command, holds the folder */
    static FolderLock acquire(Path folder) throws IOException {
        Path file = folder.resolve("criterio.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!lock(channel)) {
                throw inUse(folder, file, null);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(channel);
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            throw inUse(folder, file, heldByThisProcess);
        } catch (IOException | StoreProblemException failed) {
            channel.close();
            throw failed;
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        return channel.tryLock() != null;
    }

    private static FolderInUseException inUse(Path folder, Path file, @Nullable Throwable cause) throws IOException {
        String holder = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return new FolderInUseException(
                "The data folder %s is in use by another Criterio (process %s)."
                        .formatted(folder.toAbsolutePath(), holder.isEmpty() ? "unknown" : holder),
                "Stop that one, or give this one a folder of its own with CRITERIO_DATA_DIR; several services may share"
                        + " a PostgreSQL named by QUARKUS_DATASOURCE_JDBC_URL.",
                cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
