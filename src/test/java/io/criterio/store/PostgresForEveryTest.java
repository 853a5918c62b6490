package io.criterio.store;

import io.quarkus.test.common.QuarkusTestResource;

/** Found by Quarkus wherever it stands: no {@code @QuarkusTest} needs to name the resource. */
@QuarkusTestResource(PostgresTestResource.class)
final class PostgresForEveryTest {

    private PostgresForEveryTest() {}
}
