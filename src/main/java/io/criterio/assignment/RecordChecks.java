package io.criterio.assignment;

import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.fact.Origin;
import io.criterio.problem.Problems;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the fields of customer records, one by one, and says what is wrong where. */
public final class RecordChecks {

    private final Problems problems;
    private final Map<String, At> ids;

    /** @param records how many are checked, about */
    public RecordChecks(Problems problems, int records) {
        this.problems = problems;
        this.ids = new HashMap<>(records * 4 / 3 + 1);
    }

    /** The record's id, which no other record may have. */
    public @Nullable String id(CustomerRecord record, At at) {
        String id = record.id();
        if (id == null || id.isBlank()) {
            problems.add(at.pointer("id"), "id is missing; expected the record's id, as the panel shows it");
            return null;
        }
        At first = ids.putIfAbsent(id, at);
        if (first != null) {
            problems.add(
                    at.pointer("id"),
                    "id \"" + shortened(id) + "\" is there twice, first at " + first + "; expected each record once");
            return null;
        }
        return id;
    }

    /** A code that has to be there. */
    public <E extends Enum<E>> @Nullable E code(@Nullable E given, Class<E> codes, String name, At at) {
        if (given == null) {
            problems.add(at.pointer(name), name + " is missing; expected one of " + EnumSet.allOf(codes));
        }
        return given;
    }

    /** The propensity, 0 to 1; NaN when it is wrong. */
    public double propensity(CustomerRecord record, At at) {
        Double propensity = record.propensity();
        if (propensity == null) {
            problems.add(at.pointer("propensity"), "propensity is missing; expected a number from 0 to 1");
            return Double.NaN;
        }
        if (!(propensity >= 0 && propensity <= 1)) {
            problems.add(
                    at.pointer("propensity"),
                    "propensity is " + propensity + "; expected a number from 0 to 1. Maybe it is a percentage");
            return Double.NaN;
        }
        return propensity;
    }

    /** The sector, which has to be there. */
    public @Nullable Sector sector(@Nullable String given, At at) {
        if (given == null) {
            problems.add(
                    at.toString(),
                    "sector is missing; expected a letter and a number of the map grid, for example B-2");
            return null;
        }
        Sector sector = Sector.parse(given);
        if (sector == null) {
            problems.add(
                    at.toString(),
                    "sector is \"" + shortened(given)
                            + "\"; expected a letter and a number of the map grid, for example B-2");
        }
        return sector;
    }

    /** The location; null when it is absent or wrong. */
    public @Nullable Location location(CustomerRecord.@Nullable Location given, At at) {
        if (given == null) {
            return null;
        }
        boolean lat = degrees(given.lat(), 90, "lat", at);
        boolean lon = degrees(given.lon(), 180, "lon", at);
        return lat && lon && given.lat() != null && given.lon() != null ? new Location(given.lat(), given.lon()) : null;
    }

    private boolean degrees(@Nullable Double given, int most, String name, At at) {
        if (given == null) {
            problems.add(at.pointer(name), name + " is missing; expected degrees from -" + most + " to " + most);
            return false;
        }
        if (!(Math.abs(given) <= most)) {
            problems.add(
                    at.pointer(name),
                    name + " is " + given + "; expected degrees from -" + most + " to " + most
                            + ". Maybe lat and lon are swapped");
            return false;
        }
        return true;
    }

    /** A commitment has to have a date. */
    public void commitment(CustomerRecord record, At at) {
        if (record.commitment() != null && record.commitment().date() == null) {
            problems.add(
                    at.pointer("commitment/date"),
                    "date is missing; expected the day the commitment is due: leave the commitment out when there is"
                            + " none");
        }
    }

    /** A derivado has to say when it was referred, and nobody is referred after the days that are planned. */
    public void referral(CustomerRecord record, At at, LocalDate until) {
        LocalDate referredOn = record.referredOn();
        if (referredOn != null) {
            if (referredOn.isAfter(until)) {
                problems.add(
                        at.pointer("referredOn"),
                        "referredOn is " + referredOn + ", after " + until + "; expected that day or an earlier one");
            }
        } else if (record.origin() == Origin.DERIVADO || record.origin() == Origin.DERIVADO_EMPRESA) {
            problems.add(
                    at.pointer("referredOn"),
                    "referredOn is missing; expected the day the call centre referred this " + record.origin());
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
