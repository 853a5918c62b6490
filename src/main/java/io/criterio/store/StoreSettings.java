package io.criterio.store;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What must be known before Quarkus reads its configuration, from the places where Quarkus will look: system
 * properties, the environment, {@code .env} and {@code config/application.properties} in the working directory.
 *
 * @param configured the PostgreSQL to use; empty for the embedded one
 * @param dataFolder of the embedded one
 */
record StoreSettings(Optional<ConfiguredServer> configured, Path dataFolder) {

    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";
    static final String DATA_FOLDER = "criterio.data-dir";
    private static final String DEFAULT_DATA_FOLDER = "data";

    static StoreSettings read() {
        return of(ConfigUtils.configBuilder().build());
    }

    static StoreSettings of(SmallRyeConfig config) {
        Optional<ConfiguredServer> configured = text(config, JDBC_URL)
                .map(url -> new ConfiguredServer(url, text(config, USERNAME), text(config, PASSWORD)));
        return new StoreSettings(configured, Path.of(text(config, DATA_FOLDER).orElse(DEFAULT_DATA_FOLDER)));
    }

    private static Optional<String> text(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
