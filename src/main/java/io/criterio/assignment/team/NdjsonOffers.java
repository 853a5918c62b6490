package io.criterio.assignment.team;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A base on every line; blank lines are passed over. */
final class NdjsonOffers implements Offers {

    private final Lines lines;
    private final int longest;
    private final LineReader reader;

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
                byte[] document = lines.bytes();
                return new Unread(line, document.length, () -> reader.read(line, document));
            }
        }
        return null;
    }
}
