package io.criterio.record;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Something that is being recorded.
 *
 * @param answered what became of it, or a {@link RecordUnavailableException}, in time for whoever waits
 * @param settled done when it is certain that nothing more becomes of it, which may be later
 */
public record Appending(CompletionStage<Appended> answered, CompletionStage<Void> settled) {

    /**
     * Waits for the answer.
     *
     * @throws RecordUnavailableException if there is none
     */
    public Appended await() {
        try {
            return answered.toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw failed;
        }
    }
}
