package io.criterio.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers and holds the decision record. */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {

    private static final int SECONDS = 2;

    private final AgroalDataSource dataSource;

    StoreHealth(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("store");
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (var rows = statement.executeQuery("select to_regclass('decision') is not null")) {
                boolean there = rows.next() && rows.getBoolean(1);
                return there
                        ? answer.up().build()
                        : answer.down()
                                .withData("problem", "there is no table decision")
                                .build();
            }
        } catch (SQLException failed) {
            return answer.down()
                    .withData("problem", String.valueOf(failed.getMessage()))
                    .build();
        }
    }
}
