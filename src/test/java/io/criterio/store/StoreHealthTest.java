package io.criterio.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
class StoreHealthTest {

    @Test
    void the_service_is_ready_when_its_store_is() {
        given().when()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'store' }.status", equalTo("UP"));
    }

    @Test
    void a_database_that_says_nothing_is_down_within_a_second_and_asked_once() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/criterio");
            dataSource.setUser("someone");
            StoreHealth health = new StoreHealth(dataSource, task -> {
                asked.incrementAndGet();
                threads.execute(task);
            });
            long start = System.nanoTime();
            for (int probe = 0; probe < 2; probe++) {
                HealthCheckResponse answer = health.call();
                assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
                assertThat(answer.getData().orElseThrow().get("problem").toString())
                        .contains("has not answered");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(asked).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
