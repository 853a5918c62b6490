package io.criterio.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decisions on an input space under one release. Safe for use by any number of threads at once. */
public interface Decisions extends AutoCloseable {

    /** Stands between a rule's name and what it found. */
    String FOUND = " → ";

    /** Decides the situation of a number. */
    Decision decide(int number);

    /** What the rules are asked for the situation of a number, where that can be told without deciding it. */
    default @Nullable Asked asked(int number) {
        return null;
    }

    @Override
    void close();

    /**
     * What rules are asked for a situation with nothing chosen.
     *
     * @param facts sets of facts, each as {@link InputSpaces#asked} has it
     * @param kind the {@linkplain Decision#kind kind} of the decision
     */
    record Asked(List<List<?>> facts, Object kind) {
        public Asked {
            facts = List.copyOf(facts);
        }
    }

    /** One situation, decided, whatever of its variations is chosen. */
    interface Decision {

        /** The request, as JSON or as a record. */
        Object request(int... chosen);

        /** The outcome, as JSON or as a record; null where the request is refused. */
        @Nullable
        Object outcome(int... chosen);

        /** The outcome in codes: where it is the same under two releases of the same texts, so is the outcome. */
        default @Nullable Object core() {
            return outcome();
        }

        /** The same in each other language, by its tag; what differs in its texts only is told apart here. */
        Map<String, Object> translations(int... chosen);

        /** Ids of the rules that have a say in it. */
        Set<String> rules(int... chosen);

        /** Every rule that fired, by its name, with what it found: {@code name → finding}. */
        Set<String> fired(int... chosen);

        /**
         * What a variation adds to an outcome depends on this alone, and on nothing else of the situation. Situations that
         * are of one kind with nothing chosen are of one kind with anything chosen.
         */
        Object kind(int... chosen);
    }
}
