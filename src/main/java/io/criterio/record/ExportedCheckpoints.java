package io.criterio.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checkpoints that were kept where the record is not, in files of a line each, oldest first. */
public final class ExportedCheckpoints {

    private static final String FILES = "checkpoints-[0-9]+\\.jsonl";
    private final List<Path> files;

    private ExportedCheckpoints(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** None. */
    public static ExportedCheckpoints none() {
        return new ExportedCheckpoints(List.of());
    }

    /**
     * Those of a file, or of all files {@code checkpoints-N.jsonl} of a folder.
     *
     * @throws IllegalArgumentException if there is no such file, or no such files in the folder
     */
    public static ExportedCheckpoints in(Path place) {
        if (!Files.isDirectory(place)) {
            if (!Files.isReadable(place)) {
                throw new IllegalArgumentException(
                        place + " cannot be read; expected a file of checkpoints, or a folder of them");
            }
            return new ExportedCheckpoints(List.of(place));
        }
        List<Path> found = files(place);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(place + " holds no file checkpoints-N.jsonl");
        }
        return new ExportedCheckpoints(found);
    }

    /** The files of a folder, oldest first. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(FILES))
                    .sorted((one, other) -> Long.compare(number(one), number(other)))
                    .toList();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Of a file {@code checkpoints-N.jsonl}: N. */
    static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().replaceAll("[^0-9]", ""));
    }

    /**
     * A checkpoint, or what is wrong with a line that is none.
     *
     * @param where the line is
     */
    record Line(String where, @Nullable Checkpoint checkpoint) {}

    /** Learns of lines, in their order. */
    @FunctionalInterface
    interface Reader {
        void line(Line line) throws SQLException;
    }

    void read(Reader reader) throws SQLException {
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        reader.line(parse(file + " line " + number, line));
                    }
                }
            } catch (IOException refused) {
                throw new UncheckedIOException(file + " cannot be read: " + refused.getMessage(), refused);
            }
        }
    }

    private static Line parse(String where, String line) {
        try {
            return new Line(where, Checkpoint.imported(line));
        } catch (IllegalArgumentException malformed) {
            return new Line(where, null);
        }
    }
}
