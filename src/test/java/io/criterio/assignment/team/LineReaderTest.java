package io.criterio.assignment.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.assignment.Teams;
import io.criterio.assignment.api.AssignmentLine;
import io.criterio.decision.DecisionRun;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A line gets the same answer, byte for byte, whether it is read without the parser or with it. */
class LineReaderTest {

    private static final int LINES = 3_000;
    private static final RecordReader<AssignmentLine> READER = RecordReader.of(AssignmentLine.class);

    private final LineReader reader = new LineReader();

    @Test
    void lines_as_machines_write_them_are_read_without_the_parser() {
        byte[] line = Teams.line(new Random(1), "e-1", "", 200);

        assertThat(READER.readPlain(line, 0, line.length)).isNotNull();
    }

    @Test
    void any_line_gets_the_answer_that_the_parser_would_have_given() {
        Random random = new Random(2);
        int decided = 0;
        int refused = 0;
        for (int i = 0; i < LINES; i++) {
            byte[] line = Teams.line(random, "e-1", "", random.nextInt(8));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                line[random.nextInt(line.length)] = line[random.nextInt(line.length)];
            }
            String answer = answer(reader.read(1, line));

            assertThat(answer).as(new String(line, StandardCharsets.UTF_8)).isEqualTo(answer(byTheParser(line)));
            decided += answer.startsWith("\"status\":200") ? 1 : 0;
            refused += answer.startsWith("\"status\":4") ? 1 : 0;
        }
        assertThat(decided).isGreaterThan(LINES / 4);
        assertThat(refused).isGreaterThan(LINES / 4);
    }

    private static Offer byTheParser(byte[] line) {
        Problems problems = new Problems();
        Path path = new Path();
        try {
            AssignmentLine read = Json.read(line, path, problems, parser -> READER.read(parser, path, problems));
            return read == null
                    ? new Offer.Refused(1, null, ProblemException.of(problems), null)
                    : new Offer.Asked(1, read.request(), problems, null);
        } catch (NotJsonException broken) {
            String message = broken.getMessage().replace("at line 1, column", "at column");
            return new Offer.Refused(1, null, new ProblemException(ProblemKind.NOT_JSON, message), null);
        }
    }

    private static final Supplier<DecisionRun> RUNS = Teams.dryRuns();

    private static String answer(Offer offer) {
        byte[] members = offer instanceof Offer.Asked asked
                ? RUNS.get().take(asked.request(), asked.problems(), "/").members()
                : ((Offer.Refused) offer).why().at("/").toJson();
        String answer = new String(members, StandardCharsets.UTF_8);
        return offer instanceof Offer.Asked ? answer : "\"status\":4" + answer;
    }
}
