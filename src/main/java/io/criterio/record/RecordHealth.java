package io.criterio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the store takes decisions. It says what is known and asks nobody: a probe is answered at once, also when
 * the database says nothing at all.
 */
@Readiness
@ApplicationScoped
class RecordHealth implements HealthCheck {

    private final Availability availability;
    private final Supplier<List<Acknowledged.Gone>> gone;

    @Inject
    RecordHealth(DecisionLog log) {
        this(log.availability(), log.acknowledged()::gone);
    }

    RecordHealth(Availability availability, Supplier<List<Acknowledged.Gone>> gone) {
        this.availability = availability;
        this.gone = gone;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("store");
        StoreDurability durability = availability.durability();
        if (durability != null) {
            response.withData("durability", durability.toString());
        }
        List<Acknowledged.Gone> missing = gone.get();
        if (!missing.isEmpty()) {
            // No reason not to serve: what is decided from now on is recorded.
            response.withData(
                    "wentBack",
                    String.join(
                            "; ",
                            missing.stream().map(Acknowledged.Gone::toString).toList()));
        }
        String refusal = availability.refusal();
        if (refusal != null) {
            response.withData("problem", refusal);
        }
        return response.status(refusal == null).build();
    }
}
