package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSourcesTest {

    private static final Map<String, String> FILES = Map.of(
            "release.yaml", "name: policy\nversion: 2026.11.1\n",
            "retention/bonificacion.drl", "package x;\n",
            "retention/limits.yaml", "maxCharges: 3\n",
            "retention/texts/es.yaml", "RET-BON-01: Ñandú\n",
            "retention/scenarios/one.yaml", "name: one\n",
            "calendars/mx.yaml", "2026-11-16: Revolución\n");

    @TempDir
    private Path folder;

    @Test
    void a_release_names_itself_and_lists_its_files() {
        RuleSources sources = RuleSources.of(FILES);
        assertThat(sources.release().name()).isEqualTo("policy");
        assertThat(sources.release().version()).isEqualTo("2026.11.1");
        assertThat(sources.release().digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(sources.paths()).isSorted().hasSize(6);
        assertThat(sources.rulesets()).containsExactly("retention");
        assertThat(sources.under("retention", "yaml"))
                .containsExactly("retention/limits.yaml", "retention/scenarios/one.yaml", "retention/texts/es.yaml");
        assertThat(sources.under("retention/texts", "")).containsExactly("retention/texts/es.yaml");
        assertThat(sources.text("retention/limits.yaml")).isEqualTo("maxCharges: 3\n");
        assertThatThrownBy(() -> sources.text("retention/limit.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no file 'retention/limit.yaml' in release 2026.11.1");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            retention/limits.yaml,           maxCharges: 4,        true
            retention/texts/es.yaml,         RET-BON-01: ñandú,    true
            retention/more.yaml,             a: b,                 true
            release.yaml,                    'name: policy\nversion: 2', true
            retention/scenarios/one.yaml,    name: other,          false
            retention/scenarios/journeys/two.yaml, name: two,      false
            """)
    void every_file_but_scenarios_counts_for_the_digest(String path, String text, boolean changes) {
        RuleSources sources = RuleSources.of(FILES);
        String digest = sources.with(path, text).release().digest();
        assertThat(!digest.equals(sources.release().digest())).isEqualTo(changes);
    }

    @Test
    void line_ends_do_not_count() {
        Map<String, String> dos = new HashMap<>();
        FILES.forEach((path, text) -> dos.put(path, text.replace("\n", "\r\n")));
        assertThat(RuleSources.of(dos).release())
                .isEqualTo(RuleSources.of(FILES).release());
        assertThat(RuleSources.of(dos).text("retention/limits.yaml")).isEqualTo("maxCharges: 3\n");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'name: policy',             release.yaml: lacks 'version'
            'version: 1',               release.yaml: lacks 'name'
            '',                         release.yaml: lacks 'name'
            'name: [',                  release.yaml: is not YAML
            """)
    void a_release_without_name_or_version_is_refused(String text, String problem) {
        assertThatThrownBy(() -> RuleSources.of(Map.of("release.yaml", text)))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void a_release_without_its_own_file_is_refused() {
        assertThatThrownBy(() -> RuleSources.of(Map.of()))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessageStartingWith("release.yaml: is missing");
    }

    @Test
    void a_folder_is_read_without_the_files_of_editors() throws IOException {
        FILES.forEach(this::write);
        write("retention/.bonificacion.drl.swp", "x");
        write(".git/config", "x");
        write("retention/limits.yaml~", "x");
        assertThat(RulesFolder.read(folder).release())
                .isEqualTo(RuleSources.of(FILES).release());
        assertThat(RulesFolder.read(folder).paths()).hasSize(6);
    }

    @Test
    void a_file_that_is_not_text_is_refused() throws IOException {
        FILES.forEach(this::write);
        Files.write(folder.resolve("retention/limits.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> RulesFolder.read(folder))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessage("retention/limits.yaml: is not UTF-8 text (save it as UTF-8)");
    }

    @Test
    void the_copy_inside_a_jar_and_in_a_class_folder_is_the_same_release() throws IOException {
        Path jar = folder.resolve("a name with spaces.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            // As Maven packs it: entries of folders, and other resources beside.
            zip.putNextEntry(new ZipEntry("rules/"));
            zip.putNextEntry(new ZipEntry("rulesets.txt"));
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                zip.putNextEntry(new ZipEntry("rules/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        FILES.forEach((path, text) -> write("classes/rules/" + path, text));
        ReleaseId expected = RuleSources.of(FILES).release();
        for (Path place : new Path[] {jar, folder.resolve("classes")}) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
                assertThat(RulesFolder.readCopy(loader).release()).isEqualTo(expected);
            }
        }
    }

    @Test
    void no_folder_and_no_copy_is_an_error_that_says_what_to_set() throws IOException {
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> RulesFolder.readCopy(nothing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is criterio.rules set to the folder with release.yaml?");
        }
    }

    private void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
