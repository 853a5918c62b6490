package io.criterio.field;

import io.criterio.assignment.CodePoints;
import io.criterio.assignment.RecordChecks;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the requests of several field decisions hold. */
final class FieldRequests {

    private FieldRequests() {}

    /** The records of a request, none of them null; empty when {@code problems} says what is wrong with the list. */
    static List<CustomerRecord> records(@Nullable List<CustomerRecord> given, Problems problems) {
        if (given == null) {
            problems.add("/facts/records", "records is missing; expected the base, a list of records");
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                problems.add("/facts/records/" + i, "a record is null; expected an object with id and propensity");
                return List.of();
            }
        }
        return given;
    }

    /** What a decision about one record does not need of it has to make sense all the same where it is given. */
    static void check(CustomerRecord record, String at, Problems problems) {
        RecordChecks checks = new RecordChecks(problems);
        checks.location(record.location(), at + "/location");
        checks.commitment(record, at);
    }

    /** The records by id: the order of a base means nothing. */
    static List<CustomerRecord> canonical(@Nullable List<CustomerRecord> records) {
        List<CustomerRecord> sorted = new ArrayList<>(records == null ? List.of() : records);
        sorted.sort(Comparator.comparing(CustomerRecord::id, CodePoints::compare));
        return sorted;
    }

    /** The executive's id, if there is one. */
    static @Nullable String id(@Nullable Executive executive) {
        return executive == null ? null : executive.id();
    }

    /** The executive's id, which has to be there. */
    static @Nullable String required(@Nullable Executive executive, Problems problems) {
        String id = id(executive);
        if (id == null || id.isBlank()) {
            problems.add("/facts/executive/id", "id is missing; expected the executive's id");
            return null;
        }
        return id;
    }
}
