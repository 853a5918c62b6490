package io.criterio.assignment.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static final int LONGEST = 200_000;

    @Test
    void a_line_ends_with_LF_or_CRLF_or_the_end_of_the_input() throws IOException {
        assertThat(lines("a\nb\r\nc")).containsExactly("1:a", "2:b", "3:c");
        assertThat(lines("a\n")).containsExactly("1:a");
        assertThat(lines("a\r")).containsExactly("1:a\r");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void empty_lines_are_counted() throws IOException {
        assertThat(lines("\n\na\n \r\n")).containsExactly("1:", "2:", "3:a", "4: ");

        Lines lines = new Lines(stream(" \t\r\nx"), LONGEST);
        lines.next();
        assertThat(lines.isBlank()).isTrue();
        lines.next();
        assertThat(lines.isBlank()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 65_536})
    void the_pieces_that_bytes_come_in_make_no_difference(int piece) throws IOException {
        String text = "Ñuñoa\r\n🏠🏠\n\nx".repeat(50);

        assertThat(lines(new InPieces(text.getBytes(StandardCharsets.UTF_8), piece), LONGEST))
                .isEqualTo(lines(text));
    }

    @Test
    void lines_longer_than_what_is_read_at_once_are_put_together() throws IOException {
        Random random = new Random(7);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            String line = "é".repeat(random.nextInt(LONGEST / 2));
            expected.add(i + ":" + line);
            text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
        }

        assertThat(lines(text.toString())).isEqualTo(expected);
    }

    @Test
    void a_line_may_be_as_long_as_the_limit_and_what_is_longer_is_passed_over() throws IOException {
        String fits = "x".repeat(10);

        assertThat(lines(stream(fits + "\n" + fits + "\r\n" + fits + "x\n" + "y".repeat(1_000_000) + "\nz"), 10))
                .containsExactly("1:" + fits, "2:" + fits, "3 is too long", "4 is too long", "5:z");
        assertThat(lines(stream(fits + "\rx\n" + fits + fits), 10)).containsExactly("1 is too long", "2 is too long");
    }

    @Test
    void a_line_that_the_input_breaks_off_in_is_none() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        Lines lines = new Lines(new SequenceInputStream(stream("a\nb"), broken), LONGEST);

        assertThat(lines.next()).isTrue();
        assertThatThrownBy(lines::next).hasMessage("gone");
    }

    private static List<String> lines(String text) throws IOException {
        return lines(stream(text), LONGEST);
    }

    private static List<String> lines(InputStream input, int longest) throws IOException {
        Lines lines = new Lines(input, longest);
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(
                    lines.isTooLong()
                            ? lines.number() + " is too long"
                            : lines.number() + ":"
                                    + new String(
                                            lines.exchange(new byte[0]), 0, lines.length(), StandardCharsets.UTF_8));
        }
        assertThat(lines.next()).isFalse();
        return all;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives no more than so many bytes at a time. */
    static final class InPieces extends ByteArrayInputStream {

        private final int piece;

        InPieces(byte[] bytes, int piece) {
            super(bytes);
            this.piece = piece;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, piece));
        }
    }
}
