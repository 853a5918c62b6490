package io.criterio.record;

/** What the store has to keep for decisions to be acknowledged: {@code criterio.record.durability}. */
enum DurabilityPromise {
    /** Nothing is asked of it; readiness says how it is set. */
    UNCHECKED,
    /** An acknowledged decision survives a crash of the database and of its machine. */
    LOCAL,
    /** It survives the loss of that machine too: commits wait for a standby. */
    REPLICATED
}
