package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, 127.0.0.1", "::1, ::1", "127.8.8.8, localhost"})
    void without_credentials_it_may_listen_on_loopback(String host, String managementHost) {
        assertThat(new Listening("local", host, managementHost, "", "").problem())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,      127.0.0.1, QUARKUS_HTTP_HOST is 0.0.0.0",
        "'::',         127.0.0.1, QUARKUS_HTTP_HOST is ::",
        "192.0.2.1,    127.0.0.1, QUARKUS_HTTP_HOST is 192.0.2.1",
        "no.invalid,   127.0.0.1, QUARKUS_HTTP_HOST is no.invalid",
        "127.0.0.1,    0.0.0.0,   QUARKUS_MANAGEMENT_HOST is 0.0.0.0"
    })
    void without_credentials_it_listens_nowhere_else_and_says_what_to_set(
            String host, String managementHost, String says) {
        assertThat(new Listening("local", host, managementHost, "", "").problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains(says, "CRITERIO_ACCESS=keys", "CRITERIO_ACCESS=oidc", "127.0.0.1"));
    }

    @Test
    void with_credentials_it_may_listen_anywhere() {
        assertThat(new Listening("keys", "0.0.0.0", "0.0.0.0", "", "").problem())
                .isEmpty();
        assertThat(new Listening("OIDC", "0.0.0.0", "0.0.0.0", "https://id.example", "criterio").problem())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', both are missing",
        "https://id.example, '', the audience is missing",
        "'', criterio, the issuer is missing"
    })
    void tokens_of_anybody_for_anything_are_not_taken(String issuer, String audience, String says) {
        assertThat(new Listening("oidc", "127.0.0.1", "127.0.0.1", issuer, audience).problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains(says, "CRITERIO_ACCESS_OIDC_ISSUER", "CRITERIO_ACCESS_OIDC_AUDIENCE"));
    }

    @Test
    void a_mode_that_there_is_not_is_no_mode() {
        assertThat(new Listening("none", "127.0.0.1", "127.0.0.1", "", "").problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("\"none\"", "local, keys or oidc"));
    }

    @ParameterizedTest
    @CsvSource({", 9080", "8080, 9080", "18080, 19080", "65000, 64000", "0, 0"})
    void the_port_of_health_and_metrics_follows_that_of_the_service(String port, int managementPort) {
        assertThat(Listening.managementPort(config(port == null ? Map.of() : Map.of("quarkus.http.port", port))))
                .hasValue(managementPort);
    }

    @Test
    void a_port_that_is_set_is_kept() {
        assertThat(Listening.managementPort(config(Map.of("quarkus.management.port", "9000"))))
                .isEqualTo(Optional.empty());
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
