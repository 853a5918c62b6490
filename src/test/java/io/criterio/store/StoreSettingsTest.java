package io.criterio.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

    private static final String URL = "jdbc:postgresql://db.example:5432/criterio";

    @Test
    void without_settings_the_embedded_server_keeps_its_files_in_data() {
        StoreSettings settings = read(properties(Map.of()));
        assertThat(settings.configured()).isEmpty();
        assertThat(settings.dataFolder()).isEqualTo(Path.of("data"));
    }

    @Test
    void an_empty_url_is_no_url() {
        assertThat(read(environment(Map.of("QUARKUS_DATASOURCE_JDBC_URL", ""))).configured())
                .isEmpty();
    }

    @Test
    void the_environment_names_the_server_and_the_folder() {
        StoreSettings settings =
                read(environment(Map.of("QUARKUS_DATASOURCE_JDBC_URL", URL, "CRITERIO_DATA_DIR", "/srv/criterio")));
        assertThat(settings.configured()).map(ConfiguredServer::jdbcUrl).contains(URL);
        assertThat(settings.dataFolder()).isEqualTo(Path.of("/srv/criterio"));
    }

    @Test
    void a_property_of_the_profile_in_use_counts() {
        StoreSettings settings = StoreSettings.of(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(properties(Map.of("%prod.quarkus.datasource.jdbc.url", URL)))
                .build());
        assertThat(settings.configured()).isPresent();
    }

    @Test
    void says_that_a_configured_server_is_not_there_and_keeps_its_password_to_itself() {
        StoreSettings settings = read(properties(Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/criterio?password=inurl",
                "quarkus.datasource.username", "someone",
                "quarkus.datasource.password", "secret")));
        assertThatThrownBy(() -> settings.configured().orElseThrow().check())
                .isInstanceOf(StoreProblemException.class)
                .hasMessageStartingWith(
                        "The PostgreSQL at jdbc:postgresql://127.0.0.1:1/criterio does not let user someone in (")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("..")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("inurl");
    }

    @Test
    void says_that_a_configured_server_refuses_the_password() {
        ConfiguredServer wrong = server("wrong");
        assertThatThrownBy(wrong::check)
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("\n");
        assertThatCode(server(TestPostgres.newDatabase().password())::check).doesNotThrowAnyException();
    }

    @Test
    void says_that_only_postgresql_will_do() {
        StoreSettings settings = read(properties(Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:h2:mem:x",
                "quarkus.datasource.username", "someone",
                "quarkus.datasource.password", "secret")));
        assertThatThrownBy(() -> settings.configured().orElseThrow().check())
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining("is jdbc:h2:mem:x; expected jdbc:postgresql:");
    }

    private static ConfiguredServer server(String password) {
        TestPostgres.Database database = TestPostgres.newDatabase();
        return read(properties(Map.of(
                        "quarkus.datasource.jdbc.url", database.url(),
                        "quarkus.datasource.username", database.username(),
                        "quarkus.datasource.password", password)))
                .configured()
                .orElseThrow();
    }

    private static StoreSettings read(ConfigSource source) {
        return StoreSettings.of(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(source)
                .build());
    }

    private static ConfigSource properties(Map<String, String> properties) {
        return new PropertiesConfigSource(properties, "test");
    }

    private static ConfigSource environment(Map<String, String> variables) {
        return new EnvConfigSource(variables, 300);
    }
}
