package io.criterio;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.criterio");

    static final ArchRule only_the_rules_package_knows_the_engine = noClasses()
            .that()
            .resideOutsideOfPackage("io.criterio.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");

    static final ArchRule nobody_calls_a_resource = noClasses()
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Resource").and(resideInAPackage("io.criterio..")));

    static final ArchRule resources_are_the_only_ones_with_paths =
            classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should().haveSimpleNameEndingWith("Resource");

    static final ArchRule every_operation_says_who_may_call_it =
            methods().that().areMetaAnnotatedWith(HttpMethod.class).should().beAnnotatedWith(RolesAllowed.class);

    // What the document says of an enum is no dependency at run time.
    static final ArchRule facts_and_findings_are_plain_values = noClasses()
            .that()
            .resideInAnyPackage("..fact..", "..finding..")
            .should()
            .dependOnClassesThat(not(resideInAPackage("java..")
                    .or(resideInAPackage("..fact.."))
                    .or(resideInAPackage("..finding.."))
                    .or(resideInAPackage("io.criterio.rules"))
                    .or(resideInAPackage("org.eclipse.microprofile.openapi.."))
                    .or(resideInAPackage("org.jspecify.."))));

    static final ArchRule folds_know_neither_CDI_nor_JDBC_nor_HTTP = noClasses()
            .that()
            .haveSimpleNameEndingWith("Fold")
            .or()
            .haveSimpleNameEndingWith("Outcome")
            .or()
            .haveSimpleNameEndingWith("View")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "java.sql..",
                    "java.net..",
                    "org.hibernate..",
                    "io.criterio.record..",
                    "io.criterio.store..");

    static final ArchRule resources_know_no_database = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "jakarta.persistence..", "org.hibernate..", "io.agroal..");

    static final ArchRule what_carries_the_rest_depends_on_no_feature = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.criterio.json..",
                    "io.criterio.problem..",
                    "io.criterio.rules..",
                    "io.criterio.text..",
                    "io.criterio.yaml..",
                    "io.criterio.calendar..",
                    "io.criterio.record..",
                    "io.criterio.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.criterio.decision..", "io.criterio.release..", "io.criterio.retention..");

    static final ArchRule no_feature_is_known_to_what_dispatches_to_it = noClasses()
            .that()
            .resideInAnyPackage("io.criterio.decision..", "io.criterio.release..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.criterio.retention..");

    // A decider belongs to a release and a release holds its deciders: these two packages know each other.
    static final ArchRule nothing_goes_in_circles = slices().matching("io.criterio.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("io.criterio.release.."), resideInAPackage("io.criterio.decision.."));

    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    static final ArchRule the_system_clock_is_made_in_one_place = noClasses()
            .that()
            .doNotHaveSimpleName("SystemClock")
            .and()
            .doNotHaveSimpleName("RecordUpkeep")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    /** Each rule above, by its name. */
    @TestFactory
    Stream<DynamicTest> the_architecture() {
        return Stream.of(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field -> dynamicTest(
                        field.getName().replace('_', ' '), () -> ((ArchRule) field.get(null)).check(PRODUCT)));
    }

    @Test
    void there_is_something_to_check() {
        assertThat(PRODUCT.stream().filter(type -> type.getSimpleName().endsWith("Resource")))
                .hasSizeGreaterThan(3);
    }
}
