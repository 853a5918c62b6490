package io.criterio.record;

import java.time.Instant;
import java.util.UUID;

/**
 * What a customer answered to a tool that a decision offered.
 *
 * @param decision its id
 * @param tool code of the tool
 * @param answer {@code ACCEPTED} …
 * @param answeredAt in whole milliseconds
 */
public record NewAnswer(UUID decision, String tool, String answer, Instant answeredAt) {

    public NewAnswer {
        References.require("tool", tool);
        References.require("answer", answer);
    }
}
