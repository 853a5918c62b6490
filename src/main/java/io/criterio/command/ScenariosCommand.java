package io.criterio.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scenarios}: what to do with scenario suites. */
@Command(
        name = "scenarios",
        subcommands = {ScenariosRunCommand.class, ScenariosCoverageCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Scenarios are cases with the answer that is expected, in YAML. They are decided by the rules of a folder;"
                    + " nothing is recorded, and no service and no database is needed.",
            ""
        })
final class ScenariosCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing: run or coverage");
    }
}
