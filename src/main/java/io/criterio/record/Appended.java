package io.criterio.record;

import java.util.List;

/** What became of something that was to be recorded. */
public sealed interface Appended {

    /** It is committed and on disk. */
    record Committed() implements Appended {

        static final Committed INSTANCE = new Committed();
    }

    /** Nothing was recorded now: a request under the same key was answered before. */
    record Repeated(Kept kept) implements Appended {}

    /** Nothing was recorded: the customer answered some of it before, and otherwise. */
    record Contradicted(List<NewAnswer> earlier) implements Appended {

        public Contradicted {
            earlier = List.copyOf(earlier);
        }
    }
}
