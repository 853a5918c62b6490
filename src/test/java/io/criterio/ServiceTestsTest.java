package io.criterio;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list by which the build runs the tests with a service in the process. */
class ServiceTestsTest {

    private static final Path LIST = Path.of("src/test/service-tests.txt");

    @Test
    void every_test_with_a_service_in_the_process_is_in_the_list() throws IOException {
        List<String> listed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        List<String> classes = new ClassFileImporter()
                        .importPackages("io.criterio")
                        .that(describe("tests with a service", one -> one.isAnnotatedWith(QuarkusTest.class)))
                        .stream()
                        .map(JavaClass::getName)
                        .map(name -> name.replace('.', '/') + ".java")
                        .sorted()
                        .toList();

        assertThat(listed).as(LIST.toString()).isSorted().containsExactlyElementsOf(classes);
    }
}
