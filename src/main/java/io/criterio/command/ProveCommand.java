package io.criterio.command;

import io.criterio.proof.Axis;
import io.criterio.proof.Decisions;
import io.criterio.proof.InputSpace;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.Invariants;
import io.criterio.proof.Proof;
import io.criterio.proof.Prover;
import io.criterio.proof.Walk;
import io.criterio.release.Release;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleProblemsException;
import io.criterio.scenario.Invariant;
import io.criterio.scenario.ScenarioProblemsException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code prove}: holds the invariants of rules against every situation there is. */
@Command(
        name = "prove",
        description = {
            "Decides every situation that the rules tell apart and proves what invariants.yaml says of all of them, or shows"
                    + " the smallest situation in which it does not hold, as a scenario.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 everything is proven; 1 something is violated, or is about no situation; 2 wrong use; 3 the rules"
                    + " or the invariants cannot be used; 130 ended by Ctrl-C.",
            "",
            "Examples: criterio prove",
            "          criterio prove --rules drafts/rules --ruleset retention"
        })
final class ProveCommand extends ConsoleCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private RulesOption rules;

    @Option(names = "--ruleset", paramLabel = "<name>", description = "Only this one: retention, assignment or field.")
    private @Nullable String ruleset;

    @Override
    public Integer call() {
        rules.check();
        List<InputSpaces> chosen = RulesetChoice.of(ruleset, this);
        Colours colours = Colours.ofStandardOutput();
        Walk walk = new Walk(Runtime.getRuntime().availableProcessors());
        Cancelling.onInterrupt(walk);
        try {
            Release release = Release.of(rules.read());
            boolean proven = true;
            for (InputSpaces spaces : chosen) {
                proven &= prove(release, spaces, walk, colours);
                if (walk.isCancelled()) {
                    return Exit.CANCELLED;
                }
            }
            return proven ? Exit.DONE : Exit.FINDINGS;
        } catch (RuleProblemsException broken) {
            rules.tell(broken, err(), colours);
            return Exit.NOT_DONE;
        } catch (ScenarioProblemsException broken) {
            broken.problems().forEach(problem -> err().println(colours.bad("✗ ") + problem));
            err().println("Nothing was decided.");
            err().flush();
            return Exit.NOT_DONE;
        }
    }

    private boolean prove(Release release, InputSpaces spaces, Walk walk, Colours colours) {
        List<Invariant> invariants = Invariants.of(release.sources(), spaces.ruleset());
        List<InputSpace> all = spaces.of(List.of(release));
        long total = walk.done() + all.stream().mapToLong(InputSpace::size).sum();
        List<Decisions> decided = new ArrayList<>();
        boolean proven = true;
        try (Progress progress = Progress.on(err(), walk::done, () -> OptionalLong.of(total))) {
            for (InputSpace space : all) {
                Decisions decisions = space.under(release);
                decided.add(decisions);
                long start = System.nanoTime();
                Proof proof = new Prover(space, invariants).prove(decisions, walk);
                if (walk.isCancelled()) {
                    return false;
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                progress.aside(() -> tell(proof, seconds, colours));
                proven &= proof.isProven();
            }
            Proof.OfRules ofRules = Prover.rules(spaces, release);
            progress.aside(() -> tell(ofRules, colours));
            return proven;
        } finally {
            decided.forEach(Decisions::close);
        }
    }

    // ---- what is said -----------------------------------------------------------------------------------------

    private void tell(Proof proof, double seconds, Colours colours) {
        PrintWriter out = out();
        out.println(colours.strong(proof.type()) + ": " + number(proof.situations()) + " situations told apart"
                + colours.faint(String.format(Locale.ROOT, "  %.1f s", seconds)));
        for (Axis axis : proof.axes()) {
            out.println(colours.faint(
                    String.format(Locale.ROOT, "  %6d  %s: %s", axis.values(), axis.name(), axis.which())));
        }
        for (Proof.Entry entry : proof.entries()) {
            tell(entry, colours);
        }
        out.println();
        out.flush();
    }

    private void tell(Proof.Entry entry, Colours colours) {
        Invariant invariant = entry.invariant();
        String rules = invariant.rules().isEmpty() ? "" : "  " + String.join(" ", invariant.rules());
        String line = invariant.name() + colours.faint(rules + "  " + number(entry.about()));
        switch (entry.verdict()) {
            case PROVEN -> out().println(colours.good("✓ ") + line);
            case COUNTED -> {
                out().println("• " + invariant.name() + ": " + number(entry.found()) + " of " + number(entry.about()));
                if (entry.example() != null) {
                    out().println(colours.faint("    such as " + entry.example().facts()));
                }
            }
            case VACUOUS ->
                out().println(colours.bad("✗ " + invariant.name()) + "  "
                        + colours.faint(invariant.place().toString())
                        + "\n    is about no situation; expected one at least: maybe a code or a number is mistyped");
            case VIOLATED -> {
                out().println(colours.bad("✗ " + invariant.name()) + colours.faint(rules + "  " + invariant.place())
                        + "\n    does not hold in " + number(entry.found()) + " of " + number(entry.about())
                        + " situations; the smallest, as a scenario:\n");
                out().println(entry.scenario());
            }
        }
    }

    private void tell(Proof.OfRules rules, Colours colours) {
        for (RuleInfo rule : rules.idle()) {
            out().println(colours.bad("✗ ") + rule.file() + ":" + rule.line() + " \"" + rule.name()
                    + "\" fires in no situation");
        }
        for (Proof.Implied implied : rules.implied()) {
            out().println("• " + implied.rule().file() + ":" + implied.rule().line() + " \""
                    + implied.rule().name() + "\" never fires without \""
                    + implied.by().name() + "\", which finds the same");
        }
        if (!rules.idle().isEmpty() || !rules.implied().isEmpty()) {
            out().println();
        }
        out().flush();
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
