package io.criterio.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    verfy                                     | Did you mean: criterio verify
                    verify                                    | --from is missing
                    verify --integrity --from 2026-11-01      | leave --from, --to and --type out
                    erase                                     | Missing required option: '--customer=<ref>'
                    verify --from                             | --from
                    verify --from yesterday                   | --from is "yesterday"; expected a date
                    verify --from 2026-02-30                  | --from is "2026-02-30"
                    verify --from 2026-11-01 --to x           | --to is "x"
                    verify --from 2026-11-22 --to 2026-11-20  | --from is 2026-11-22T00:00:00Z, after to
                    verify --from 2026-11-01 --typ X          | Unknown options: '--typ', 'X'
                    --verify                                  | --verify
                    keys                                      | Missing required subcommand
                    keys create --role decide                 | Missing required option: '--owner=<who>'
                    keys create --owner me                    | Missing required option: '--role=<role>'
                    keys create --owner me --role decider     | --role is "decider"; expected one of decide
                    keys create --owner me --role qa --expires x | '--expires'
                    keys create --owner me --role qa --requests -1 | --requests is -1
                    keys rotate k7q2m4xw5rna2 --grace-hours 800 | --grace-hours is 800; expected 0 to 720
                    keys revoke                               | Missing required parameter: '<id>'
                    """)
    void wrong_use_says_what_is_wrong_and_how_it_is_done(String line, String message) {
        int exit = run(line.split(" +"));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(message).contains("Usage: criterio");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void help_names_the_commands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: criterio")
                .contains("verify")
                .contains("CRITERIO_DATA_DIR");
    }

    @Test
    void a_command_has_help_of_its_own() {
        assertThat(run("verify", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: criterio verify")
                .contains("--from=<when>")
                .contains("Exit codes");
    }

    private int run(String... line) {
        CommandLine commands = Commands.commandLine();
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(line);
    }
}
