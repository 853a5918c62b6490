package io.criterio.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands there are. To add one, name its class here. */
@Command(
        name = "criterio",
        subcommands = {
            VerifyCommand.class,
            ReplayCommand.class,
            CheckpointsCommand.class,
            EraseCommand.class,
            RecordKeysCommand.class,
            ScenariosCommand.class,
            KeysCommand.class,
            ProveCommand.class,
            DifferenceCommand.class,
            MutateCommand.class
        },
        description = {
            "With no command the service runs; its settings are listed in src/site/markdown/operations.md.",
            ""
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Commands on the decision record find it as the service does: by QUARKUS_DATASOURCE_JDBC_URL, or in the folder"
                    + " CRITERIO_DATA_DIR (data). The service may run meanwhile. Commands on scenarios and rules need neither.",
            "",
            "Exit codes: 0 done, 1 done with findings, 2 wrong use, 3 not done, 130 ended by Ctrl-C."
        })
public final class Commands {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    private Commands() {}

    /** Does what a command line says; returns what the process is to exit with. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Commands())
                .setParameterExceptionHandler(Commands::wrongUse)
                .setExecutionExceptionHandler(RecordCommand::failed);
    }

    /** Says what is wrong, what may have been meant, and how it is done. */
    private static int wrongUse(ParameterException wrong, String... args) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        wrong.getCommandLine().usage(err);
        return Exit.WRONG_USE;
    }
}
