package io.criterio.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import picocli.CommandLine;

/** The commands on scenarios, on copies of the shipped rules. */
class ScenariosCommandTest {

    private static final String CHARGES = """
            suite: Charges
            type: RETENTION
            date: 2026-11-23
            tags: [quick]
            scenarios:
              - name: a rebate needs one to three charges
                tags: [rebate]
                given: {facts: {policy: {status: ACTIVE, plan: PIF, assistanceUsed: true}, cancellation.motive: DESCONOCIMIENTO}}
                table:
                  columns: [case, given.facts.policy.charges, expect.fires.RET-BON-01]
                  rows:
                    - [the last that fits, 3, false]
                    - [one too many, 4, true]
            """;

    @TempDir
    private Path folder;

    private Path rules;
    private Path suite;
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
                } else if (!file.toString().contains("scenarios")) {
                    Files.copy(file, target);
                }
            }
        }
        suite = Files.writeString(folder.resolve("charges.yaml"), CHARGES);
    }

    @Test
    void scenarios_that_come_out_as_expected_exit_with_0() {
        assertThat(run("run", "--rules", rules, suite)).isEqualTo(Exit.DONE);

        assertThat(out.toString())
                .contains("✓ Charges 2  " + suite)
                .contains("2 scenarios in 1 suite: all as expected")
                .doesNotContain("\u001b");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_scenario_that_does_not_shows_the_difference_and_goes_into_the_report() throws Exception {
        replace("retention/limits.yaml", "maxCharges: 3", "maxCharges: 4");
        Path junit = folder.resolve("junit.xml");

        assertThat(run("run", "--rules", rules, "--junit", junit, suite)).isEqualTo(Exit.FINDINGS);

        assertThat(out.toString())
                .contains("✗ Charges 1 of 2")
                .contains("✗ a rebate needs one to three charges: one too many  " + suite + ":13")
                .contains("expected  RET-BON-01")
                .contains("1 not as expected");
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("2");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getElementsByTagName("failure").item(0).getTextContent())
                .contains("expected RET-BON-01");
    }

    @Test
    void only_scenarios_with_a_tag_are_decided() {
        assertThat(run("run", "--rules", rules, "--tag", "rebate", "--tag", "other", suite))
                .isEqualTo(Exit.DONE);
        assertThat(run("run", "--rules", rules, "--tag", "other", suite)).isEqualTo(Exit.WRONG_USE);

        assertThat(err.toString()).contains("No scenario carries the tag other; there are quick, rebate");
    }

    @Test
    void rules_that_do_not_compile_are_blamed_on_their_line() throws Exception {
        replace("retention/bonificacion.drl", "charges < $min", "charge < $min");

        assertThat(run("run", "--rules", rules, suite)).isEqualTo(Exit.NOT_DONE);

        assertThat(err.toString())
                .containsPattern("✗ \\Q" + rules + "\\E/retention/bonificacion\\.drl:\\d+: .*charge")
                .contains("1 problem in the rules; nothing was decided.");
    }

    @Test
    void a_scenario_file_with_mistakes_is_blamed_on_its_lines() throws Exception {
        Files.writeString(suite, CHARGES.replace("table:", "tabel:").replace("tags: [quick]", "tag: quick"));

        assertThat(run("run", "--rules", rules, suite)).isEqualTo(Exit.NOT_DONE);

        assertThat(err.toString())
                .contains("✗ " + suite + ":4: key tag is unknown in a suite")
                .contains("✗ " + suite + ":9: key tabel is unknown in a scenario");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    scenarios                                  | Missing: run or coverage
                    scenarios rnu                              | Unmatched argument at index 1: 'rnu'
                    scenarios run no-such-file.yaml            | There is no file or folder no-such-file.yaml
                    scenarios run --rules src                  | --rules is src; expected a folder with release.yaml
                    scenarios run --junit no/such/out.xml      | --junit is no/such/out.xml; there is no folder
                    scenarios coverage --at-least 101          | --at-least is 101; expected a percentage
                    scenarios coverage --at-least most         | --at-least
                    scenarios coverage --report no/such/x.html | --report is no/such/x.html; there is no folder
                    """)
    void wrong_use_says_what_is_wrong(String line, String message) {
        assertThat(execute(line.split(" +"))).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString()).contains(message).contains("Usage: criterio scenarios");
    }

    @Test
    void coverage_below_what_is_wanted_exits_with_1_and_names_the_gaps() throws Exception {
        Path page = folder.resolve("coverage.html");

        assertThat(run("coverage", "--rules", rules, "--report", page, suite)).isEqualTo(Exit.FINDINGS);
        assertThat(out.toString())
                .contains("Policy.charges < $min: no case in which")
                .contains("rules that fire: ")
                .contains("not covered: 100 % are wanted");
        assertThat(page).content().contains("<title>Coverage of 2026");

        assertThat(run("coverage", "--rules", rules, "--at-least", "5", suite)).isEqualTo(Exit.DONE);
    }

    /** Breaks a rule, mends it, and asks it something else, while the command goes on. */
    @Test
    void watching_decides_again_whenever_something_is_saved() throws Exception {
        AtomicInteger exit = new AtomicInteger(-1);
        Thread watching = new Thread(() -> exit.set(run("run", "--rules", rules, "--watch", suite)), "watching");
        watching.start();
        try {
            await("2 scenarios in 1 suite: all as expected", 1);
            replace("retention/bonificacion.drl", "charges < $min", "charge < $min");
            await("1 problem in the rules", 1);
            replace("retention/bonificacion.drl", "charge < $min", "charges < $min");
            await("2 scenarios in 1 suite: all as expected", 2);
            Files.writeString(suite, CHARGES.replace("4, true", "3, true"));
            await("1 not as expected", 1);
            Files.writeString(suite, CHARGES.replace("scenarios:", "scenario:"));
            await("key scenario is unknown in a suite", 1);
        } finally {
            watching.interrupt();
            watching.join(Duration.ofSeconds(20).toMillis());
        }
        assertThat(exit).hasValue(Exit.CANCELLED);
    }

    private void await(String text, int times) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while ((out + "" + err).split(java.util.regex.Pattern.quote(text), -1).length <= times) {
            assertThat(System.nanoTime())
                    .as("no \"%s\" in%n%s%s", text, out, err)
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = rules.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private int run(Object... line) {
        List<String> words = new ArrayList<>(List.of("scenarios"));
        for (Object word : line) {
            words.add(word.toString());
        }
        return execute(words.toArray(String[]::new));
    }

    private int execute(String... line) {
        CommandLine commands = Commands.commandLine();
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(line);
    }
}
