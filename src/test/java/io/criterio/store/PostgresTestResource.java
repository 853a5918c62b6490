package io.criterio.store;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives every service under {@code @QuarkusTest} a database of its own; see {@link PostgresForEveryTest}. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestPostgres.Database database = TestPostgres.newDatabase();
        return Map.of(
                StoreSettings.JDBC_URL, database.url(),
                StoreSettings.USERNAME, database.username(),
                StoreSettings.PASSWORD, database.password());
    }

    @Override
    public void stop() {
        // The server goes with the JVM: starting it again for the next profile would take seconds.
    }
}
