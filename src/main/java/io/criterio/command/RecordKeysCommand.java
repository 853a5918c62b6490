package io.criterio.command;

import io.criterio.record.RecordKeys;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record-keys}: which keys the record was written with, and what to do when one is lost. */
@Command(
        name = "record-keys",
        description = {
            "Shows the keys that the record was written with, by their fingerprints, and gives up one that is lost.",
            "The keys are files of the folder CRITERIO_KEYS_DIR (data/keys), which all services of a database share. A"
                    + " service whose folder holds others does not start.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RecordKeysCommand.Listing.class, RecordKeysCommand.GiveUp.class},
        footer = {"", "Example: criterio record-keys list"})
final class RecordKeysCommand {

    /** {@code record-keys list}. */
    @Command(
            name = "list",
            description = {
                "Lists the keys that the database knows, and whether the folder holds them.",
                "States: here, missing, another (the folder holds another key under that name), given up.",
                ""
            },
            footer = {"", "Exit codes: 0 all that are needed are here, 1 one is not."})
    static final class Listing extends RecordCommand {

        @Override
        void check() {
            // There is nothing to be wrong.
        }

        @Override
        int work() {
            RecordKeys keys = bean(RecordKeys.class);
            List<RecordKeys.Listed> listed = keys.list();
            out().printf("%-13s  %-16s  %-10s  %-8s  %s%n", "key", "fingerprint", "since", "state", "reason");
            for (RecordKeys.Listed key : listed) {
                out().printf(
                                "%-13s  %-16s  %-10s  %-8s  %s%n",
                                key.name(),
                                key.fingerprint(),
                                LocalDate.ofInstant(key.since(), ZoneOffset.UTC),
                                key.state(),
                                key.reason() == null ? "" : key.reason());
            }
            out().println("folder: " + keys.place());
            out().flush();
            return listed.stream()
                            .allMatch(key ->
                                    key.state().equals("here") || key.state().equals("given up"))
                    ? Exit.DONE
                    : Exit.FINDINGS;
        }
    }

    /** {@code record-keys give-up}. */
    @Command(
            name = "give-up",
            description = {
                "Says that a key is lost for good: services start without it again, and make a new one if they need it.",
                "What was recorded under a key of stand-ins (pseudonym-1 …) can then no longer be found, nor erased, by the"
                        + " reference of a person. What was signed with a key can still be checked, if the database knows"
                        + " its public half.",
                ""
            },
            footer = {"", "Example: criterio record-keys give-up pseudonym-1 --reason 'disk of node 2 lost, no backup'"
            })
    static final class GiveUp extends RecordCommand {

        @Parameters(paramLabel = "<key>", description = "As record-keys list shows it.")
        @SuppressWarnings("NullAway.Init") // picocli fills it
        private String key;

        @Option(names = "--reason", required = true, paramLabel = "<text>", description = "Why; kept beside the key.")
        @SuppressWarnings("NullAway.Init") // picocli fills it
        private String reason;

        @Override
        void check() {
            if (reason.isBlank()) {
                throw wrongUse("--reason is empty; expected why the key is given up");
            }
        }

        @Override
        int work() {
            bean(RecordKeys.class).giveUp(key, reason.strip());
            out().println("given up " + key);
            out().flush();
            return Exit.DONE;
        }
    }
}
