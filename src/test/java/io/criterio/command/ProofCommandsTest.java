package io.criterio.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** prove and difference, on copies of the shipped rules. */
class ProofCommandsTest {

    @TempDir
    private Path folder;

    private Path rules;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copy() throws IOException {
        rules = folder.resolve("rules");
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.toList()) {
                Path target = rules.resolve(Path.of("rules").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void what_holds_everywhere_is_proven_and_exits_with_0() {
        assertThat(run("prove", "--rules", rules, "--ruleset", "field")).isEqualTo(Exit.DONE);

        assertThat(out.toString())
                .contains("MANAGEMENT_ENTRY: 1,344 situations told apart")
                .contains("✓ complementary load admits positive entries only")
                .doesNotContain("✗");
    }

    @Test
    void what_does_not_comes_with_the_smallest_situation_as_a_scenario() throws IOException {
        replace("field/limits.yaml", "effectiveContacts: 12", "effectiveContacts: 13");

        assertThat(run("prove", "--rules", rules, "--ruleset", "field")).isEqualTo(Exit.FINDINGS);

        assertThat(out.toString())
                .contains("✗ twelve effective contacts are enough")
                .contains("  - name: twelve effective contacts are enough\n    given: {facts: {executive: {id: e-17}")
                .contains("effectiveContacts: 12")
                .contains("    expect: {standards: {contains: {name: EFFECTIVE_CONTACTS, met: true}}}");
    }

    @Test
    void an_invariant_about_nothing_is_a_finding() throws IOException {
        replace(
                "field/invariants.yaml",
                "given: {facts.record.status: FORMALIZADO}",
                "given: {facts.record.status: FORMALISADO}");

        assertThat(run("prove", "--rules", rules, "--ruleset", "field")).isEqualTo(Exit.FINDINGS);

        assertThat(out.toString())
                .contains("✗ nothing follows once a record is formalised")
                .contains("is about no situation");
    }

    @Test
    void mistakes_in_the_file_are_told_with_their_lines() throws IOException {
        replace("field/invariants.yaml", "never: {nextStatus: FORMALIZADO}", "never: {nextStat: FORMALIZADO}");

        assertThat(run("prove", "--rules", rules, "--ruleset", "field")).isEqualTo(Exit.NOT_DONE);

        assertThat(err.toString())
                .containsPattern("✗ field/invariants.yaml:\\d+: key nextStat is unknown in never; expected one of");
    }

    @Test
    void a_folder_does_not_differ_from_its_copy() {
        assertThat(run("difference", "rules", rules, "--ruleset", "field")).isEqualTo(Exit.DONE);

        assertThat(out.toString()).contains("WEEK_PLAN: 0 of 1,145 situations are answered otherwise");
    }

    @Test
    void what_another_folder_decides_otherwise_is_told_by_rule_and_kind() throws IOException {
        replace(
                "field/entries.drl",
                "Result.INTERESADO, Result.AGENDA_VISITA ) )\nthen\n  insert( new Refused() )",
                "Result.INTERESADO ) )\nthen\n  insert( new Refused() )");

        assertThat(run("difference", "rules", rules, "--ruleset", "field")).isEqualTo(Exit.FINDINGS);

        assertThat(out.toString())
                .contains("situations are answered otherwise")
                .contains("FLD-ENT-01")
                .contains("admitted\n        before  true\n        after   false");
    }

    @Test
    void wrong_use_is_told() {
        assertThat(run("prove", "--ruleset", "fields")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("difference", "rules", folder.resolve("nowhere"))).isEqualTo(Exit.WRONG_USE);

        assertThat(err.toString())
                .contains("--ruleset is fields; expected one of [assignment, field, retention]")
                .contains("expected a folder with release.yaml in it");
    }

    private void replace(String file, String what, String with) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(what);
        Files.writeString(rules.resolve(file), text.replace(what, with));
    }

    private int run(Object... args) {
        return Commands.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }
}
