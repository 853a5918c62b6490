package io.criterio.record;

import java.security.SecureRandom;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A decision made ready for its table, on the thread of whoever decided: writers have enough to do.
 *
 * @param customer what stands in the record for the customer
 * @param salt what makes the commitment to {@code customer} say nothing by itself
 * @param executive what stands in the record for the executive
 * @param leaf hash of the row, for its seal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(
        NewDecision decision,
        YearMonth month,
        @Nullable String customer,
        byte @Nullable [] salt,
        @Nullable String executive,
        byte[] leaf) {

    private static final int BYTES_OF_SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Row of(NewDecision decision, Pseudonyms pseudonyms) {
        String customer = pseudonyms.standInFor(decision.customerRef());
        String executive = pseudonyms.standInFor(decision.executiveId());
        byte[] salt = customer == null ? null : newSalt();
        return new Row(
                decision,
                Partitions.monthOf(decision.decidedAt()),
                customer,
                salt,
                executive,
                Leaf.decision(
                        decision.id(),
                        decision.decidedAt(),
                        decision.type(),
                        decision.caseId(),
                        decision.asOf().toEpochDay(),
                        decision.language(),
                        decision.releaseDigest(),
                        decision.input().hash(),
                        decision.outcome().hash(),
                        customer == null || salt == null ? null : Leaf.commitment(salt, customer),
                        executive,
                        decision.branch()));
    }

    private static byte[] newSalt() {
        byte[] salt = new byte[BYTES_OF_SALT];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
