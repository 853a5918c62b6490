package io.criterio.release;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when rules are live; says which. */
@Readiness
@ApplicationScoped
class RulesHealth implements HealthCheck {

    private final LiveRelease live;

    RulesHealth(LiveRelease live) {
        this.live = live;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("rules");
        return live.current()
                .map(pinned -> answer.up()
                        .withData("version", pinned.release().version())
                        .withData("digest", pinned.release().digest()))
                .orElseGet(answer::down)
                .build();
    }
}
