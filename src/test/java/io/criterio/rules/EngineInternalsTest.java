package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kie.api.definition.rule.Rule;

/**
 * What is used of the engine beyond its API, with the reason. An upgrade that changes one of these may compile and decide
 * otherwise: whoever upgrades looks at each, and this test is where they stand.
 */
class EngineInternalsTest {

    /** The version that was looked at. */
    private static final String VERSION = "10.2.0";

    /** Every member of the engine's own classes that is used, by the class that uses it; the parser of DRL aside. */
    private static final Map<String, Set<String>> USED = Map.of(
            // One memory is reset between two evaluations, parameters and all: the API has only dispose(), and to make
            // a
            // memory for each evaluation costs more than to evaluate. The number of facts proves that nothing is left.
            "Session",
            Set.of(
                    "StatefulKnowledgeSessionImpl.insert",
                    "StatefulKnowledgeSessionImpl.fireAllRules",
                    "StatefulKnowledgeSessionImpl.getFactCount",
                    "StatefulKnowledgeSessionImpl.reset",
                    "StatefulKnowledgeSessionImpl.dispose",
                    // Which fact stands for which pattern: Match.getObjects() leaves the patterns apart that have none.
                    "InternalMatch.getTuple",
                    "TupleImpl.getParent",
                    "TupleImpl.getFactHandle"),
            // A module that is in no repository goes away with its container: the API keeps every module for ever.
            "Engine",
            Set.of(
                    "InternalKieModule.getBytes",
                    "InternalKieModule.getFileNames",
                    "InternalKieModule.getReleaseId",
                    "KieContainerImpl.<init>",
                    "KieModuleKieProject.<init>"),
            // The shipped rules come compiled: the API reads compiled rules from files and class paths only.
            "CompiledRules",
            Set.of(
                    "InternalKieModuleProvider.get",
                    "KieBuilderImpl.setDefaultsforEmptyKieModule",
                    "MemoryFileSystem.readFromJar"));

    private static final JavaClasses RULES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.criterio.rules");

    @Test
    void nothing_else_is_used() {
        for (Map.Entry<String, Set<String>> used : USED.entrySet()) {
            assertThat(members(used.getKey())).as(used.getKey()).containsExactlyInAnyOrderElementsOf(used.getValue());
        }
        Set<String> users = new TreeSet<>();
        for (JavaClass one : RULES) {
            if (one.getAccessesFromSelf().stream().anyMatch(EngineInternalsTest::isInternal)) {
                users.add(outermost(one));
            }
        }
        assertThat(users).containsExactlyInAnyOrderElementsOf(USED.keySet());
    }

    private static Set<String> members(String name) {
        return RULES.stream()
                .filter(one -> outermost(one).equals(name))
                .flatMap(one -> one.getAccessesFromSelf().stream())
                .filter(EngineInternalsTest::isInternal)
                .map(access -> access.getTargetOwner().getSimpleName() + "."
                        + access.getTarget().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isInternal(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getPackageName();
        return owner.startsWith("org.drools.") && !owner.startsWith("org.drools.drl.");
    }

    private static String outermost(JavaClass one) {
        return one.getEnclosingClass().map(EngineInternalsTest::outermost).orElse(one.getSimpleName());
    }

    @Test
    void the_version_is_the_one_that_was_looked_at() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml")))
                .as("after an upgrade: look at what is listed here, and at its reasons")
                .contains("<drools.version>" + VERSION + "</drools.version>");
    }

    /** The compiled consequence is not run: it would insert its finding, and the memory would hold one fact more. */
    @Test
    void a_match_is_read_from_the_tuple_and_nothing_stays_in_the_memory() {
        RuleSources sources =
                Sample.conditions("Policy( charges > 3 )\n not Policy( charges > 8 )\n Policy( charges < 3 )");
        String path = "retention/bonificacion.drl";
        ClassLoader loader = EngineInternalsTest.class.getClassLoader();
        List<RuleProblem> problems = new ArrayList<>();
        Definition[] definitions = new FileReader("retention", path, sources.text(path), loader, problems)
                .read()
                .toArray(new Definition[0]);
        assertThat(problems).isEmpty();
        Engine engine = Engine.compile("retention", RuleSet.files(sources, "retention"), loader);
        Rule rule =
                Objects.requireNonNull(engine.base().getRule(definitions[0].drlPackage, definitions[0].info.name()));
        Map<Rule, Integer> indexes = new IdentityHashMap<>(Map.of(rule, 0));
        Session session = new Session(engine.base(), indexes, definitions, List.of());
        Policy many = new Policy(Status.ACTIVE, Plan.PIF, 5, Usage.USED);
        Policy few = new Policy(Status.ACTIVE, Plan.PIF, 1, Usage.USED);

        for (int again = 0; again < 3; again++) {
            assertThat(session.evaluate(List.of(few, many)))
                    .singleElement()
                    .satisfies(fired -> assertThat(fired.facts()).isEqualTo(List.of(many, few)));
            assertThat(session.size()).isZero();
            assertThat(session.evaluate(List.of(many))).isEmpty();
        }
        session.dispose();
        engine.dispose();
    }
}
