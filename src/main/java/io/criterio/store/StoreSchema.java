package io.criterio.store;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** The tables as this version knows them. A service brings them up to date; a command takes them as they are. */
@Singleton
@Unremovable
public final class StoreSchema {

    private final Flyway flyway;

    @Inject
    StoreSchema(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Checks that the tables are those of this version.
     *
     * @throws StoreProblemException when they are not
     */
    public void require() {
        MigrationInfoService migrations = flyway.info();
        MigrationInfo current = migrations.current();
        if (current == null) {
            throw new StoreProblemException(
                    "The database holds no decision record.",
                    "Name the database of the service with QUARKUS_DATASOURCE_JDBC_URL, or its folder with"
                            + " CRITERIO_DATA_DIR.");
        }
        if (migrations.pending().length > 0) {
            throw new StoreProblemException(
                    "The tables of the decision record are those of an earlier Criterio (version %s of them)."
                            .formatted(current.getVersion()),
                    "Start the service of this version once: it brings them up to date.");
        }
        if (Arrays.stream(migrations.applied()).anyMatch(StoreSchema::isOfALaterVersion)) {
            throw new StoreProblemException(
                    "The tables of the decision record are those of a later Criterio (version %s of them)."
                            .formatted(current.getVersion()),
                    "Use that version, or restore the backup from before it.");
        }
    }

    private static boolean isOfALaterVersion(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS;
    }
}
