package io.criterio.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmasterFileTest {

    @TempDir
    Path cluster;

    @Test
    void a_process_counts_only_where_it_works() throws Exception {
        Process there =
                new ProcessBuilder("sleep", "60").directory(cluster.toFile()).start();
        try {
            assertThat(new PostmasterFile(there.pid(), 5432).running(cluster)).isTrue();
            assertThat(new PostmasterFile(there.pid(), 5432).running(cluster.getParent()))
                    .isFalse();
            assertThat(PostmasterFile.isInUse(cluster)).isTrue();
        } finally {
            there.destroyForcibly().waitFor();
        }
        assertThat(PostmasterFile.isInUse(cluster)).isFalse();
    }

    /** Where we may not see where a process works, as that of another user: by its user and by its program. */
    @Test
    void a_process_of_another_user_is_not_ours() throws Exception {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(cluster, "unix:uid"));
        Process another = root ? named("postgres", "setpriv", "--reuid=65534", "--clear-groups") : null;
        try {
            // Process 1 is root's.
            long pid = another == null ? 1 : another.pid();
            assertThat(PostmasterFile.mayWorkIn(pid, cluster)).isFalse();
            assertThat(new PostmasterFile(pid, 5432).running(cluster)).isFalse();
        } finally {
            if (another != null) {
                another.destroyForcibly().waitFor();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"postgres, true", "sshd, false"})
    void a_process_of_our_own_is_ours_by_its_program(String program, boolean ours) throws Exception {
        Process process = named(program);
        try {
            assertThat(PostmasterFile.mayWorkIn(process.pid(), cluster)).isEqualTo(ours);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** A process that has taken this name, and waits. */
    private static Process named(String name, String... as) throws Exception {
        List<String> command = new ArrayList<>(List.of(as));
        command.addAll(List.of("bash", "-c", "echo -n " + name + " > /proc/$$/comm; read line"));
        Process process = new ProcessBuilder(command).start();
        Path its = Path.of("/proc", Long.toString(process.pid()), "comm");
        while (!Files.readString(its).strip().equals(name)) {
            Thread.sleep(10);
        }
        return process;
    }

    /** As in a container, where nobody asks after the processes that PostgreSQL leaves. */
    @Test
    void a_process_that_has_ended_and_that_nobody_asked_after_does_not_run() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.2 & echo $!; exec sleep 60")
                .directory(cluster.toFile())
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.US_ASCII))) {
            long ended = Long.parseLong(said.readLine());
            while (!Files.readString(Path.of("/proc", Long.toString(ended), "stat"))
                    .contains(") Z ")) {
                Thread.sleep(10);
            }
            assertThat(ProcessHandle.of(ended)).isPresent();
            assertThat(new PostmasterFile(ended, 5432).running(cluster)).isFalse();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }
}
