package io.criterio.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordHealthTest {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    AgroalDataSource pool;

    @Test
    void the_service_is_ready_when_its_store_is() {
        given().when()
                .get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'store' }.status", equalTo("UP"));
    }

    @Test
    void it_says_why_the_store_takes_no_decisions_and_when_it_does_again() {
        Availability availability = new Availability();
        RecordHealth health = new RecordHealth(availability, List::of);

        availability.down("the connection was refused");
        HealthCheckResponse down = health.call();
        availability.up();

        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getData().orElseThrow()).containsEntry("problem", "the connection was refused");
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    /** Every outage severs some; a pool that kept their places would be full after a few. */
    @Test
    void a_severed_connection_gives_its_place_in_the_pool_free() throws SQLException {
        for (int i = 0; i < 40; i++) {
            Connection connection = pool.getConnection();
            connection.setNetworkTimeout(Runnable::run, 1_000);
            Severed.sever(connection);
        }
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                Connection connection = pool.getConnection();
                open.add(connection);
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select 1")) {
                    assertThat(rows.next()).isTrue();
                }
            }
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }
}
