package io.criterio.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps a service from tables of a later version, before anything is read or written: Flyway takes them for good. */
@Singleton
final class SchemaAtStart {

    private final StoreSchema schema;
    private final boolean service;

    @Inject
    SchemaAtStart(
            StoreSchema schema, @ConfigProperty(name = "criterio.service", defaultValue = "true") boolean service) {
        this.schema = schema;
        this.service = service;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (service) {
            schema.require();
        }
    }
}
