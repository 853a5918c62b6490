package io.criterio.oracle.base;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class BaseOracleIndependenceTest {

    @Test
    void the_oracle_knows_nothing_of_the_product() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.criterio..").and(resideOutsideOfPackage("io.criterio.oracle.base")))
                .check(new ClassFileImporter().importPackages("io.criterio.oracle.base"));
    }
}
