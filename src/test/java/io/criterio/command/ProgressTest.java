package io.criterio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.command.Progress.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "?", textBlock = """
                    0    | 0     | ?       | 0
                    0    | 0     | 0       | 0 of 0 (100 %)
                    0    | 0     | 500     | 0 of 500 (0 %)
                    0    | 100   | ?       | 100, 10 a second
                    0    | 100   | 500     | 100 of 500 (20 %), 10 a second, 40 s left
                    400  | 500   | 500     | 500 of 500 (100 %), 10 a second
                    0    | 10    | 910     | 10 of 910 (1 %), 1 a second, 15 min 0 s left
                    0    | 10    | 7310    | 10 of 7310 (0 %), 1 a second, 2 h 1 min left
                    100  | 100   | 500     | 100 of 500 (20 %)
                    0    | 600   | 500     | 600 of 600 (100 %), 60 a second
                    """)
    void says_how_many_how_fast_and_how_long(long before, long now, Long total, String line) {
        OptionalLong known = total == null ? OptionalLong.empty() : OptionalLong.of(total);

        assertThat(Progress.line(new Sample(0, before), new Sample(10 * SECOND, now), known))
                .isEqualTo(line);
    }

    @Test
    void on_a_terminal_it_is_one_line_and_elsewhere_every_line_is_one() {
        StringWriter terminal = new StringWriter();
        StringWriter file = new StringWriter();

        progress(terminal, true).close();
        progress(file, false).close();

        assertThat(terminal.toString()).startsWith("\r\u001b[K7 of 7").endsWith("\n");
        assertThat(file.toString()).startsWith("7 of 7").doesNotContain("\r").doesNotContain("\u001b");
    }

    private static Progress progress(StringWriter err, boolean terminal) {
        return new Progress(
                new PrintWriter(err, true), terminal, Duration.ofHours(1), () -> 7, () -> OptionalLong.of(7));
    }

    @Test
    void a_file_is_no_terminal(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(Progress.isTerminal(file)).isFalse();
        assertThat(Progress.isTerminal(Files.createSymbolicLink(folder.resolve("to-file"), file)))
                .isFalse();
        assertThat(Progress.isTerminal(Files.createSymbolicLink(folder.resolve("to-pts"), Path.of("/dev/pts/3"))))
                .isEqualTo(!"dumb".equals(System.getenv("TERM")));
    }
}
