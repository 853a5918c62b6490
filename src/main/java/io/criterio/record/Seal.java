package io.criterio.record;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Covers the rows of one commit, and links to the seal before.
 *
 * @param chain whose link it is
 * @param number in the chain, from 1
 * @param sealedAt in whole milliseconds
 * @param leaves the hashes of the rows, one after the other, in the order of their places
 * @param hash of the seal before and of all of this one
 */
record Seal(YearMonth month, long chain, long number, Instant sealedAt, byte[] leaves, Hash hash) {

    /** The seal that follows {@code previous}. */
    static Seal of(YearMonth month, long chain, long number, Instant now, List<byte[]> rows, Hash previous) {
        Instant sealedAt = now.truncatedTo(ChronoUnit.MILLIS);
        ByteBuffer leaves = ByteBuffer.allocate(rows.size() * Hash.BYTES);
        rows.forEach(leaves::put);
        return new Seal(
                month,
                chain,
                number,
                sealedAt,
                leaves.array(),
                hash(month, chain, number, sealedAt, leaves.array(), previous));
    }

    /** The hash that a seal of these parts has. */
    static Hash hash(
            YearMonth month, long chain, long number, Instant sealedAt, byte[] leaves, Hash previous) {
        ByteBuffer head = ByteBuffer.allocate(Integer.BYTES * 3 + Long.BYTES * 3);
        head.putInt(month.getYear()).putInt(month.getMonthValue());
        head.putLong(chain).putLong(number).putLong(sealedAt.toEpochMilli());
        head.putInt(leaves.length);
        return Hash.of(previous.bytes(), head.array(), leaves);
    }

    int rows() {
        return leaves.length / Hash.BYTES;
    }

    /** The hash of the row at a place, from 0. */
    Hash leaf(int place) {
        byte[] leaf = new byte[Hash.BYTES];
        System.arraycopy(leaves, place * Hash.BYTES, leaf, 0, Hash.BYTES);
        return Hash.ofBytes(leaf);
    }
}
