package io.criterio.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Runs a piece of work inside the service, started for nothing else. */
public final class Headless implements QuarkusApplication {

    /** Quarkus makes the instance that runs. A process runs one command. */
    private static volatile @Nullable Work current;

    private static final class Work {

        private final IntSupplier work;
        private int result = Exit.NOT_DONE;
        private @Nullable Throwable failure;

        Work(IntSupplier work) {
            this.work = work;
        }

        void run() {
            try {
                result = work.getAsInt();
            } catch (RuntimeException | Error failed) {
                failure = failed;
            }
        }
    }

    /**
     * Starts the service, does the work, and stops the service.
     *
     * @return what the work returned
     */
    static int run(IntSupplier task) {
        Work work = new Work(task);
        current = work;
        Quarkus.run(Headless.class, (code, failure) -> {
            if (failure != null && work.failure == null) {
                work.failure = failure;
            }
        });
        if (work.failure instanceof RuntimeException failed) {
            throw failed;
        }
        if (work.failure != null) {
            throw new IllegalStateException("The command could not be run", work.failure);
        }
        return work.result;
    }

    @Override
    public int run(String... args) {
        Work work = current;
        if (work == null) {
            throw new IllegalStateException("there is nothing to do");
        }
        work.run();
        return work.result;
    }
}
