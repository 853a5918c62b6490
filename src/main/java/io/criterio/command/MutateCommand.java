package io.criterio.command;

import io.criterio.mutation.Killers.Kill;
import io.criterio.mutation.MutationRun;
import io.criterio.mutation.MutationRun.Fate;
import io.criterio.mutation.MutationRun.Score;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.Walk;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.scenario.ScenarioProblemsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mutate}: edits rules wrongly and sees whether the scenarios notice. */
@Command(
        name = "mutate",
        description = {
            "Edits every rule and every number wrongly, one place at a time, and says which edits no scenario notices, each"
                    + " with a scenario that would. An edit that no situation shows is equivalent, and counted apart.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Enough is: 95 % noticed, and every edit of a hard rule.",
            "",
            "Exit codes: 0 enough; 1 not enough; 2 wrong use; 3 the rules or the scenarios cannot be used; 130 ended by"
                    + " Ctrl-C.",
            "",
            "Examples: criterio mutate",
            "          criterio mutate --ruleset field --verbose"
        })
final class MutateCommand extends ConsoleCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private RulesOption rules;

    @Option(names = "--ruleset", paramLabel = "<name>", description = "Only this one: retention, assignment or field.")
    private @Nullable String ruleset;

    @Option(names = "--verbose", description = "Name every edit, and what noticed it.")
    private boolean verbose;

    @Override
    public Integer call() {
        rules.check();
        List<InputSpaces> chosen = RulesetChoice.of(ruleset, this);
        Colours colours = Colours.ofStandardOutput();
        Walk walk = new Walk(Runtime.getRuntime().availableProcessors());
        Cancelling.onInterrupt(walk);
        try {
            RuleSources sources = rules.read();
            Score sum = new Score(0, 0, 0, 0, 0, 0);
            for (InputSpaces spaces : chosen) {
                MutationRun run = new MutationRun(sources, spaces, walk);
                List<Fate> fates;
                try (Progress progress = Progress.on(err(), run::done, () -> OptionalLong.of(run.size()))) {
                    fates = run.run();
                }
                if (walk.isCancelled()) {
                    return Exit.CANCELLED;
                }
                tell(spaces.ruleset(), fates, colours);
                sum = sum.plus(Score.of(fates));
            }
            if (chosen.size() > 1) {
                out().println(line("all", sum, colours));
            }
            out().flush();
            return sum.isEnough() ? Exit.DONE : Exit.FINDINGS;
        } catch (RuleProblemsException broken) {
            rules.tell(broken, err(), colours);
            return Exit.NOT_DONE;
        } catch (ScenarioProblemsException broken) {
            broken.problems().forEach(problem -> err().println(colours.bad("✗ ") + problem));
            err().flush();
            return Exit.NOT_DONE;
        }
    }

    private void tell(String of, List<Fate> fates, Colours colours) {
        PrintWriter out = out();
        for (Fate fate : fates) {
            if (fate instanceof Fate.Survived survived) {
                out.println(colours.bad("✗ ") + survived.mutant() + "\n" + survived.scenario());
            } else if (fate instanceof Fate.Equivalent && verbose) {
                out.println("= " + fate.mutant());
            } else if (fate instanceof Fate.Killed killed && verbose) {
                String by = killed.kill() instanceof Kill.ByScenario scenario
                        ? scenario.place() + " " + scenario.scenario()
                        : "refused: " + ((Kill.Refused) killed.kill()).problem();
                out.println(colours.good("✓ ") + killed.mutant() + colours.faint("  " + by));
            }
        }
        out.println(line(of, Score.of(fates), colours));
        out.flush();
    }

    private static String line(String of, Score score, Colours colours) {
        String line = String.format(
                Locale.ROOT,
                "%s: %d edits, %d noticed (%.1f %%; %d of them because the rules were refused), %d not noticed (%d of hard"
                        + " rules), %d equivalent",
                of,
                score.mutants(),
                score.killed(),
                score.percent(),
                score.refused(),
                score.survived(),
                score.hardSurvived(),
                score.equivalent());
        return score.isEnough() ? colours.good(line) : colours.bad(line);
    }
}
