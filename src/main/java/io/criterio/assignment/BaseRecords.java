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
     * Reads a base.
     *
     * @param until the last day that is planned: derivados have been referred by then
     * @return the records that could be read
     * @throws ProblemException if there are more than a request may hold; JSON is refused before it gets here
     */
    public static List<BaseRecord> read(@Nullable List<CustomerRecord> given, LocalDate until, Problems problems) {
        if (given == null) {
            problems.add("/facts/records", "records is missing; expected the base, a list of records");
            return List.of();
        }
        refuseTooMany(given);
        RecordChecks checks = new RecordChecks(problems, given.size());
        List<BaseRecord> records = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            BaseRecord record = record(given.get(i), At.element("/facts/records", i), until, checks, problems);
            if (record != null) {
                records.add(record);
            }
        }
        return records;
    }

    private static void refuseTooMany(List<CustomerRecord> given) {
        if (given.size() > CustomerRecord.MAX_OF_A_REQUEST) {
            String text =
                    "holds " + given.size() + " elements; at most " + CustomerRecord.MAX_OF_A_REQUEST + " are accepted";
            throw new ProblemException(
                    ProblemKind.TOO_LARGE,
                    "The request is too large: /facts/records " + text,
                    List.of(new Problems.FieldError("/facts/records", text)));
        }
    }

    private static @Nullable BaseRecord record(
            @Nullable CustomerRecord given, At at, LocalDate until, RecordChecks checks, Problems problems) {
        if (given == null) {
            problems.add(
                    at.toString(),
                    "a record is null; expected an object with id, origin, status, propensity and sector");
            return null;
        }
        String id = checks.id(given, at);
        Origin origin = checks.code(given.origin(), Origin.class, "origin", at);
        Status status = checks.code(given.status(), Status.class, "status", at);
        double propensity = checks.propensity(given, at);
        Sector sector = checks.sector(given.sector(), at.member("sector"));
        Location location = checks.location(given.location(), at.member("location"));
        checks.commitment(given, at);
        checks.referral(given, at, until);
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
}
