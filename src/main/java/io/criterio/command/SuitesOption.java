package io.criterio.command;

import io.criterio.scenario.ScenarioProblem;
import io.criterio.scenario.ScenarioProblemsException;
import io.criterio.scenario.Suite;
import io.criterio.scenario.SuiteReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which scenarios a command is about, and by which rules they are decided. */
final class SuitesOption {

    private static final String INSIDE = "scenarios/";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Scenario files, or folders with YAML files in them; of a folder with a release, its folders"
                    + " named scenarios. The scenarios of the rules when left out.")
    private final List<Path> paths = new ArrayList<>();

    @Option(
            names = "--tag",
            paramLabel = "<tag>",
            description = "Only scenarios that carry this tag. May be given more than once: any of them.")
    private final List<String> tags = new ArrayList<>();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private RulesOption rules;

    RulesOption rules() {
        return rules;
    }

    /** Checks what was said on the command line. */
    void check() {
        rules.check();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw wrongUse("There is no file or folder " + path);
            }
        }
    }

    private ParameterException wrongUse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The files and folders that the outcome depends on. */
    List<Path> roots() {
        List<Path> roots = new ArrayList<>(paths);
        roots.add(rules.folder());
        return roots;
    }

    /**
     * Reads the suites, those scenarios only that carry a wanted tag.
     *
     * @return null if something is wrong with the files, and said so
     */
    @Nullable
    List<Suite> read(PrintWriter err, Colours colours) {
        List<Suite> suites;
        try {
            suites = SuiteReader.ofAllTypes().readAll(texts());
        } catch (ScenarioProblemsException broken) {
            for (ScenarioProblem problem : broken.problems()) {
                err.println(colours.bad("✗ ") + problem);
            }
            err.println(broken.problems().size() + (broken.problems().size() == 1 ? " problem" : " problems")
                    + " in the scenario files; nothing was decided.");
            err.flush();
            return null;
        } catch (IOException unreadable) {
            err.println(colours.bad("✗ ") + unreadable.getMessage());
            err.flush();
            return null;
        }
        List<Suite> wanted = suites.stream()
                .map(suite -> suite.tagged(tags))
                .filter(suite -> !suite.scenarios().isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            throw wrongUse(nothing(suites));
        }
        return wanted;
    }

    private String nothing(List<Suite> suites) {
        TreeSet<String> known = new TreeSet<>();
        suites.forEach(suite -> suite.scenarios().forEach(scenario -> known.addAll(scenario.tags())));
        return suites.isEmpty()
                ? "There are no scenario files in " + (paths.isEmpty() ? rules.folder() : paths)
                : "No scenario carries the tag " + String.join(" or ", tags) + "; there are "
                        + (known.isEmpty() ? "no tags" : String.join(", ", known));
    }

    private Map<String, String> texts() throws IOException {
        if (!paths.isEmpty()) {
            return ScenarioFiles.read(ScenarioFiles.find(paths));
        }
        if (Files.isDirectory(rules.folder())) {
            return ScenarioFiles.read(ScenarioFiles.find(List.of(rules.folder())));
        }
        Map<String, String> inside = new TreeMap<>();
        var sources = rules.read();
        for (String path : sources.under("", "yaml")) {
            if (path.contains("/" + INSIDE) || path.startsWith(INSIDE)) {
                inside.put(path, sources.text(path));
            }
        }
        return inside;
    }
}
