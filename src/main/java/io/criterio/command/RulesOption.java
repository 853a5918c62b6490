package io.criterio.command;

import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rules a command is about: a folder, as the service would read it. */
final class RulesOption {

    private static final String FOLDER = "rules";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(
            names = "--rules",
            paramLabel = "<folder>",
            description = "The folder with release.yaml. CRITERIO_RULES, or rules, when left out; and where there is no"
                    + " such folder, the rules inside the program.")
    private @Nullable Path folder;

    /** The folder; there need not be one. */
    Path folder() {
        if (folder != null) {
            return folder;
        }
        String configured = System.getenv("CRITERIO_RULES");
        return Path.of(configured == null || configured.isBlank() ? FOLDER : configured);
    }

    /** Checks what was said on the command line. */
    void check() {
        if (folder != null && !Files.isRegularFile(folder.resolve(RuleSources.RELEASE))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rules is " + folder + "; expected a folder with " + RuleSources.RELEASE + " in it");
        }
    }

    /**
     * Reads them.
     *
     * @throws RuleProblemsException if they are no release
     */
    RuleSources read() {
        QuietEngine.silence();
        return RulesFolder.read(folder());
    }

    /** Says what is wrong with rules, each problem with its file and line. */
    void tell(RuleProblemsException broken, PrintWriter err, Colours colours) {
        boolean there = Files.isDirectory(folder());
        for (RuleProblem problem : broken.problems()) {
            err.println(colours.bad("✗ ") + (there ? folder() + "/" : "") + problem);
        }
        err.println(broken.problems().size() + (broken.problems().size() == 1 ? " problem" : " problems")
                + " in the rules; nothing was decided.");
        err.flush();
    }
}
