package io.criterio.store;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;

/**
 * What must be known before Quarkus reads its configuration, from the places where Quarkus will look: system
 * properties, the environment, {@code .env} and {@code config/application.properties} in the working directory.
 */
record StoreSettings(boolean jdbcUrlConfigured, Path dataFolder) {

    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";
    static final String DATA_FOLDER = "criterio.data-dir";
    private static final String DEFAULT_DATA_FOLDER = "data";

    static StoreSettings read() {
        return of(ConfigUtils.configBuilder().build());
    }

    static StoreSettings of(SmallRyeConfig config) {
        boolean jdbcUrlConfigured = config.getOptionalValue(JDBC_URL, String.class)
                .filter(url -> !url.isBlank())
                .isPresent();
        String dataFolder = config.getOptionalValue(DATA_FOLDER, String.class).orElse(DEFAULT_DATA_FOLDER);
        return new StoreSettings(jdbcUrlConfigured, Path.of(dataFolder));
    }
}
