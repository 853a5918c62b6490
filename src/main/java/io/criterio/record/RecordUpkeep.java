package io.criterio.record;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is done for the record besides recording: the partitions of a month are there before the month is, months whose
 * time is over are dropped, keys of requests are forgotten, and the ends of the chains are signed.
 */
@Singleton
class RecordUpkeep {

    private static final Logger LOG = Logger.getLogger(RecordUpkeep.class);

    private final AgroalDataSource dataSource;
    private final RecordSettings settings;
    private final RecordKeeping keeping;
    private final RecordKeys keys;
    private final Acknowledged acknowledged;
    private final Availability availability;
    private final Partitions partitions;
    private final @Nullable CheckpointExport export;
    private final boolean service;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "record-upkeep");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    RecordUpkeep(
            AgroalDataSource dataSource,
            RecordSettings settings,
            RecordKeeping keeping,
            RecordKeys keys,
            DecisionLog log,
            @ConfigProperty(name = "criterio.service", defaultValue = "true") boolean service) {
        this.service = service;
        this.dataSource = dataSource;
        this.settings = settings;
        this.keeping = keeping;
        this.keys = keys;
        this.acknowledged = log.acknowledged();
        this.availability = log.availability();
        this.export = settings.checkpointsTo().map(CheckpointExport::new).orElse(null);
        this.partitions = new Partitions(dataSource);
    }

    /** Before the other observers of the start: they may decide. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!service) {
            return;
        }
        requireFit();
        partitions();
        var hourly = timer.scheduleWithFixedDelay(this::hourly, 1, 60, TimeUnit.MINUTES);
        long every = settings.checkpointEvery().toMillis();
        var signing = timer.scheduleWithFixedDelay(this::checkpoint, every, every, TimeUnit.MILLISECONDS);
    }

    /** Nothing is decided by the wrong keys, or into a store that does not keep what is promised. */
    private void requireFit() {
        try (Connection connection = dataSource.getConnection()) {
            StoreDurability durability = StoreDurability.of(connection);
            Optional<String> problem = durability.problem(settings.durability());
            if (problem.isPresent()) {
                throw cannotStart(problem.get());
            }
            LOG.infof("The store: %s", durability);
            var unused = keys.bound();
            acknowledged.checkAtStart(connection);
        } catch (RecordKeysException others) {
            throw cannotStart(String.valueOf(others.getMessage()));
        } catch (SQLException failed) {
            throw cannotStart("The store does not answer: " + failed.getMessage());
        }
    }

    /** Of this exception Quarkus prints the message and nothing else, and exits with 1. */
    private static ConfigurationException cannotStart(String why) {
        return new ConfigurationException("Criterio cannot start. " + why);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        if (service) {
            checkpoint();
        }
    }

    private void hourly() {
        partitions();
        keys();
        dropMonths();
    }

    /** A failure is no reason not to serve: the default partitions take every decision. */
    private void partitions() {
        try {
            partitions.ensure(clock.instant());
        } catch (SQLException failed) {
            LOG.warnf(
                    "The partitions of the decision record are not made; the next attempt is in an hour: %s",
                    failed.getMessage());
        }
    }

    private void keys() {
        try (Connection connection = dataSource.getConnection()) {
            KeyTable.forget(connection, clock.instant().minus(settings.keysLast()));
        } catch (SQLException failed) {
            LOG.warnf("Old keys of requests are not forgotten yet: %s", failed.getMessage());
        }
    }

    private void dropMonths() {
        if (settings.monthsKept().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        YearMonth oldest =
                Partitions.monthOf(now).minusMonths(settings.monthsKept().get());
        try {
            for (YearMonth month : partitions.months().headSet(oldest)) {
                long decisions = partitions.drop(month, now);
                LOG.infof("Dropped %s with %d decisions: criterio.record.keep-months", month, decisions);
            }
        } catch (SQLException failed) {
            LOG.warnf("Months whose time is over are not dropped yet: %s", failed.getMessage());
        }
    }

    private void checkpoint() {
        if (availability.isDown()) {
            return;
        }
        try {
            keeping.checkpoint();
        } catch (RecordUnavailableException failed) {
            LOG.warnf("The chains of the record are not signed yet: %s", failed.getMessage());
            return;
        }
        if (export != null) {
            try (Connection connection = dataSource.getConnection()) {
                export.write(connection, keys.bound().verifying());
            } catch (IOException | UncheckedIOException | SQLException failed) {
                LOG.errorf(
                        "Checkpoints are not written to %s (criterio.record.checkpoints-to): %s",
                        settings.checkpointsTo().orElseThrow(), failed.getMessage());
            }
        }
    }
}
