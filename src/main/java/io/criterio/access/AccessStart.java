package io.criterio.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sees, before anything listens, that nothing is open that should not be. */
@Singleton
final class AccessStart {

    private static final Logger LOG = Logger.getLogger(AccessStart.class);

    private final AccessSettings settings;
    private final boolean service;

    @Inject
    AccessStart(
            AccessSettings settings,
            @ConfigProperty(name = "criterio.service", defaultValue = "true") boolean service) {
        this.settings = settings;
        this.service = service;
    }

    void check(@Observes StartupEvent event) {
        if (!service) {
            return;
        }
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        Listening listening = Listening.in(config);
        Optional<String> problem = listening.problem();
        if (problem.isPresent()) {
            throw new IllegalStateException(problem.get());
        }
        LOG.infof("Access: %s", settings.mode().name().toLowerCase(Locale.ROOT));
        if (!Listening.isLoopback(listening.host()) && !isEncrypted(config)) {
            LOG.warnf(
                    "Credentials and answers travel as plain text to %s: configure TLS (see src/site/markdown/access.md), unless a proxy before the service does it",
                    listening.host());
        }
        if (!Listening.isLoopback(listening.managementHost())) {
            LOG.infof(
                    "Health and metrics are answered to whoever reaches %s, port %s, without credentials: let nobody but probes and the collector of metrics reach it",
                    listening.managementHost(),
                    config.getOptionalValue("quarkus.management.port", String.class)
                            .orElse(""));
        }
    }

    private static boolean isEncrypted(SmallRyeConfig config) {
        return config.getOptionalValue("quarkus.http.insecure-requests", String.class)
                .filter(value -> !value.equalsIgnoreCase("enabled"))
                .isPresent();
    }
}
