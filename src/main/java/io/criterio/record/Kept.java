package io.criterio.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered that came under a key.
 *
 * @param fingerprint of that request
 * @param decision the decision that was taken
 * @param body the answer itself, where it is more than one decision
 */
public record Kept(Fingerprint fingerprint, @Nullable UUID decision, byte @Nullable [] body) {}
