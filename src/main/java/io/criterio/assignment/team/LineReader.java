package io.criterio.assignment.team;

import io.criterio.assignment.api.AssignmentLine;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Reads the request that a line is: without the parser where it is plain, with it where there is something to say. */
final class LineReader {

    private final RecordReader<AssignmentLine> reader = RecordReader.of(AssignmentLine.class);

    /** Reads one JSON document. */
    Offer read(long line, byte[] document) {
        return read(line, document, new Problems(), null);
    }

    /**
     * Reads one JSON document that was put together from rows.
     *
     * @param problems what was found wrong with the rows already
     */
    Offer read(long line, byte[] document, Problems problems, @Nullable Rows rows) {
        AssignmentLine plain = reader.readPlain(document, 0, document.length);
        if (plain != null) {
            return new Offer.Asked(line, plain.request(), problems, rows);
        }
        Path path = new Path();
        try {
            AssignmentLine read = Json.read(document, path, problems, parser -> reader.read(parser, path, problems));
            return read == null
                    ? new Offer.Refused(line, null, ProblemException.of(problems), rows)
                    : new Offer.Asked(line, read.request(), problems, rows);
        } catch (ProblemException tooLarge) {
            return new Offer.Refused(line, null, tooLarge, rows);
        } catch (NotJsonException notJson) {
            // The document is on one line, whose number in the stream is another.
            String message = String.valueOf(notJson.getMessage()).replace("at line 1, column", "at column");
            return new Offer.Refused(line, null, new ProblemException(ProblemKind.NOT_JSON, message), rows);
        }
    }
}
