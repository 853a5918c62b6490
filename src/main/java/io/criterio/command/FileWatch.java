package io.criterio.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Notices that a file was saved, made or deleted below some places. It looks every now and then: some dozens of files are
 * looked at in no time, and unlike notifications that works whatever the editor and the file system do.
 */
final class FileWatch {

    private static final long MILLIS_BETWEEN_LOOKS = 300;

    private final List<Path> roots;
    private Map<Path, Stamp> seen;

    private record Stamp(FileTime changed, long size) {}

    FileWatch(List<Path> roots) {
        this.roots = List.copyOf(roots);
        this.seen = look();
    }

    /**
     * Waits until something is different from what was seen last, and then until it stays as it is.
     *
     * @throws InterruptedException if the thread is told to end
     */
    void awaitChange() throws InterruptedException {
        Map<Path, Stamp> now = look();
        while (now.equals(seen)) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            now = look();
        }
        Map<Path, Stamp> before;
        do {
            before = now;
            Thread.sleep(MILLIS_BETWEEN_LOOKS / 3);
            now = look();
        } while (!now.equals(before));
        seen = now;
    }

    private Map<Path, Stamp> look() {
        Map<Path, Stamp> stamps = new HashMap<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                try (Stream<Path> below = Files.walk(root)) {
                    below.forEach(path -> stamp(path, stamps));
                } catch (IOException | UncheckedIOException vanished) {
                    // An editor is at work: the next look sees what came of it.
                    stamps.put(root, new Stamp(FileTime.fromMillis(0), -1));
                }
            }
        }
        return stamps;
    }

    private static void stamp(Path path, Map<Path, Stamp> stamps) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (file.isRegularFile()) {
                stamps.put(path, new Stamp(file.lastModifiedTime(), file.size()));
            }
        } catch (IOException vanished) {
            stamps.remove(path);
        }
    }
}
