package io.criterio;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class StartProblemTest {

    @Test
    void a_port_in_use_is_named_with_what_to_set() {
        Throwable thrown = new RuntimeException(
                "Failed to start application",
                new QuarkusBindException("127.0.0.1", 8080, new BindException("Address already in use")));

        assertThat(StartProblem.sentence(thrown))
                .hasValue(
                        "The service cannot listen on port 8080 of 127.0.0.1 (Address already in use). Stop what uses it,"
                                + " which \"ss -lptn 'sport = :8080'\" names, or set QUARKUS_HTTP_PORT (and QUARKUS_HTTP_HOST).");
    }

    @Test
    void so_is_that_of_health_and_metrics() {
        Throwable thrown = new RuntimeException(
                "Failed to start application",
                new IllegalStateException(
                        "Unable to start the management interface on 127.0.0.1:9080",
                        new BindException("Address already in use")));

        assertThat(StartProblem.sentence(thrown).orElseThrow())
                .startsWith("Unable to start the management interface on 127.0.0.1:9080 (Address already in use).")
                .contains("QUARKUS_MANAGEMENT_PORT");
    }

    @Test
    void a_path_that_the_locale_cannot_hold_names_the_locale() {
        assertThat(StartProblem.sentence(new InvalidPathException("/srv/a\u00f1o", "Malformed input"))
                        .orElseThrow())
                .contains("/srv/a\u00f1o", "LC_ALL=C.UTF-8");
    }

    @Test
    void so_it_does_when_Quarkus_has_hidden_it() {
        Exception setting = new IllegalStateException("Failed to load config value");
        setting.addSuppressed(new IllegalArgumentException(new InvalidPathException("/a\u00f1o", "Malformed input")));

        assertThat(StartProblem.sentence(new RuntimeException(setting)).orElseThrow())
                .contains("LC_ALL=C.UTF-8");
    }

    @Test
    void rules_keys_and_settings_that_cannot_be_used_are_told_as_they_were_found() {
        assertThat(StartProblem.sentence(
                        new RuntimeException(new io.quarkus.runtime.configuration.ConfigurationException(
                                "Criterio cannot start. The rules in /rules cannot be used:\na.drl:7"))))
                .hasValue("The rules in /rules cannot be used:\na.drl:7");
    }

    @Test
    void tables_that_cannot_be_migrated_are_told_in_a_line() {
        assertThat(StartProblem.sentence(new RuntimeException(new FlywayException("Validate failed\n  checksum")))
                        .orElseThrow())
                .contains("Validate failed checksum")
                .doesNotContain("\n");
    }

    @Test
    void what_is_our_own_fault_is_left_to_its_stack_trace() {
        assertThat(StartProblem.sentence(new IllegalStateException("bug"))).isEmpty();
    }

    /** One that is not ready may still be alive: restarting it would not bring its store back. */
    @Test
    void a_container_is_restarted_by_liveness() throws Exception {
        assertThat(Files.readString(Path.of("Dockerfile")))
                .containsPattern("HEALTHCHECK[^\n]*\n[^\n]*/q/health/live")
                .doesNotContainPattern("HEALTHCHECK[^\n]*\n[^\n]*/q/health/ready");
    }

    @Test
    void tables_of_a_later_version_are_told_without_the_advice_of_who_found_them() {
        Throwable thrown = new RuntimeException(new FlywayException(
                "Validate failed: Migrations have failed validation\nDetected applied migration not resolved locally: 99."
                        + " If you removed this migration intentionally, run repair to mark the migration as deleted.\n"
                        + "Need more flexibility with validation rules? Learn more: somewhere"));

        assertThat(StartProblem.sentence(thrown))
                .hasValue("The tables of the decision record cannot be brought to what this version needs:"
                        + " Validate failed: Migrations have failed validation Detected applied migration not resolved"
                        + " locally: 99. Use the version of Criterio that wrote them, or a later one.");
    }
}
