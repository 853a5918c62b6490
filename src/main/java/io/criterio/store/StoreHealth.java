package io.criterio.store;

import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready when the database answers, soon, and holds the decision record. A database that says nothing at all is asked
 * once, however many probes wait for it: they must not take the connections that decisions need.
 */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Executor executor;
    private @Nullable CompletableFuture<HealthCheckResponse> asked;

    @Inject
    StoreHealth(AgroalDataSource dataSource) {
        this(dataSource, Infrastructure.getDefaultExecutor());
    }

    StoreHealth(DataSource dataSource, Executor executor) {
        this.dataSource = dataSource;
        this.executor = executor;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return down("the database has not answered within " + PATIENCE.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return down(String.valueOf(failed.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return down("interrupted");
        }
    }

    private synchronized CompletableFuture<HealthCheckResponse> answer() {
        CompletableFuture<HealthCheckResponse> awaited = asked;
        if (awaited == null || awaited.isDone()) {
            awaited = CompletableFuture.supplyAsync(this::ask, executor);
            asked = awaited;
        }
        return awaited;
    }

    private HealthCheckResponse ask() {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select to_regclass('decision') is not null")) {
            boolean there = rows.next() && rows.getBoolean(1);
            return there ? named().up().build() : down("there is no table decision");
        } catch (SQLException failed) {
            return down(String.valueOf(failed.getMessage()));
        }
    }

    private static HealthCheckResponse down(String problem) {
        return named().down().withData("problem", problem).build();
    }

    private static HealthCheckResponseBuilder named() {
        return HealthCheckResponse.named("store");
    }
}
