package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The build has run {@link CompiledRules} over the shipped rules. */
class CompiledRulesTest {

    private static final int JAVA_17 = 61;
    private static final int CLASS_FILE = 0xCAFEBABE;

    private final ClassLoader loader = CompiledRules.class.getClassLoader();
    private final RuleSources shipped = RulesFolder.readDirectory(Path.of("rules"));

    @TestFactory
    Iterable<DynamicTest> the_shipped_rules_are_carried_compiled_and_those_of_any_other_text_are_not() {
        return shipped.rulesets().stream()
                .map(ruleset -> DynamicTest.dynamicTest(ruleset, () -> {
                    Map<String, String> files = RuleSet.files(shipped, ruleset);
                    assertThat(find(ruleset, files)).isNotNull();

                    String file = files.keySet().iterator().next();
                    assertThat(find(ruleset, with(files, file, files.get(file) + "\n")))
                            .isNull();
                    assertThat(find(ruleset, with(files, "another.drl", files.get(file))))
                            .isNull();
                    assertThat(find("another", files)).isNull();
                }))
                .toList();
    }

    @TestFactory
    Iterable<DynamicTest> they_are_compiled_for_the_oldest_java_that_is_supported() {
        return shipped.rulesets().stream()
                .map(ruleset -> DynamicTest.dynamicTest(ruleset, () -> {
                    InternalKieModule carried =
                            Objects.requireNonNull(find(ruleset, RuleSet.files(shipped, ruleset)), ruleset);
                    assertThat(carried.getFileNames())
                            .filteredOn(name -> name.endsWith(".class"))
                            .isNotEmpty()
                            .allSatisfy(name -> {
                                ByteBuffer header = ByteBuffer.wrap(carried.getBytes(name));
                                assertThat(header.getInt()).isEqualTo(CLASS_FILE);
                                assertThat(header.getInt()).isEqualTo(JAVA_17);
                            });
                }))
                .toList();
    }

    private @Nullable InternalKieModule find(String ruleset, Map<String, String> files) {
        return CompiledRules.find(ruleset, files, loader);
    }

    private static Map<String, String> with(Map<String, String> files, String file, String text) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(file, text);
        return changed;
    }
}
