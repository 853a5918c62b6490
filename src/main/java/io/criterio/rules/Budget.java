package io.criterio.rules;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What rules that are evaluated as they were read may take. It is counted, not timed: the same rules and facts come to
 * the same end on every machine. A step is a fact that is tried for a pattern, and each value that it is compared with.
 * Thread-safe.
 *
 * <p>One evaluation has a limit, and so have all of them together until that one is {@linkplain #liftTotal lifted}: while
 * a release is prepared, its rules are asked about some thousand profiles.
 */
public final class Budget {

    /** Of one evaluation: the shipped rules take some hundred. */
    static final long STEPS = 1_000_000;

    /** Of one evaluation: a ruleset of this kind fires some dozen rules. */
    static final int FINDINGS = 1_000;

    /** Of all evaluations together. To prepare the shipped rules takes a few million. */
    static final long STEPS_IN_ALL = 50_000_000;

    static final long FINDINGS_IN_ALL = 500_000;

    /** What looking at a rule takes, whatever it asks for: nobody asks for nothing for ever. */
    private static final int EACH_RULE = 10;

    private static final String HINT = "let its patterns share an attribute, or split the rule";

    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong findings = new AtomicLong();
    private volatile boolean totalLifted;
    private volatile @Nullable String stopped;

    /** From now on each evaluation is bounded, and their number is not: for going through any number of decisions. */
    public void liftTotal() {
        totalLifted = true;
    }

    /**
     * Lets no further evaluation begin.
     *
     * @param why a sentence
     */
    public void stop(String why) {
        stopped = why;
    }

    /** The steps that evaluations have taken so far. */
    long steps() {
        return steps.get();
    }

    /** The findings of the evaluations so far. */
    long findings() {
        return findings.get();
    }

    /**
     * Begins an evaluation.
     *
     * @throws EvaluationStoppedException if they were stopped
     */
    Spending begin() {
        String why = stopped;
        if (why != null) {
            throw new EvaluationStoppedException(why);
        }
        return new Spending();
    }

    /** What one evaluation takes; for the thread that evaluates. */
    final class Spending implements Steps {

        private long inAll;
        private int found;
        private @Nullable RuleInfo current;
        private long ofCurrent;
        private @Nullable RuleInfo longest;
        private long ofLongest;

        @Override
        public void rule(RuleInfo rule) {
            if (longest == null || ofCurrent > ofLongest) {
                longest = current;
                ofLongest = ofCurrent;
            }
            current = rule;
            ofCurrent = EACH_RULE;
            inAll += EACH_RULE;
        }

        @Override
        public void take(int count) {
            ofCurrent += count;
            inAll += count;
            if (inAll > STEPS) {
                throw exceeded(culprit(), "more than " + number(STEPS) + " steps for the facts of one question");
            }
        }

        @Override
        public void found() {
            if (++found > FINDINGS) {
                throw exceeded(
                        Objects.requireNonNull(current, "a rule found something"),
                        "more than " + number(FINDINGS) + " findings for the facts of one question");
            }
        }

        @Override
        public void end() {
            long stepsNow = steps.addAndGet(inAll);
            long findingsNow = findings.addAndGet(found);
            if (totalLifted) {
                return;
            }
            if (stepsNow > STEPS_IN_ALL) {
                throw exceeded(culprit(), "part in more than " + number(STEPS_IN_ALL) + " steps for one release");
            }
            if (findingsNow > FINDINGS_IN_ALL) {
                throw exceeded(culprit(), "part in more than " + number(FINDINGS_IN_ALL) + " findings for one release");
            }
        }

        /** The rule that took the most, not the one that happened to take the last. */
        private RuleInfo culprit() {
            RuleInfo most = longest == null || ofCurrent > ofLongest ? current : longest;
            return Objects.requireNonNull(most, "steps are those of a rule");
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static RuleProblemsException exceeded(RuleInfo rule, String what) {
        return new RuleProblemsException(
                List.of(new RuleProblem(rule.file(), rule.line(), "rule \"" + rule.name() + "\" takes " + what, HINT)));
    }
}
