package io.criterio.command;

import io.criterio.rules.RuleProblemsException;
import io.criterio.scenario.Coverage;
import io.criterio.scenario.CoverageReport;
import io.criterio.scenario.ReleaseUnderTest;
import io.criterio.scenario.ScenarioResult;
import io.criterio.scenario.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scenarios coverage}: which rules and which of their conditions scenarios show. */
@Command(
        name = "coverage",
        description = {
            "Decides scenarios and says which rules none of them fires, and which conditions none of them shows: for"
                    + " every condition there has to be a case in which the rule fires because of it, and one in which it"
                    + " alone keeps the rule from firing. A case that is not as expected shows nothing.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 covered; 1 less than --at-least, or a scenario is not as expected; 2 wrong use; 3 the rules"
                    + " or the scenario files cannot be used, or the report cannot be written.",
            "",
            "Examples: criterio scenarios coverage",
            "          criterio scenarios coverage --report target/coverage.html --at-least 90"
        })
final class ScenariosCoverageCommand extends ConsoleCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private SuitesOption chosen;

    @Option(
            names = "--at-least",
            paramLabel = "<percent>",
            defaultValue = "100",
            description =
                    "How much of the rules, and of the conditions, is enough: 0 to 100. ${DEFAULT-VALUE} when left"
                            + " out.")
    private int atLeast;

    @Option(
            names = "--report",
            paramLabel = "<file>",
            description = "Write a page of HTML to this file: every rule, every condition, and the cases that show it.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        chosen.check();
        if (atLeast < 0 || atLeast > 100) {
            throw wrongUse("--at-least is " + atLeast + "; expected a percentage from 0 to 100");
        }
        requireFolder("--report", report);
        Colours colours = Colours.ofStandardOutput();
        List<Suite> suites = chosen.read(err(), colours);
        if (suites == null) {
            return Exit.NOT_DONE;
        }
        try (ReleaseUnderTest release = ReleaseUnderTest.of(chosen.rules().read())) {
            Coverage coverage = Coverage.of(suites, release);
            for (ScenarioResult failed : coverage.failed()) {
                out().println(colours.bad("✗ ") + failed.scenario().place() + " "
                        + failed.scenario().name() + ": not as expected; criterio scenarios run says more");
            }
            CoverageReport.lines(coverage).forEach(out()::println);
            boolean enough = coverage.reaches(atLeast);
            out().println(enough ? colours.good("covered") : colours.bad("not covered: " + atLeast + " % are wanted"));
            out().flush();
            if (report != null && !written(coverage, release, report)) {
                return Exit.NOT_DONE;
            }
            return enough ? Exit.DONE : Exit.FINDINGS;
        } catch (RuleProblemsException broken) {
            chosen.rules().tell(broken, err(), colours);
            return Exit.NOT_DONE;
        }
    }

    private boolean written(Coverage coverage, ReleaseUnderTest release, Path file) {
        try {
            Files.writeString(
                    file,
                    CoverageReport.html(
                            coverage,
                            release.release().version() + " ("
                                    + release.release().digest() + ")"));
            return true;
        } catch (IOException failed) {
            err().println(file + " cannot be written: " + failed.getMessage());
            return false;
        }
    }
}
