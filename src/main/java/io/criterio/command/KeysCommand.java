package io.criterio.command;

import io.criterio.access.Role;
import io.criterio.access.key.ApiKey;
import io.criterio.access.key.ApiKeys;
import io.criterio.access.key.KeyRequest;
import io.criterio.access.key.NewKey;
import io.criterio.access.key.RotationRequest;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keys}: makes, lists, revokes and replaces API keys. */
@Command(
        name = "keys",
        description = {"Makes, lists, revokes and replaces the API keys of callers (CRITERIO_ACCESS=keys).", ""},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.Listing.class,
            KeysCommand.Revoke.class,
            KeysCommand.Rotate.class
        },
        footer = {"", "Example: criterio keys create --owner 'CRM, Ana Soto' --role decide"})
final class KeysCommand {

    private static final String MAKER = "command";

    /** {@code keys create}. */
    @Command(
            name = "create",
            description = {
                "Makes a key and writes it to the standard output, this once; what is kept of it is a hash.",
                ""
            },
            footer = {
                "",
                "Roles: decide, read, qa, author, approver, supervisor, admin.",
                "Examples: criterio keys create --owner 'CRM, Ana Soto' --role decide --branch SUC-014",
                "          criterio keys create --owner 'Night shift' --role read,qa --expires 2027-03-31"
            })
    static final class Create extends RecordCommand {

        @Option(
                names = "--owner",
                required = true,
                paramLabel = "<who>",
                description = "Who answers for what is done with it: a person or a system.")
        @SuppressWarnings("NullAway.Init") // picocli fills it
        private String owner;

        @Option(
                names = "--role",
                required = true,
                split = ",",
                paramLabel = "<role>",
                description = "What it may do; more than one by commas.")
        @SuppressWarnings("NullAway.Init") // picocli fills it
        private List<String> roles;

        @Option(
                names = "--expires",
                paramLabel = "<date>",
                description = "The last day on which it is good, in UTC. A year from now when left out.")
        private @Nullable LocalDate expires;

        @Option(
                names = "--branch",
                paramLabel = "<branch>",
                description = "It takes decisions for this branch, and sees those of this branch only.")
        private @Nullable String branch;

        @Option(
                names = "--executive",
                split = ",",
                paramLabel = "<id>",
                description = "It sees decisions about this executive only; more than one by commas.")
        private @Nullable List<String> executives;

        @Option(
                names = "--requests",
                paramLabel = "<count>",
                description = "Requests in a window (criterio.access.limits.window); 0 for any number.")
        private @Nullable Integer requests;

        @Option(names = "--concurrent", paramLabel = "<count>", description = "Requests at once; 0 for any number.")
        private @Nullable Integer concurrent;

        @Override
        void check() {
            NewKey unused = wanted(Instant.EPOCH, false);
        }

        /** What is wrong with the command line, which does not know the time yet. */
        private NewKey wanted(Instant now, boolean dated) {
            Problems problems = new Problems();
            NewKey wanted = new KeyRequest(
                            owner, roles, dated ? expires : null, branch, executives, requests, concurrent)
                    .check(now, problems);
            if (!problems.isEmpty()) {
                throw wrongUse(problems.errors().stream().map(Create::option).collect(Collectors.joining("\n")));
            }
            return wanted;
        }

        private static String option(FieldError error) {
            String name = error.pointer().split("/", -1)[1];
            String option = switch (name) {
                case "roles" -> "role";
                case "executives" -> "executive";
                case "expiresOn" -> "expires";
                default -> name;
            };
            return "--" + option + " " + error.text();
        }

        @Override
        int work() {
            ApiKeys.Shown made =
                    bean(ApiKeys.class).create(wanted(bean(Clock.class).instant(), true), MAKER);
            tell(made, "made", this);
            return Exit.DONE;
        }
    }

    /** {@code keys list}. */
    @Command(
            name = "list",
            description = {"Lists all keys, newest first, those included that are of no use any more.", ""})
    static final class Listing extends RecordCommand {

        @Override
        void check() {
            // There is nothing to be wrong.
        }

        @Override
        int work() {
            Instant now = bean(Clock.class).instant();
            List<ApiKey> keys = bean(ApiKeys.class).list();
            out().printf(
                            "%-13s  %-7s  %-10s  %-10s  %-24s  %s%n",
                            "id", "state", "last day", "last used", "roles", "owner");
            for (ApiKey key : keys) {
                out().printf(
                                "%-13s  %-7s  %-10s  %-10s  %-24s  %s%n",
                                key.id(),
                                key.state(now),
                                day(key.expiresAt().minusMillis(1)),
                                key.lastUsedAt() == null ? "never" : day(key.lastUsedAt()),
                                key.roles().stream().map(Role::code).sorted().collect(Collectors.joining(",")),
                                key.owner() + bounds(key));
            }
            out().flush();
            return Exit.DONE;
        }

        private static String bounds(ApiKey key) {
            String branch = key.bounds().branch() == null
                    ? ""
                    : " [branch " + key.bounds().branch() + "]";
            return key.bounds().executives().isEmpty()
                    ? branch
                    : branch + " [executives " + String.join(", ", key.bounds().executives()) + "]";
        }
    }

    /** {@code keys revoke}. */
    @Command(
            name = "revoke",
            description = {"Revokes a key. A service that runs refuses it within 5 seconds. It cannot be undone.", ""},
            footer = {"", "Example: criterio keys revoke k7q2m4xw5rna2"})
    static final class Revoke extends RecordCommand {

        @Parameters(paramLabel = "<id>", description = "As keys list shows it.")
        @SuppressWarnings("NullAway.Init") // picocli fills it
        private String id;

        @Override
        void check() {
            // Whether there is such a key is for the store to say.
        }

        @Override
        int work() {
            Optional<ApiKey> revoked = bean(ApiKeys.class).revoke(id);
            if (revoked.isEmpty()) {
                err().println("There is no key " + id + "; see: criterio keys list");
                return Exit.FINDINGS;
            }
            out().println("revoked " + id + " of " + revoked.get().owner());
            out().flush();
            return Exit.DONE;
        }
    }

    /** {@code keys rotate}. */
    @Command(
            name = "rotate",
            description = {
                "Replaces the secret of a key and writes the key to the standard output, this once. Everything else about"
                        + " it stays; the old secret is good for a while longer.",
                ""
            },
            footer = {"", "Example: criterio keys rotate k7q2m4xw5rna2 --grace-hours 1"})
    static final class Rotate extends RecordCommand {

        @Parameters(paramLabel = "<id>", description = "As keys list shows it.")
        @SuppressWarnings("NullAway.Init") // picocli fills it
        private String id;

        @Option(
                names = "--grace-hours",
                paramLabel = "<hours>",
                description = "How long the old secret stays good. A day when left out.")
        private int hours = RotationRequest.DEFAULT_HOURS;

        @Override
        void check() {
            if (hours < 0 || hours > RotationRequest.MOST_HOURS) {
                throw wrongUse("--grace-hours is " + hours + "; expected 0 to " + RotationRequest.MOST_HOURS);
            }
        }

        @Override
        int work() {
            Optional<ApiKeys.Shown> rotated = bean(ApiKeys.class).rotate(id, Duration.ofHours(hours));
            if (rotated.isEmpty()) {
                err().println("There is no key " + id + " that is not revoked; see: criterio keys list");
                return Exit.FINDINGS;
            }
            tell(rotated.get(), "replaced", this);
            return Exit.DONE;
        }
    }

    /** The key alone goes to the standard output, so that it can be sent on from there. */
    private static void tell(ApiKeys.Shown shown, String done, RecordCommand command) {
        ApiKey key = shown.key();
        command.err()
                .println(done + " " + key.id() + " of " + key.owner() + ", good to the end of "
                        + day(key.expiresAt().minusMillis(1)) + " (UTC). The key is shown this once:");
        command.err().flush();
        command.out().println(shown.text().secretText());
        command.out().flush();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
