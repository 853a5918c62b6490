package io.criterio.record;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sees to it that the partition of the month is there before the month is: at the start, and every hour. */
@ApplicationScoped
class PartitionUpkeep {

    private static final Logger LOG = Logger.getLogger(PartitionUpkeep.class);

    private final Partitions partitions;
    private final boolean service;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "partition-upkeep");
        thread.setDaemon(true);
        return thread;
    });

    PartitionUpkeep(
            AgroalDataSource dataSource,
            @ConfigProperty(name = "criterio.service", defaultValue = "true") boolean service) {
        this.partitions = new Partitions(dataSource);
        this.service = service;
    }

    /** Before the other observers of the start: they may decide. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!service) {
            return;
        }
        ensure();
        var unused = timer.scheduleAtFixedRate(this::ensure, 1, 1, TimeUnit.HOURS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** A failure is no reason not to serve: the default partition takes every decision. */
    private void ensure() {
        try {
            partitions.ensure(clock.instant());
        } catch (SQLException failed) {
            LOG.warnf(
                    "The partitions of the decision record are not made; the next attempt is in an hour: %s",
                    failed.getMessage());
        }
    }
}
