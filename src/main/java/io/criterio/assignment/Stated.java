package io.criterio.assignment;

import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What rules state about one subject, asked finding by finding; what they leave open or contradict is a problem. */
final class Stated {

    private final String subject;
    private final Findings findings;
    private final Consumer<String> problems;

    /**
     * @param subject what the findings are about, for messages
     * @param problems learns of what the rules fail to state
     */
    Stated(String subject, Findings findings, Consumer<String> problems) {
        this.subject = subject;
        this.findings = findings;
        this.problems = problems;
    }

    /** A finding and the rule that made it. */
    record By<F>(F finding, String rule) {}

    /** All findings of a kind, in catalogue order. */
    <F> List<By<F>> all(Class<F> kind) {
        List<By<F>> all = new ArrayList<>();
        for (Fired fired : findings.fired()) {
            if (kind.isInstance(fired.finding())) {
                all.add(new By<>(kind.cast(fired.finding()), fired.rule().id()));
            }
        }
        return all;
    }

    /** The one finding of a kind; null when there is none or when rules contradict each other. */
    <F> @Nullable By<F> atMostOne(Class<F> kind) {
        List<By<F>> all = all(kind);
        if (all.stream().map(By::finding).distinct().count() > 1) {
            problems.accept("the rules contradict each other on " + subject + ": " + all + "; expected one "
                    + kind.getSimpleName() + ". Maybe two conditions overlap");
            return null;
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** The one finding of a kind, or {@code otherwise} together with a problem. */
    <F> By<F> one(Class<F> kind, F otherwise) {
        By<F> found = atMostOne(kind);
        if (found != null) {
            return found;
        }
        if (all(kind).isEmpty()) {
            problems.accept("no rule states the " + kind.getSimpleName() + " of " + subject
                    + "; expected one that inserts it. Maybe a rule was removed");
        }
        return new By<>(otherwise, "");
    }
}
