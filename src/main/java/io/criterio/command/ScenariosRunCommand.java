package io.criterio.command;

import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.scenario.Difference;
import io.criterio.scenario.JunitReport;
import io.criterio.scenario.ReleaseUnderTest;
import io.criterio.scenario.ScenarioResult;
import io.criterio.scenario.Suite;
import io.criterio.scenario.SuiteResult;
import io.criterio.scenario.TurnResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code scenarios run}: decides scenarios and compares the answers with what is expected. */
@Command(
        name = "run",
        description = {
            "Decides every scenario by the rules of a folder and says where the answer is not what is expected.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 every answer is as expected; 1 some are not; 2 wrong use; 3 the rules or the scenario files"
                    + " cannot be used; 130 ended by Ctrl-C.",
            "",
            "Examples: criterio scenarios run",
            "          criterio scenarios run rules/retention/scenarios --tag hard --junit target/scenarios.xml",
            "          criterio scenarios run my-cases.yaml --rules drafts/rules --watch"
        })
final class ScenariosRunCommand extends ConsoleCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private SuitesOption chosen;

    @Option(
            names = "--junit",
            paramLabel = "<file>",
            description = "Write the results to this file, too, in the XML that build servers read.")
    private @Nullable Path junit;

    @Option(
            names = "--watch",
            description = "Go on: decide again whenever a rule or a scenario file is saved, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--verbose", description = "Name the scenarios that are as expected, too.")
    private boolean verbose;

    /** The rules of the run before: compiled again only when they change. */
    private @Nullable ReleaseUnderTest compiled;

    @Override
    public Integer call() {
        chosen.check();
        requireFolder("--junit", junit);
        Colours colours = Colours.ofStandardOutput();
        try {
            return watch ? watch(colours) : once(colours);
        } finally {
            close();
        }
    }

    private int watch(Colours colours) {
        FileWatch files = new FileWatch(chosen.roots());
        try {
            while (true) {
                try {
                    once(colours);
                } catch (ParameterException nothingToDo) {
                    err().println(nothingToDo.getMessage());
                }
                out().println(colours.faint(
                        "Watching " + chosen.rules().folder() + " and the scenarios. Ctrl-C ends."));
                out().flush();
                err().flush();
                files.awaitChange();
                out().println();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Exit.CANCELLED;
        }
    }

    private int once(Colours colours) {
        List<Suite> suites = chosen.read(err(), colours);
        ReleaseUnderTest release = release(colours);
        if (suites == null || release == null) {
            return Exit.NOT_DONE;
        }
        long start = System.nanoTime();
        List<SuiteResult> results = new ArrayList<>();
        for (Suite suite : suites) {
            SuiteResult result = release.run(suite);
            results.add(result);
            tell(result, colours);
            out().flush();
        }
        tell(results, release, (System.nanoTime() - start) / 1e9, colours);
        if (junit != null && !written(results, junit)) {
            return Exit.NOT_DONE;
        }
        return results.stream().allMatch(result -> result.failed() == 0) ? Exit.DONE : Exit.FINDINGS;
    }

    /** The rules as they are now; null, and said why, when they cannot be used. */
    private @Nullable ReleaseUnderTest release(Colours colours) {
        try {
            RuleSources sources = chosen.rules().read();
            if (compiled == null
                    || !compiled.release().digest().equals(sources.release().digest())) {
                close();
                compiled = ReleaseUnderTest.of(sources);
            }
            return compiled;
        } catch (RuleProblemsException broken) {
            chosen.rules().tell(broken, err(), colours);
            return null;
        }
    }

    private void close() {
        if (compiled != null) {
            compiled.close();
            compiled = null;
        }
    }

    private boolean written(List<SuiteResult> results, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            JunitReport.write(results, out);
            return true;
        } catch (IOException failed) {
            err().println(file + " cannot be written: " + failed.getMessage());
            return false;
        }
    }

    // ---- what is said -----------------------------------------------------------------------------------------

    private void tell(SuiteResult result, Colours colours) {
        long failed = result.failed();
        int all = result.results().size();
        String mark = failed == 0 ? colours.good("✓") : colours.bad("✗");
        String count = failed == 0 ? "" + all : (all - failed) + " of " + all;
        out().println(mark + " " + colours.strong(result.suite().name()) + " " + count + "  "
                + colours.faint(result.suite().place().file()));
        for (ScenarioResult one : result.results()) {
            if (!one.asExpected()) {
                tell(one, colours);
            } else if (verbose) {
                out().println("    " + colours.good("✓") + " " + one.scenario().name());
            }
        }
    }

    private void tell(ScenarioResult result, Colours colours) {
        out().println("    " + colours.bad("✗ " + result.scenario().name()) + "  "
                + colours.faint(result.scenario().place().toString()));
        for (TurnResult turn : result.turns()) {
            if (turn.asExpected()) {
                continue;
            }
            if (result.turns().size() > 1) {
                out().println("      " + turn.turn().name() + "  "
                        + colours.faint(turn.turn().place().toString()));
            }
            for (Difference difference : turn.differences()) {
                out().println("        " + difference.path());
                out().println("          expected  " + colours.good(difference.expected()));
                out().println("          actual    " + colours.bad(difference.actual()));
            }
        }
    }

    private void tell(List<SuiteResult> results, ReleaseUnderTest release, double seconds, Colours colours) {
        long failed = results.stream().mapToLong(SuiteResult::failed).sum();
        int all = results.stream().mapToInt(result -> result.results().size()).sum();
        String counts = all
                + (all == 1 ? " scenario in " : " scenarios in ")
                + results.size()
                + (results.size() == 1 ? " suite: " : " suites: ");
        String verdict = failed == 0 ? colours.good("all as expected") : colours.bad(failed + " not as expected");
        out().println();
        out().println(counts + verdict + String.format(Locale.ROOT, ", %.1f s", seconds));
        out().println(colours.faint("Rules " + release.release().version() + ", "
                + release.release().digest()));
        out().flush();
    }
}
