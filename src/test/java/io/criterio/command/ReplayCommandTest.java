package io.criterio.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.release.LiveRelease;
import io.criterio.rules.RuleSources;
import io.criterio.verification.RecordedCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

@QuarkusTest
class ReplayCommandTest {

    @Inject
    Clock clock;

    @Inject
    RecordedCase recorded;

    @Inject
    LiveRelease live;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Instant start;

    @BeforeEach
    void what_others_have_decided_is_out_of_the_range() throws InterruptedException {
        Thread.sleep(2);
        start = clock.instant();
    }

    @Test
    void a_release_that_decides_the_same_is_no_finding() {
        recorded.decide();

        assertThat(replay("--release", live.pinned().release().version())).isZero();
        assertThat(out.toString().lines())
                .contains("identical: 1", "changed: 0, 0 of them in words only", "not replayable: 0");
        assertThat(err.toString()).contains("1 of 1 (100 %)");
    }

    @Test
    void a_folder_of_rules_that_decides_otherwise_is_told_and_listed() throws IOException {
        UUID id = recorded.decide();
        Path differences = folder.resolve("differences.ndjson");
        Path conversations = folder.resolve("conversations.ndjson");

        int exit = replay(
                "--rules",
                stricter().toString(),
                "--out",
                differences.toString(),
                "--conversations",
                conversations.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("changed: 1, 0 of them in words only")
                .contains("1 /outcome/tools/*/verdict")
                .contains("RET-BON-01 +1 -0")
                .contains("conversations: 1, of which 1 take another way")
                .containsPattern("RETENTION BONIFICACION.eligible +1 +0 +100.00 % +0.00 %");
        assertThat(Files.readAllLines(differences)).singleElement().asString().contains(id.toString());
        assertThat(Files.readAllLines(conversations)).singleElement().asString().contains("\"turn\":1");
    }

    @Test
    void the_summary_comes_as_JSON_too() throws IOException {
        recorded.decide();

        assertThat(replay("--rules", stricter().toString(), "--json")).isEqualTo(1);
        assertThat(JsonPath.from(out.toString()).getInt("counts.changed")).isEqualTo(1);
    }

    @Test
    void rules_that_cannot_be_used_are_not_done_with_file_and_line() throws IOException {
        recorded.decide();
        Path rules = stricter();
        Path file = rules.resolve("retention/bonificacion.drl");
        Files.writeString(file, Files.readString(file).replace("charges", "chargs"));

        assertThat(replay("--rules", rules.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("retention/bonificacion.drl:15:").contains("did you mean charges?");
    }

    @Test
    void what_makes_no_sense_is_wrong_use() {
        assertThatThrownBy(() -> replay("--release", "1999.1"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--release is \"1999.1\"");
        assertThatThrownBy(() -> replay("--rules", folder.resolve("nowhere").toString()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("expected a folder with release.yaml");
        assertThatThrownBy(() -> replay("--release", "x", "--out", "/nowhere/at/all"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--out is /nowhere/at/all");
        assertThatThrownBy(() -> replay()).isInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> replay("--release", "x", "--rules", folder.toString()))
                .isInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> replay("--release", "x", "--type", "RETENCION"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--type is \"RETENCION\"");
    }

    /** The live rules, but for rebates up to two charges only. */
    private Path stricter() throws IOException {
        RuleSources sources = live.pinned().release().sources();
        Path rules = folder.resolve("rules");
        for (String path : sources.paths()) {
            Path file = rules.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, sources.text(path).replace("maxCharges: 3", "maxCharges: 2"));
        }
        return rules;
    }

    private int replay(String... arguments) {
        ReplayCommand command = new ReplayCommand();
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("--from", start.toString()));
        all.addAll(List.of(arguments));
        line.parseArgs(all.toArray(String[]::new));
        command.check();
        return command.work();
    }
}
