package io.criterio.record;

import java.util.concurrent.CompletionStage;

/**
 * Something that is being recorded.
 *
 * @param answered what became of it, or a {@link RecordUnavailableException}, in time for whoever waits
 * @param settled done when it is certain that nothing more becomes of it, which may be later
 */
public record Appending(CompletionStage<Appended> answered, CompletionStage<Void> settled) {}
