package io.criterio.retention.fact;

/**
 * The wish to cancel, or the earlier cancellation of a policy that is cancelled already; under one completion of what is
 * missing, as if the missing had been told.
 *
 * @param motive as stated
 * @param reason why the policy was cancelled earlier
 */
public record Cancellation(Motive motive, Argument argument, Experience experience, CancellationReason reason) {}
