package io.criterio.oracle;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class OracleIndependenceTest {

    @Test
    void the_oracle_knows_nothing_of_the_product() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.criterio..").and(resideOutsideOfPackage("io.criterio.oracle..")))
                .check(new ClassFileImporter().importPackages("io.criterio.oracle"));
    }
}
