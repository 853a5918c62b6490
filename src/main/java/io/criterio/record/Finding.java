package io.criterio.record;

/**
 * Something about the record that is not as it was written.
 *
 * @param where which row: its table and what identifies it
 * @param what what is wrong with it
 */
public record Finding(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
