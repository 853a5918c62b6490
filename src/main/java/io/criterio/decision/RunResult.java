package io.criterio.decision;

import io.criterio.problem.Problem;
import io.criterio.record.RecordUnavailableException;
import org.jspecify.annotations.Nullable;

/** What became of one request of a run: what {@code POST /decisions} would have answered, as members of JSON. */
public abstract sealed class RunResult {

    private RunResult() {}

    /** Whether it has to be recorded before anybody is told. */
    public abstract boolean isRecorded();

    /** {@code status} and {@code decision} or {@code problem}, and whatever stands beside, in UTF-8 and without braces. */
    public abstract byte[] members();

    /** The problem that it is; null for a decision. */
    public @Nullable Problem problem() {
        return null;
    }

    /** A decision. */
    static RunResult done(Taken taken) {
        return new Done(taken);
    }

    /** A request that was refused. */
    public static RunResult refused(Problem problem) {
        return new Refused(problem);
    }

    /** A decision that could not be recorded. */
    public static RunResult notRecorded(RecordUnavailableException why, String instance) {
        return new Refused(RecordProblems.problem(why, instance));
    }

    private static final class Done extends RunResult {

        private final Taken taken;

        private Done(Taken taken) {
            this.taken = taken;
        }

        @Override
        public boolean isRecorded() {
            return taken.recorded() != null;
        }

        @Override
        public byte[] members() {
            byte[] answer = taken.answer();
            Utf8 members = new Utf8(answer.length + 256)
                    .ascii("\"status\":" + taken.status() + ",\"decision\":")
                    .bytes(answer);
            byte[] beside = taken.decided().beside();
            if (beside != null) {
                members.ascii(",").bytes(beside);
            }
            return members.toByteArray();
        }
    }

    private static final class Refused extends RunResult {

        private final Problem problem;

        private Refused(Problem problem) {
            this.problem = problem;
        }

        @Override
        public Problem problem() {
            return problem;
        }

        @Override
        public boolean isRecorded() {
            return false;
        }

        @Override
        public byte[] members() {
            return new Utf8(1_024)
                    .ascii("\"status\":" + problem.status() + ",\"problem\":")
                    .bytes(problem.toJson())
                    .toByteArray();
        }
    }
}
