package io.criterio.sandbox;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may send rules: whoever can reach a service that listens on loopback only, which is whoever is on this machine. The
 * one place where that is decided.
 */
@Singleton
final class SentRulesAllowed {

    private final String host;

    @Inject
    SentRulesAllowed(@ConfigProperty(name = "quarkus.http.host", defaultValue = "127.0.0.1") String host) {
        this.host = host;
    }

    /** @throws ProblemException (403) if rules may not be sent */
    void require() {
        if (!isLoopback(host)) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    "Rules are taken only by a service that listens on loopback; this one listens on " + host + ".");
        }
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
