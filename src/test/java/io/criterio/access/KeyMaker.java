package io.criterio.access;

import io.agroal.api.AgroalDataSource;
import io.criterio.access.key.ApiKeys;
import io.criterio.access.key.ApiKeys.Shown;
import io.criterio.access.key.NewKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** Makes keys for tests, as the command does. */
@Singleton
public class KeyMaker {

    @Inject
    ApiKeys keys;

    @Inject
    AgroalDataSource dataSource;

    Shown with(Role... roles) {
        return bound(Bounds.NONE, roles);
    }

    Shown bound(Bounds bounds, Role... roles) {
        return keys.create(new NewKey("a test", Set.of(roles), bounds, null, null, inAYear()), "test");
    }

    Shown limited(int requests, int concurrent, Role... roles) {
        return keys.create(new NewKey("a test", Set.of(roles), Bounds.NONE, requests, concurrent, inAYear()), "test");
    }

    /** Its time was over an hour ago. */
    Shown expired(Role... roles) throws SQLException {
        Shown made = with(roles);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update api_key set expires_at = now() - interval '1 hour' where id = ?")) {
            update.setString(1, made.key().id());
            update.executeUpdate();
        }
        return made;
    }

    /** As another service on the same store would. */
    void revokeElsewhere(Shown key) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update api_key set revoked_at = now() where id = ?")) {
            update.setString(1, key.key().id());
            update.executeUpdate();
        }
    }

    Shown revoked(Role... roles) {
        Shown made = with(roles);
        keys.revoke(made.key().id());
        return made;
    }

    static Map<String, String> header(Shown key) {
        return Map.of("X-API-Key", key.text().secretText());
    }

    private static Instant inAYear() {
        return Instant.now().plus(365, ChronoUnit.DAYS);
    }
}
