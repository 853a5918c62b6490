package io.criterio;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    @Test
    void the_committed_document_is_the_one_that_the_code_makes() throws IOException {
        String made = Files.readString(Path.of("target/openapi/openapi.yaml"));
        Path committed = Path.of("openapi/openapi.yaml");

        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as("openapi/openapi.yaml is not what the code makes; if the change is wanted:"
                        + " mvn -q package -DskipTests && cp target/openapi/openapi.yaml openapi/")
                .isEqualTo(made);
    }
}
