package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.access.key.ApiKeys.Shown;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operation of the document with a key of every role, and with what is no good key. */
@QuarkusTest
@TestProfile(WithKeys.class)
class KeysMatrixTest {

    private static final Path TABLE = Path.of("target/access/keys.md");

    @TestHTTPResource
    URI service;

    @Inject
    KeyMaker keys;

    @Test
    void every_operation_is_open_to_whom_its_document_says_and_to_nobody_else() throws Exception {
        Matrix matrix = new Matrix(service);
        for (Role role : Role.values()) {
            matrix.good(role, KeyMaker.header(keys.with(role)));
        }
        Role[] all = Role.values();
        Shown other = keys.with(all);
        matrix.bad("no credential", Map.of());
        matrix.bad("expired", KeyMaker.header(keys.expired(all)));
        matrix.bad("revoked", KeyMaker.header(keys.revoked(all)));
        matrix.bad("unknown", Map.of("X-API-Key", Forgeries.unknown()));
        matrix.bad("another's secret", Map.of("X-API-Key", Forgeries.underId(keys.with(all), other)));
        matrix.bad("of another kind", Map.of("Authorization", "Basic YWRtaW46YWRtaW4="));

        matrix.walk(document(other), TABLE);
    }

    @Test
    void an_address_that_there_is_not_is_nobodys_business() throws Exception {
        Asking asking = Asking.anew(service);

        assertThat(asking.get("/nowhere", Map.of()).status()).isEqualTo(401);
        assertThat(asking.get("/nowhere", KeyMaker.header(keys.with(Role.READ))).status())
                .isEqualTo(404);
    }

    @Test
    void the_document_and_its_pages_are_for_callers() throws Exception {
        Asking asking = Asking.anew(service);
        Map<String, String> caller = KeyMaker.header(keys.with(Role.DECIDE));

        for (String path : new String[] {"/q/openapi", "/q/swagger-ui/"}) {
            assertThat(asking.get(path, Map.of()).status()).as(path).isEqualTo(401);
            assertThat(asking.get(path, caller).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void health_and_metrics_are_not_where_callers_are() throws Exception {
        Asking asking = Asking.anew(service);
        Map<String, String> caller = KeyMaker.header(keys.with(Role.values()));

        for (String path : new String[] {"/q/health", "/q/health/ready", "/q/metrics"}) {
            assertThat(asking.get(path, caller).status()).as(path).isEqualTo(404);
        }
    }

    private String document(Shown caller) throws Exception {
        return Asking.anew(service)
                .get("/q/openapi?format=json", KeyMaker.header(caller))
                .body();
    }
}
