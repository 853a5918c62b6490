package io.criterio.assignment;

/**
 * Where a record stands in the day: first by its bucket's turn, then by the bucket's order.
 *
 * @param turn 0 for the bucket that comes first
 */
record Place(int turn, RecordOrder order) {

    /** Negative when {@code record}, which has this place, comes before {@code other}, which has that one. */
    int compare(BaseRecord record, Place its, BaseRecord other) {
        return turn != its.turn ? turn - its.turn : order.compare(record, other);
    }
}
