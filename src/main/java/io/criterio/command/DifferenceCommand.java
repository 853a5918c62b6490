package io.criterio.command;

import io.criterio.proof.Differences;
import io.criterio.proof.Differences.Group;
import io.criterio.proof.InputSpace;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.Walk;
import io.criterio.release.Release;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import io.criterio.scenario.Changes.Change;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code difference}: what another release decides otherwise. */
@Command(
        name = "difference",
        description = {
            "Decides every situation under two releases and tells how many are answered otherwise, by the rules that make the"
                    + " difference and by what differs, each with the smallest example. Texts count, in every language.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 every situation is answered alike; 1 some are not; 2 wrong use; 3 rules cannot be used; 130 ended"
                    + " by Ctrl-C.",
            "",
            "Example: criterio difference rules drafts/rules"
        })
final class DifferenceCommand extends ConsoleCommand {

    /** How many changes of an example are shown. */
    private static final int SHOWN = 8;

    @Parameters(index = "0", paramLabel = "<before>", description = "A folder with release.yaml.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path before;

    @Parameters(index = "1", paramLabel = "<after>", description = "Another one.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Path after;

    @Option(names = "--ruleset", paramLabel = "<name>", description = "Only this one: retention, assignment or field.")
    private @Nullable String ruleset;

    @Override
    public Integer call() {
        check("before", before);
        check("after", after);
        List<InputSpaces> chosen = RulesetChoice.of(ruleset, this);
        Colours colours = Colours.ofStandardOutput();
        Release one = read(before, colours);
        Release other = read(after, colours);
        if (one == null || other == null) {
            return Exit.NOT_DONE;
        }
        Walk walk = new Walk(Runtime.getRuntime().availableProcessors());
        Cancelling.onInterrupt(walk);
        try {
            long changed = 0;
            for (InputSpaces spaces : chosen) {
                changed += compare(new Differences(spaces, one, other), walk, colours);
                if (walk.isCancelled()) {
                    return Exit.CANCELLED;
                }
            }
            return changed == 0 ? Exit.DONE : Exit.FINDINGS;
        } catch (RuleProblemsException broken) {
            tell(broken, null, colours);
            return Exit.NOT_DONE;
        }
    }

    private void check(String name, Path folder) {
        if (!Files.isRegularFile(folder.resolve(RuleSources.RELEASE))) {
            throw wrongUse(
                    "<" + name + "> is " + folder + "; expected a folder with " + RuleSources.RELEASE + " in it");
        }
    }

    private @Nullable Release read(Path folder, Colours colours) {
        QuietEngine.silence();
        try {
            return Release.of(RulesFolder.read(folder));
        } catch (RuleProblemsException broken) {
            tell(broken, folder, colours);
            return null;
        }
    }

    private void tell(RuleProblemsException broken, @Nullable Path folder, Colours colours) {
        for (RuleProblem problem : broken.problems()) {
            err().println(colours.bad("✗ ") + (folder == null ? "" : folder + "/") + problem);
        }
        err().println("Nothing was compared.");
        err().flush();
    }

    private long compare(Differences differences, Walk walk, Colours colours) {
        List<InputSpace> spaces = differences.spaces();
        long total = walk.done() + spaces.stream().mapToLong(InputSpace::size).sum();
        long changed = 0;
        try (Progress progress = Progress.on(err(), walk::done, () -> OptionalLong.of(total))) {
            for (InputSpace space : spaces) {
                Differences.Report report = differences.compare(space, walk);
                if (walk.isCancelled()) {
                    return changed;
                }
                changed += report.changed();
                progress.aside(() -> tell(report, colours));
            }
        }
        return changed;
    }

    private void tell(Differences.Report report, Colours colours) {
        PrintWriter out = out();
        String counts = ProveCommand.number(report.changed()) + " of " + ProveCommand.number(report.situations())
                + " situations are answered otherwise";
        out.println(colours.strong(report.type()) + ": "
                + (report.changed() == 0 ? colours.good(counts) : colours.bad(counts)));
        for (Group group : report.groups()) {
            out.println();
            out.println("  " + colours.strong(String.join(", ", group.kinds())) + ": "
                    + ProveCommand.number(group.situations())
                    + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * group.situations() / report.situations()));
            if (group.rules().isEmpty()) {
                out.println("    the same rules fire");
            }
            group.rules().forEach(rule -> out.println("    by " + rule));
            out.println("    such as " + group.smallest().example().facts());
            List<Change> changes = group.smallest().changes();
            changes.stream()
                    .limit(SHOWN)
                    .forEach(change -> out.println("      " + change.path() + "\n        before  "
                            + colours.bad(change.before()) + "\n        after   " + colours.good(change.after())));
            if (changes.size() > SHOWN) {
                out.println("      and " + (changes.size() - SHOWN) + " more");
            }
        }
        out.println();
        out.flush();
    }
}
