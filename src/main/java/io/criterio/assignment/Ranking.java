package io.criterio.assignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first few of any number of records: a heap with the last of them on top, so that most records are turned
 * away by one comparison. The result does not depend on the order in which records are offered.
 */
final class Ranking {

    private final @Nullable BaseRecord[] records;
    private final @Nullable Place[] places;
    private int size;

    Ranking(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; expected 1 or more");
        }
        records = new @Nullable BaseRecord[capacity];
        places = new @Nullable Place[capacity];
    }

    void offer(BaseRecord record, Place place) {
        if (size < records.length) {
            rise(size++, record, place);
        } else if (place.compare(record, place(0), record(0)) < 0) {
            sink(0, record, place);
        }
    }

    /** The records, the first one first. Empties the ranking. */
    List<BaseRecord> drain() {
        List<BaseRecord> ranked = new ArrayList<>(size);
        while (size > 0) {
            ranked.add(record(0));
            size--;
            sink(0, record(size), place(size));
        }
        Collections.reverse(ranked);
        return ranked;
    }

    private void rise(int at, BaseRecord record, Place place) {
        int hole = at;
        while (hole > 0) {
            int parent = (hole - 1) / 2;
            if (place.compare(record, place(parent), record(parent)) <= 0) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        records[hole] = record;
        places[hole] = place;
    }

    private void sink(int at, BaseRecord record, Place place) {
        int hole = at;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && place(child + 1).compare(record(child + 1), place(child), record(child)) > 0) {
                child++;
            }
            if (place.compare(record, place(child), record(child)) >= 0) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        records[hole] = record;
        places[hole] = place;
    }

    private void move(int from, int to) {
        records[to] = records[from];
        places[to] = places[from];
    }

    @SuppressWarnings("NullAway") // every slot below size is filled
    private BaseRecord record(int at) {
        return records[at];
    }

    @SuppressWarnings("NullAway") // every slot below size is filled
    private Place place(int at) {
        return places[at];
    }
}
