package io.criterio;

import io.criterio.access.Listening;
import io.criterio.command.Commands;
import io.criterio.store.Store;
import io.criterio.store.StoreProblemException;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the service: opens the store before it, and closes the store once the service has answered its last request. With
 * arguments it does the command that they name, and no service runs.
 */
@QuarkusMain
public final class Criterio {

    /** Longer than Quarkus gives the requests under way; after that the store is closed under them. */
    private static final long SECONDS_FOR_THE_SERVICE_TO_STOP = 60;

    /**
     * Starts the service; exits with 1 and a message of one paragraph when it would be open to whom it
     * should not be, or when its store cannot be opened.
     */
    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(Commands.run(args));
        }
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Optional<String> openTooFar = Listening.in(config).problem();
        if (openTooFar.isPresent()) {
            System.err.println("Criterio cannot start. " + openTooFar.get());
            System.exit(1);
        }
        Listening.managementPort(config)
                .ifPresent(port -> System.setProperty("quarkus.management.port", port.toString()));
        try {
            Store store = Store.open();
            closeAfterTheService(store);
        } catch (StoreProblemException | InvalidPathException problem) {
            explain(problem);
            System.exit(1);
        }
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            Quarkus.run(args);
        } else {
            Quarkus.run(null, Criterio::exit, args);
        }
    }

    /** With a handler of our own Quarkus says nothing of what kept it from starting. */
    private static void exit(int code, @Nullable Throwable problem) {
        if (problem != null) {
            explain(problem);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, problem);
    }

    private static void explain(Throwable problem) {
        Optional<String> sentence = StartProblem.sentence(problem);
        if (sentence.isPresent()) {
            System.err.println("Criterio cannot start. " + sentence.get());
        } else {
            System.err.println("Criterio cannot start.");
            problem.printStackTrace(System.err);
        }
    }

    /**
     * Shutdown hooks run side by side: ours must wait for the one of Quarkus, or the last decisions lose their
     * database. Quarkus calls its exit handler when everything has stopped.
     */
    private static void closeAfterTheService(Store store) {
        CountDownLatch stopped = new CountDownLatch(1);
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            // The exit handler belongs to dev mode.
            stopped.countDown();
        } else {
            ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
                stopped.countDown();
                System.exit(code);
            });
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                boolean inTime = stopped.await(SECONDS_FOR_THE_SERVICE_TO_STOP, TimeUnit.SECONDS);
                                if (!inTime) {
                                    System.err.println("Closing the store although the service has not stopped.");
                                }
                            } catch (InterruptedException interrupted) {
                                Thread.currentThread().interrupt();
                            }
                            store.close();
                        },
                        "store-closer"));
    }
}
