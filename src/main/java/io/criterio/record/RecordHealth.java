package io.criterio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready while the store takes decisions. It says what is known and asks nobody: a probe is answered at once, also when
 * the database says nothing at all.
 */
@Readiness
@ApplicationScoped
class RecordHealth implements HealthCheck {

    private final Availability availability;

    @Inject
    RecordHealth(DecisionLog log) {
        this(log.availability());
    }

    RecordHealth(Availability availability) {
        this.availability = availability;
    }

    @Override
    public HealthCheckResponse call() {
        @Nullable String problem = availability.problem();
        return problem == null
                ? HealthCheckResponse.up("store")
                : HealthCheckResponse.named("store")
                        .down()
                        .withData("problem", problem)
                        .build();
    }
}
