package io.criterio.assignment.team;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A base on every line; blank lines are passed over. */
final class NdjsonOffers implements Offers {

    /** What is read at the same time, and a little more. */
    private static final int SPARE_BUFFERS = 8;

    private static final int FIRST_BUFFER = 65_536;

    /** Larger ones are not kept. */
    private static final int LARGE_BUFFER = 2 << 20;

    private final Lines lines;
    private final int longest;
    private final LineReader reader;

    /** Lines are large: arrays of their own would keep the collector busy. */
    private final Queue<byte[]> spare = new ArrayBlockingQueue<>(SPARE_BUFFERS);

    /** @param longest the most bytes of a line */
    NdjsonOffers(InputStream input, int longest, LineReader reader) {
        this.lines = new Lines(input, longest);
        this.longest = longest;
        this.reader = reader;
    }

    @Override
    public @Nullable Unread next() throws IOException {
        while (lines.next()) {
            long line = lines.number();
            if (lines.isTooLong()) {
                ProblemException why = new ProblemException(
                        ProblemKind.TOO_LARGE,
                        "The line has more than " + longest + " bytes, which is the limit. Send less to an executive.");
                return Unread.of(new Offer.Refused(line, null, why, null));
            }
            if (!lines.isBlank()) {
                int length = lines.length();
                byte[] buffer = spare.poll();
                byte[] document = lines.exchange(buffer == null ? new byte[FIRST_BUFFER] : buffer);
                return new Unread(line, length, () -> read(line, document, length));
            }
        }
        return null;
    }

    private Offer read(long line, byte[] document, int length) {
        try {
            return reader.read(line, document, length);
        } finally {
            if (document.length <= LARGE_BUFFER) {
                spare.offer(document);
            }
        }
    }
}
