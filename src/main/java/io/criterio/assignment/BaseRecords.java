package io.criterio.assignment;

import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the records of a base and turns them into what is planned with, all errors at once. */
public final class BaseRecords {

    private BaseRecords() {}

    /**
     * Refuses a base that is larger than a request may hold.
     *
     * @throws ProblemException if it is
     */
    public static void refuseTooMany(List<CustomerRecord> given) {
        if (given.size() > CustomerRecord.MAX_OF_A_REQUEST) {
            String text =
                    "records has " + given.size() + " entries; expected at most " + CustomerRecord.MAX_OF_A_REQUEST;
            throw new ProblemException(
                    ProblemKind.TOO_LARGE,
                    "The base is too large: " + text,
                    List.of(new Problems.FieldError("/facts/records", text)));
        }
    }

    /**
     * Reads a base.
     *
     * @param date the day that is planned: derivados have been referred by then; null where referrals do not matter
     * @return the records that could be read
     * @throws ProblemException if there are more than a request may hold
     */
    public static List<BaseRecord> read(
            @Nullable List<CustomerRecord> given, @Nullable LocalDate date, Problems problems) {
        if (given == null) {
            problems.add("/facts/records", "records is missing; expected the base, a list of records");
            return List.of();
        }
        refuseTooMany(given);
        RecordChecks checks = new RecordChecks(problems);
        List<BaseRecord> records = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            BaseRecord record = record(given.get(i), "/facts/records/" + i, date, checks, problems);
            if (record != null) {
                records.add(record);
            }
        }
        return records;
    }

    private static @Nullable BaseRecord record(
            @Nullable CustomerRecord given,
            String at,
            @Nullable LocalDate date,
            RecordChecks checks,
            Problems problems) {
        if (given == null) {
            problems.add(at, "a record is null; expected an object with id, origin, status, propensity and sector");
            return null;
        }
        String id = checks.id(given, at);
        Origin origin = checks.code(given.origin(), Origin.class, "origin", at);
        Status status = checks.code(given.status(), Status.class, "status", at);
        double propensity = checks.propensity(given, at);
        Sector sector = checks.sector(given.sector(), at + "/sector");
        Location location = checks.location(given.location(), at + "/location");
        checks.commitment(given, at);
        if (date != null) {
            referral(given, at, date, problems);
        }
        if (id == null || origin == null || status == null || sector == null || Double.isNaN(propensity)) {
            return null;
        }
        CustomerRecord.Commitment commitment = given.commitment();
        return new BaseRecord(
                id,
                origin,
                status,
                propensity,
                sector,
                given.company(),
                given.convenio(),
                location,
                commitment == null ? null : commitment.date(),
                commitment != null && Boolean.TRUE.equals(commitment.kept()),
                given.referredOn(),
                given.assignedTo());
    }

    private static void referral(CustomerRecord given, String at, LocalDate date, Problems problems) {
        boolean derivado = given.origin() == Origin.DERIVADO || given.origin() == Origin.DERIVADO_EMPRESA;
        LocalDate referredOn = given.referredOn();
        if (referredOn == null) {
            if (derivado) {
                problems.add(
                        at + "/referredOn",
                        "referredOn is missing; expected the day the call centre referred this " + given.origin());
            }
        } else if (referredOn.isAfter(date)) {
            problems.add(
                    at + "/referredOn",
                    "referredOn is " + referredOn + ", after the day to plan, " + date
                            + "; expected that day or an earlier one");
        }
    }
}
