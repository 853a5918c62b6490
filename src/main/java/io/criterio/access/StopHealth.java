package io.criterio.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready from the moment on at which the service is told to stop. */
@Readiness
@ApplicationScoped
class StopHealth implements HealthCheck {

    private final Arrivals arrivals;

    @Inject
    StopHealth(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stop").status(!arrivals.isStopping()).build();
    }
}
