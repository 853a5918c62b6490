package io.criterio;

import io.criterio.store.StoreProblemException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Why the service does not start, for those who start it, where that is a matter of its surroundings and not of its code. */
final class StartProblem {

    private static final int LONGEST_CHAIN = 30;

    /** It is about the migrations' files, which nobody here removes or repairs. */
    private static final String FLYWAYS_ADVICE =
            "\\.?(?: If you removed| Need more flexibility| Learn more| Run repair).*";

    private StartProblem() {}

    /** What is wrong and what to do about it; empty for what only a stack trace tells. */
    static Optional<String> sentence(Throwable thrown) {
        return behind(thrown, 0).flatMap(cause -> of(cause, thrown).stream()).findFirst();
    }

    /** Quarkus keeps why a setting cannot be read among the suppressed ones. */
    private static Stream<Throwable> behind(@Nullable Throwable thrown, int depth) {
        return thrown == null || depth == LONGEST_CHAIN
                ? Stream.of()
                : Stream.of(
                                Stream.of(thrown),
                                Arrays.stream(thrown.getSuppressed()).flatMap(one -> behind(one, depth + 1)),
                                behind(thrown.getCause(), depth + 1))
                        .flatMap(each -> each);
    }

    private static Optional<String> of(Throwable cause, Throwable thrown) {
        if (cause instanceof StoreProblemException problem) {
            return Optional.of(String.valueOf(problem.getMessage()));
        }
        if (cause instanceof ConfigurationException wrong) {
            // Ours says it already, because Quarkus itself shows the message of this exception only.
            return Optional.of(String.valueOf(wrong.getMessage()).replaceFirst("^Criterio cannot start\\. ", ""));
        }
        if (cause instanceof InvalidPathException path) {
            return Optional.of(
                    "The path %s cannot be used: the locale of the process (%s) has not all of its letters. Set LC_ALL=C.UTF-8, or name a path of ASCII letters."
                            .formatted(path.getInput(), System.getProperty("sun.jnu.encoding")));
        }
        if (cause instanceof QuarkusBindException bind) {
            return Optional.of(
                    "The service cannot listen on port %d of %s (%s). Stop what uses it, which \"ss -lptn 'sport = :%d'\" names, or set QUARKUS_HTTP_PORT (and QUARKUS_HTTP_HOST)."
                            .formatted(bind.getPort(), bind.getHost(), reason(bind), bind.getPort()));
        }
        if (cause instanceof BindException bind) {
            return Optional.of(
                    "%s (%s). Stop what uses that port, or set QUARKUS_MANAGEMENT_PORT (and QUARKUS_MANAGEMENT_HOST)."
                            .formatted(wrapperOf(bind, thrown), bind.getMessage()));
        }
        if (cause instanceof FlywayException tables) {
            return Optional.of(
                    "The tables of the decision record cannot be brought to what this version needs: %s. Use the version of Criterio that wrote them, or a later one."
                            .formatted(String.valueOf(tables.getMessage())
                                    .replaceAll("\\s+", " ")
                                    .replaceAll(FLYWAYS_ADVICE, "")
                                    .strip()));
        }
        return Optional.empty();
    }

    private static String reason(QuarkusBindException bind) {
        String message = String.valueOf(bind.getMessage());
        return message.substring(message.lastIndexOf(": ") + 1).strip();
    }

    /** It says which address. */
    private static String wrapperOf(Throwable cause, Throwable thrown) {
        Throwable wrapper = thrown;
        while (wrapper.getCause() != null && wrapper.getCause() != cause) {
            wrapper = wrapper.getCause();
        }
        return wrapper == cause ? "An address cannot be listened on" : String.valueOf(wrapper.getMessage());
    }
}
