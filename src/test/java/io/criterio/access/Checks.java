package io.criterio.access;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks whoever checks credentials in the mode of this service, without HTTP before it. */
@Singleton
public class Checks {

    @Inject
    AccessSettings settings;

    @Inject
    @All
    List<CredentialCheck> checks;

    boolean accepts(String credential) {
        return verdict(credential) instanceof Verdict.Accepted;
    }

    Verdict verdict(String credential) {
        CredentialCheck check = checks.stream()
                .filter(one -> one.mode() == settings.mode())
                .findFirst()
                .orElseThrow();
        try {
            return check.check(credential, false)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
