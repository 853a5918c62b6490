package io.criterio.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A service that takes tokens of an issuer. */
public final class WithTokens implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestIssuer.class));
    }
}
