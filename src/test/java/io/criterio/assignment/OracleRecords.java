package io.criterio.assignment;

import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import io.criterio.oracle.base.Client;
import org.jspecify.annotations.Nullable;

/** The oracle's records in the product's terms. */
public final class OracleRecords {

    private OracleRecords() {}

    /** As a caller gives it. */
    public static CustomerRecord given(Client client) {
        Client.Location location = client.location();
        Client.Commitment commitment = client.commitment();
        return new CustomerRecord(
                client.id(),
                Origin.valueOf(client.origin().name()),
                Status.valueOf(client.status().name()),
                client.propensity(),
                client.sector(),
                client.company(),
                client.convenio(),
                location == null ? null : new CustomerRecord.Location(location.lat(), location.lon()),
                commitment == null ? null : new CustomerRecord.Commitment(commitment.date(), kept(commitment)),
                client.referredOn(),
                client.assignedTo());
    }

    /** Absent means not kept, so the two ways of saying it take turns. */
    private static @Nullable Boolean kept(Client.Commitment commitment) {
        return commitment.kept() ? Boolean.TRUE : commitment.date().getDayOfMonth() % 2 == 0 ? Boolean.FALSE : null;
    }
}
