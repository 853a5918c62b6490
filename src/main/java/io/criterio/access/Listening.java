package io.criterio.access;

import io.smallrye.config.SmallRyeConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the service listens, and whether it may in its mode: without credentials on loopback only, by tokens only if it
 * is known whose.
 *
 * @param mode as it is written
 * @param host of the service
 * @param managementHost of health and metrics
 * @param issuer of tokens; empty for none
 * @param audience of tokens; empty for none
 */
public record Listening(String mode, String host, String managementHost, String issuer, String audience) {

    static final String MODE = "criterio.access";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PORT = "quarkus.http.port";
    private static final String MANAGEMENT_PORT = "quarkus.management.port";
    private static final int DEFAULT_PORT = 8080;
    private static final int MANAGEMENT_ABOVE = 1_000;
    private static final int HIGHEST_PORT = 65_535;

    /** As it is configured. */
    public static Listening in(SmallRyeConfig config) {
        return new Listening(
                text(config, MODE, AccessMode.LOCAL.name()),
                text(config, "quarkus.http.host", LOOPBACK),
                text(config, "quarkus.management.host", LOOPBACK),
                text(config, "criterio.access.oidc.issuer", ""),
                text(config, "criterio.access.oidc.audience", ""));
    }

    /**
     * The port of health and metrics when none is configured: 1,000 above that of the service, so that services which
     * differ in one differ in the other. Empty when one is.
     */
    public static Optional<Integer> managementPort(SmallRyeConfig config) {
        if (config.getOptionalValue(MANAGEMENT_PORT, String.class).isPresent()) {
            return Optional.empty();
        }
        int port = config.getOptionalValue(PORT, Integer.class).orElse(DEFAULT_PORT);
        if (port == 0) {
            return Optional.of(0);
        }
        return Optional.of(port + MANAGEMENT_ABOVE > HIGHEST_PORT ? port - MANAGEMENT_ABOVE : port + MANAGEMENT_ABOVE);
    }

    /** Why the service may not start, and what to set; empty if it may. */
    public Optional<String> problem() {
        Optional<AccessMode> known = Arrays.stream(AccessMode.values())
                .filter(one -> one.name().equalsIgnoreCase(mode))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of(
                    "CRITERIO_ACCESS (criterio.access) is \"%s\"; expected local, keys or oidc.".formatted(mode));
        }
        return switch (known.get()) {
            case LOCAL -> openTooFar();
            case KEYS -> Optional.empty();
            case OIDC -> noIssuer();
        };
    }

    private Optional<String> openTooFar() {
        if (!isLoopback(host)) {
            return Optional.of(outside("QUARKUS_HTTP_HOST", host));
        }
        return isLoopback(managementHost)
                ? Optional.empty()
                : Optional.of(outside("QUARKUS_MANAGEMENT_HOST", managementHost));
    }

    private Optional<String> noIssuer() {
        if (issuer.isEmpty() || audience.isEmpty()) {
            return Optional.of(
                    "With CRITERIO_ACCESS=oidc, CRITERIO_ACCESS_OIDC_ISSUER (its address) and CRITERIO_ACCESS_OIDC_AUDIENCE (what a token has to be meant for) are needed; %s missing."
                            .formatted(
                                    issuer.isEmpty() && audience.isEmpty()
                                            ? "both are"
                                            : issuer.isEmpty() ? "the issuer is" : "the audience is"));
        }
        return Optional.empty();
    }

    private static String outside(String setting, String host) {
        return "Without credentials (CRITERIO_ACCESS=%s) it listens on loopback only, and %s is %s. Set CRITERIO_ACCESS=keys (API keys) or CRITERIO_ACCESS=oidc (tokens of an issuer), or %s=%s; see src/site/markdown/access.md."
                .formatted(AccessMode.LOCAL.name().toLowerCase(Locale.ROOT), setting, host, setting, LOOPBACK);
    }

    /** Whether only this machine reaches it. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    private static String text(SmallRyeConfig config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .orElse(otherwise);
    }
}
