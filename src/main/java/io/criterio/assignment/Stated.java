package io.criterio.assignment;

import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What rules state about one subject, asked finding by finding; what they leave open or contradict is a problem. */
public final class Stated {

    private final String subject;
    private final Findings findings;
    private final Consumer<Flaw> problems;

    /**
     * Asks about a subject.
     *
     * @param subject what the findings are about, for messages
     * @param problems learns of what the rules fail to state
     */
    public Stated(String subject, Findings findings, Consumer<Flaw> problems) {
        this.subject = subject;
        this.findings = findings;
        this.problems = problems;
    }

    /** A finding and the rule that made it. */
    public record By<F>(F finding, String rule) {}

    /** All findings of a kind, in catalogue order. */
    public <F> List<By<F>> all(Class<F> kind) {
        List<By<F>> all = new ArrayList<>();
        for (Fired fired : findings.fired()) {
            if (kind.isInstance(fired.finding())) {
                all.add(new By<>(kind.cast(fired.finding()), fired.rule().id()));
            }
        }
        return all;
    }

    /** The one finding of a kind; null when there is none or when rules contradict each other. */
    public <F> @Nullable By<F> atMostOne(Class<F> kind) {
        List<By<F>> all = all(kind);
        if (all.stream().map(By::finding).distinct().count() > 1) {
            problems.accept(new Flaw(
                    "the rules contradict each other on " + subject + ": " + all,
                    "let one rule insert " + kind.getSimpleName() + "; maybe two conditions overlap"));
            return null;
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** The one finding of a kind, or {@code otherwise} together with a problem. */
    public <F> By<F> one(Class<F> kind, F otherwise) {
        By<F> found = atMostOne(kind);
        if (found != null) {
            return found;
        }
        if (all(kind).isEmpty()) {
            problems.accept(new Flaw(
                    "no rule states the " + kind.getSimpleName() + " of " + subject,
                    "add one that inserts it; maybe it was removed"));
        }
        return new By<>(otherwise, "");
    }
}
