package io.criterio.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTest {

    @TempDir
    Path cluster;

    @Test
    void a_process_counts_only_where_it_works() throws Exception {
        Process there =
                new ProcessBuilder("sleep", "60").directory(cluster.toFile()).start();
        try {
            assertThat(new PostmasterFile(there.pid(), 5432).running(cluster)).isTrue();
            assertThat(new PostmasterFile(there.pid(), 5432).running(cluster.getParent())).isFalse();
            assertThat(PostmasterFile.isInUse(cluster)).isTrue();
        } finally {
            there.destroyForcibly().waitFor();
        }
        assertThat(PostmasterFile.isInUse(cluster)).isFalse();
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
            while (!Files.readString(Path.of("/proc", Long.toString(ended), "stat")).contains(") Z ")) {
                Thread.sleep(10);
            }
            assertThat(ProcessHandle.of(ended)).isPresent();
            assertThat(new PostmasterFile(ended, 5432).running(cluster)).isFalse();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }
}
