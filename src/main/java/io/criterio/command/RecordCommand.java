package io.criterio.command;

import io.criterio.record.RecordKeysException;
import io.criterio.record.RecordUnavailableException;
import io.criterio.store.Store;
import io.criterio.store.StoreProblemException;
import io.criterio.store.StoreSchema;
import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * A command that works on the decision record. The command line is checked before anything is started; then the store is
 * opened, and the service is started as far as a command needs it: without its listener, without rules of its own, and
 * without changing the store.
 */
abstract class RecordCommand extends ConsoleCommand {

    private static final long SECONDS_TO_CLOSE = 60;

    /** What differs from the service. What an operator sets for the command itself has precedence. */
    private static final Map<String, String> SETTINGS = Map.of(
            "criterio.service", "false",
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", "criterio command",
            // A command reads more at once than any caller does.
            "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "600",
            "quarkus.log.level", "WARN",
            // Of a connection that is closed under the one who watches the store, which is no news at the end.
            "quarkus.log.category.\"io.agroal.pool\".level", "ERROR",
            "quarkus.log.category.\"org.flywaydb.core.internal.command.DbMigrate\".level", "WARN",
            "quarkus.log.console.stderr", "true");

    /** Checks what can be checked without the record. */
    abstract void check();

    /** Whether the record is needed for what was asked, once it is checked. */
    boolean needsRecord() {
        return true;
    }

    /** Does the work; the beans of the service are there if the record is needed. */
    abstract int work();

    @Override
    public final Integer call() {
        check();
        if (!needsRecord()) {
            return work();
        }
        CountDownLatch closed = new CountDownLatch(1);
        // Ctrl-C ends the process when its hooks are done: ours waits until the store is closed.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(closed), "store-closer"));
        try (Store store = Store.openBeside()) {
            SETTINGS.forEach((name, value) -> {
                if (System.getProperty(name) == null) {
                    System.setProperty(name, value);
                }
            });
            return Headless.run(() -> {
                bean(StoreSchema.class).require();
                return work();
            });
        } finally {
            closed.countDown();
        }
    }

    private static void await(CountDownLatch closed) {
        try {
            boolean inTime = closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("The command does not end in time.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bean of the service; its class says {@code @Unremovable} when nothing else asks for it. */
    static <T> T bean(Class<T> type) {
        return Arc.requireContainer().instance(type).get();
    }

    /** Says in a paragraph why a command was not done; for what nobody foresaw, with the stack trace. */
    static int failed(Exception failed, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failed instanceof StoreProblemException
                || failed instanceof RecordUnavailableException
                || failed instanceof RecordKeysException) {
            err.println(failed.getMessage());
        } else if (failed instanceof InvalidPathException path) {
            err.println("The path " + path.getInput() + " cannot be used: the locale of the process has not all of its"
                    + " letters. Set LC_ALL=C.UTF-8, or name a path of ASCII letters.");
        } else {
            failed.printStackTrace(err);
        }
        return Exit.NOT_DONE;
    }
}
