package io.criterio.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that asks for keys. */
public final class WithKeys implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "criterio.access",
                "keys",
                "criterio.access.keys.recheck",
                "2s",
                "criterio.access.keys.last-use",
                "1s",
                "quarkus.log.category.\"io.criterio.access.calls\".level",
                "INFO");
    }
}
