package io.criterio.command;

import io.criterio.proof.Differences;
import io.criterio.proof.Differences.Group;
import io.criterio.proof.InputSpace;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.Walk;
import io.criterio.release.ArchivedReleases;
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
            "Examples: criterio difference rules drafts/rules",
            "          criterio difference 2026.11.1 drafts/rules --ruleset retention"
        })
final class DifferenceCommand extends RecordCommand {

    /** How many changes of an example are shown. */
    private static final int SHOWN = 8;

    @Parameters(
            index = "0",
            paramLabel = "<before>",
            description = "A folder with release.yaml, or a release that has been live, by version or digest.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private String before;

    @Parameters(index = "1", paramLabel = "<after>", description = "Another one.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private String after;

    @Option(names = "--ruleset", paramLabel = "<name>", description = "Only this one: retention, assignment or field.")
    private @Nullable String ruleset;

    @Override
    void check() {
        check("before", before);
        check("after", after);
        RulesetChoice.of(ruleset, this);
    }

    /** Where there is neither such a folder nor a path to one, it is the name of a release. */
    private void check(String name, String given) {
        boolean path = given.contains("/") || Files.exists(Path.of(given));
        if (path && !isFolder(given)) {
            throw wrongUse("<" + name + "> is " + given + "; expected a folder with " + RuleSources.RELEASE
                    + " in it, or the version or digest of a release");
        }
    }

    private static boolean isFolder(String given) {
        return Files.isRegularFile(Path.of(given, RuleSources.RELEASE));
    }

    @Override
    boolean needsRecord() {
        return !isFolder(before) || !isFolder(after);
    }

    @Override
    int work() {
        List<InputSpaces> chosen = RulesetChoice.of(ruleset, this);
        Colours colours = Colours.ofStandardOutput();
        Release one = read("before", before, colours);
        Release other = read("after", after, colours);
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

    private @Nullable Release read(String name, String given, Colours colours) {
        QuietEngine.silence();
        try {
            return isFolder(given)
                    ? Release.of(RulesFolder.read(Path.of(given)))
                    : bean(ArchivedReleases.class).release(given);
        } catch (RuleProblemsException broken) {
            tell(broken, given, colours);
            return null;
        } catch (IllegalArgumentException unknown) {
            throw wrongUse("<" + name + ">: " + unknown.getMessage());
        }
    }

    private void tell(RuleProblemsException broken, @Nullable String given, Colours colours) {
        for (RuleProblem problem : broken.problems()) {
            err().println(colours.bad("✗ ") + (given == null ? "" : given + "/") + problem);
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
