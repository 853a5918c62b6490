package io.criterio.assignment;

import io.criterio.assignment.fact.Assignee;
import io.criterio.assignment.fact.Commitment;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer record of a campaign's base.
 *
 * @param propensity 0 to 1
 * @param commitment the date of the commitment, if there is one
 * @param kept whether the commitment was kept
 * @param referredOn when the call centre referred the customer, for derivados
 * @param assignedTo the executive whose record it is
 */
public record BaseRecord(
        String id,
        Origin origin,
        Status status,
        double propensity,
        Sector sector,
        @Nullable String company,
        @Nullable String convenio,
        @Nullable Location location,
        @Nullable LocalDate commitment,
        boolean kept,
        @Nullable LocalDate referredOn,
        @Nullable String assignedTo) {

    public BaseRecord {
        if (!(propensity >= 0 && propensity <= 1)) {
            throw new IllegalArgumentException(
                    "propensity of " + id + " is " + propensity + "; expected 0 to 1. Maybe it is a percentage");
        }
        // Of two zeros neither is larger.
        propensity += 0.0;
    }

    /** The commitment as it stands on a day. */
    public Commitment commitmentOn(LocalDate day) {
        if (commitment == null) {
            return Commitment.NONE;
        }
        if (kept) {
            return Commitment.KEPT;
        }
        int order = commitment.compareTo(day);
        return order == 0 ? Commitment.TODAY : order < 0 ? Commitment.BROKEN : Commitment.LATER;
    }

    /** Whose record it is, seen from an executive. */
    public Assignee assigneeFor(String executive) {
        return assignedTo == null ? Assignee.NONE : assignedTo.equals(executive) ? Assignee.ME : Assignee.OTHER;
    }
}
