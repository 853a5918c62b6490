package io.criterio.assignment.team;

import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.Executive;
import io.criterio.problem.Problem;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import org.jspecify.annotations.Nullable;

/** What a stream offers one executive. */
sealed interface Offer {

    /** Where it begins in the stream, from 1. */
    long line();

    /** Whose base it is, as far as it could be read. */
    @Nullable
    String executive();

    /** A problem with the offer: as it is to be told, and the line that it is told of. */
    Located locate(Problem problem);

    /** A problem and its line. */
    record Located(long line, Problem problem) {}

    /**
     * A request.
     *
     * @param problems what was found wrong with it already
     * @param rows where each of the records is in the stream, when they are not all on the one line
     */
    record Asked(long line, AssignmentRequest request, Problems problems, @Nullable Rows rows) implements Offer {

        @Override
        public @Nullable String executive() {
            AssignmentRequest.Facts facts = request.facts();
            Executive executive = facts == null ? null : facts.executive();
            return executive == null ? null : executive.id();
        }

        @Override
        public Located locate(Problem problem) {
            return rows == null ? new Located(line, problem) : rows.locate(line, problem);
        }
    }

    /** Something that is no request, or one that is too large. */
    record Refused(long line, @Nullable String executive, ProblemException why, @Nullable Rows rows) implements Offer {

        @Override
        public Located locate(Problem problem) {
            return rows == null ? new Located(line, problem) : rows.locate(line, problem);
        }
    }
}
