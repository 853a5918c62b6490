package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentLine;
import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRun;
import io.criterio.decision.RunsAlone;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Teams to plan the days of. */
public final class Teams {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-19");

    private Teams() {}

    /** Runs under the shipped rules in which nothing is recorded. */
    public static Supplier<DecisionRun> dryRuns() {
        return RunsAlone.of(ShippedAssignment.RELEASE, new AssignmentDecisionType());
    }

    /** The line of an executive with a random base, not to be recorded; ids of records begin with a prefix. */
    public static byte[] line(Random random, String executive, String prefix, int records) {
        List<CustomerRecord> base = Bases.random(random, records, TODAY).stream()
                .map(record -> new CustomerRecord(
                        prefix + record.id(),
                        record.origin(),
                        record.status(),
                        record.propensity(),
                        record.sector().toString(),
                        record.company(),
                        record.convenio(),
                        null,
                        record.commitment() == null
                                ? null
                                : new CustomerRecord.Commitment(record.commitment(), record.kept()),
                        record.referredOn(),
                        record.assignedTo() == null ? null : executive))
                .toList();
        return OutcomeJson.write(new AssignmentLine(
                null,
                null,
                null,
                null,
                null,
                true,
                new AssignmentRequest.Facts(
                        new Executive(executive),
                        new Campaign(LocalDate.parse("2026-11-16"), "CL"),
                        TODAY,
                        null,
                        base)));
    }
}
