package io.criterio.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that a linter missed: they end their process, and nothing else. */
class RulesProcessTest {

    private static final String ENDLESS = "while (Boolean.TRUE.booleanValue()) { }";

    private static List<String> hostile() {
        return List.of("-cp", Program.classPath(System.getProperty("java.class.path")), HostileInside.class.getName());
    }

    /** Its compiler is warm: what is asked next takes as long as the rules take. */
    private static RulesProcess start(int seconds) throws IOException {
        RulesProcess process = RulesProcess.start(
                hostile(), new RulesProcess.Limits(128, Duration.ofSeconds(seconds), Duration.ofSeconds(60)));
        Frame answer = process.ask(Frame.ofTexts(Frame.Kind.PREPARE, List.of("String()", "")));
        assertThat(answer.kind()).isEqualTo(Frame.Kind.PREPARED);
        return process;
    }

    private static Frame rules(String condition, String consequence) {
        return Frame.ofTexts(Frame.Kind.DRY_RUN, List.of(condition, consequence));
    }

    @Test
    void rules_that_do_no_harm_are_answered_and_those_that_fail_are_told() throws IOException {
        assertThat(System.getenv()).isNotEmpty();
        String prints = "System.out.println(\"in between\");";
        String looksAround = "if (!System.getenv().isEmpty()) throw new RuntimeException(\"it sees our environment\");";
        try (RulesProcess process = start(60)) {
            for (String harmless : List.of(prints, looksAround, "")) {
                assertThat(process.ask(rules("String()", harmless)).kind())
                        .as(harmless)
                        .isEqualTo(Frame.Kind.PREPARED);
            }
            for (String failing : List.of("throw new RuntimeException(\"no\");", "throw new StackOverflowError();")) {
                assertThat(process.ask(rules("String()", failing)).kind())
                        .as(failing)
                        .isEqualTo(Frame.Kind.FAILED);
            }
            assertThat(process.ask(rules("String()", "")).kind()).isEqualTo(Frame.Kind.PREPARED);
            assertThat(process.isAlive()).isTrue();
        }
    }

    @Test
    void an_endless_loop_is_stopped_in_time() throws IOException, InterruptedException {
        try (RulesProcess process = start(4)) {
            assertThatThrownBy(() -> process.ask(rules("String()", ENDLESS)))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("took longer than 4 s");
            assertGone(process);
            assertThatThrownBy(() -> process.ask(rules("String()", "")))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("took longer than 4 s");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    java.util.List l = new java.util.ArrayList(); while (l.size() >= 0) { l.add(new byte[1000000]); } | took more memory than 128 MB
                    System.exit(7);                  | ended by itself (exit code 7)
                    Runtime.getRuntime().halt(0);    | ended by itself (exit code 0)
                    """)
    void what_eats_the_memory_or_ends_the_process_ends_only_that(String consequence, String message)
            throws IOException, InterruptedException {
        try (RulesProcess process = start(60)) {
            assertThatThrownBy(() -> process.ask(rules("String()", consequence)))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining(message);
            assertGone(process);
        }
    }

    @Test
    void it_ends_when_nobody_is_left_to_answer() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(hostile());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            rules("String()", "").write(new DataOutputStream(process.getOutputStream()));
            Frame.read(new DataInputStream(process.getInputStream()));
            rules("String()", ENDLESS).write(new DataOutputStream(process.getOutputStream()));
            // What the operating system does when the service dies.
            process.getOutputStream().close();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001", "7fffffff", "0000000500ffffffff", "0000000a0000000001000000ff61", "ffffffff"})
    void a_message_that_is_none_of_ours_is_not_read(String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> Frame.read(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class);
    }

    private static void assertGone(RulesProcess process) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && process.handle().isAlive(); attempt++) {
            Thread.sleep(50);
        }
        assertThat(process.handle().isAlive()).isFalse();
        assertThat(process.isAlive()).isFalse();
    }
}
