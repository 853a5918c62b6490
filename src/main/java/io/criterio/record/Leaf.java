package io.criterio.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one row of the record. Every part is preceded by its length, so that no two rows read the same; an absent
 * part is not an empty one.
 */
final class Leaf {

    private final MessageDigest digest = Hash.sha256();

    private Leaf(char kind) {
        digest.update((byte) kind);
    }

    /**
     * A decision.
     *
     * @param customer the commitment to the customer's reference, not the reference: it can be erased
     * @param branch adds nothing when there is none, as before there were any
     */
    static byte[] decision(
            UUID id,
            Instant decidedAt,
            String type,
            @Nullable String caseId,
            long asOfEpochDay,
            String language,
            String releaseDigest,
            Hash situation,
            Hash outcome,
            byte @Nullable [] customer,
            @Nullable String executive,
            @Nullable String branch) {
        Leaf leaf = new Leaf('D')
                .part(id)
                .part(decidedAt)
                .part(type)
                .part(caseId)
                .part(asOfEpochDay)
                .part(language)
                .part(releaseDigest)
                .part(situation.bytes())
                .part(outcome.bytes())
                .part(customer)
                .part(executive);
        return (branch == null ? leaf : leaf.part(branch)).hash();
    }

    static byte[] answer(UUID decision, String tool, String answer, Instant answeredAt) {
        return new Leaf('A')
                .part(decision)
                .part(tool)
                .part(answer)
                .part(answeredAt)
                .hash();
    }

    static byte[] erasure(UUID decision, Instant erasedAt) {
        return new Leaf('E').part(decision).part(erasedAt).hash();
    }

    /** What a seal covers of a customer's reference. Without the salt nobody can tell which reference it was. */
    static byte[] commitment(byte[] salt, String reference) {
        return Hash.of(salt, reference.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    private Leaf part(@Nullable String text) {
        return part(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private Leaf part(UUID id) {
        number(id.getMostSignificantBits());
        number(id.getLeastSignificantBits());
        return this;
    }

    private Leaf part(Instant instant) {
        return part(instant.toEpochMilli());
    }

    private Leaf part(long value) {
        number(value);
        return this;
    }

    private Leaf part(byte @Nullable [] bytes) {
        number(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            digest.update(bytes);
        }
        return this;
    }

    private void number(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (value >>> shift));
        }
    }

    private byte[] hash() {
        return digest.digest();
    }
}
