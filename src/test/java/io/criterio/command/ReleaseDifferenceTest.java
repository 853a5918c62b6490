package io.criterio.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.release.LiveRelease;
import io.criterio.rules.RuleSources;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code difference} between a release that has been live and a folder. */
@QuarkusTest
class ReleaseDifferenceTest {

    @Inject
    LiveRelease live;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void a_release_that_has_been_live_is_compared_with_a_folder() throws IOException {
        RuleSources sources = live.pinned().release().sources();
        for (String path : sources.paths()) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, sources.text(path));
        }
        String version = sources.release().version();

        assertThat(difference(version, folder.toString())).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("WEEK_PLAN: 0 of 1,145 situations are answered otherwise");
        assertThat(difference(folder.toString(), sources.release().digest())).isEqualTo(Exit.DONE);
    }

    @Test
    void a_release_that_has_never_been_live_is_told() {
        assertThatThrownBy(() -> difference("1999.1", "rules"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("<before>: release is \"1999.1\", which is not in the archive");
    }

    private int difference(String before, String after) {
        DifferenceCommand command = new DifferenceCommand();
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(new StringWriter(), true));
        line.parseArgs(before, after, "--ruleset", "field");
        command.check();
        assertThat(command.needsRecord()).isTrue();
        return command.work();
    }
}
