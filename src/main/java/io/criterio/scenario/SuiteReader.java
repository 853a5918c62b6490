package io.criterio.scenario;

import io.criterio.decision.DecisionFeature;
import io.criterio.decision.DecisionType;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads scenario files, strictly: a key that means nothing, or an outcome that cannot be, is an error with its line. */
public final class SuiteReader {

    private final Map<String, OutcomeShape> types;
    private final int mostCases;
    private final int mostNodes;

    /**
     * Makes a reader.
     *
     * @param types the decision types that a suite may be about, each with what its outcomes can hold
     */
    public SuiteReader(Map<String, OutcomeShape> types) {
        this(types, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private SuiteReader(Map<String, OutcomeShape> types, int mostCases, int mostNodes) {
        this.types = Map.copyOf(types);
        this.mostCases = mostCases;
        this.mostNodes = mostNodes;
    }

    /**
     * The same for suites of strangers, which could be small to send and large to run.
     *
     * @param cases most requests that a suite makes
     * @param nodes most values in all its requests and expectations together
     */
    SuiteReader within(int cases, int nodes) {
        return new SuiteReader(types, cases, nodes);
    }

    /** A reader of suites about the decisions of all features. */
    public static SuiteReader ofAllTypes() {
        return of(DecisionFeature.all());
    }

    /** A reader of suites about these decisions. */
    static SuiteReader of(Collection<DecisionType> types) {
        return new SuiteReader(types.stream()
                .collect(Collectors.toMap(DecisionType::name, type -> OutcomeShape.of(type.outcomeClass()))));
    }

    /**
     * Reads several files, in the order of their paths.
     *
     * @param texts by path; problems and results call a file by it
     * @throws ScenarioProblemsException if something is wrong with the files, with all of it
     */
    public List<Suite> readAll(Map<String, String> texts) {
        List<Suite> suites = new ArrayList<>();
        List<ScenarioProblem> problems = new ArrayList<>();
        Map<String, Place> names = new HashMap<>();
        new TreeMap<>(texts).forEach((file, text) -> {
            Suite suite = read(file, text, problems);
            if (suite != null) {
                suites.add(suite);
                Place earlier = names.put(suite.name(), suite.place());
                if (earlier != null) {
                    problems.add(new ScenarioProblem(
                            suite.place(),
                            "suite " + suite.name() + " is there already, in " + earlier
                                    + "; expected a name of its own, so that a report can tell them apart"));
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new ScenarioProblemsException(problems);
        }
        return List.copyOf(suites);
    }

    /**
     * Reads one file's text.
     *
     * @param file the name by which problems and results call it
     * @throws ScenarioProblemsException if something is wrong with it, with all of it
     */
    public Suite read(String file, String text) {
        List<ScenarioProblem> problems = new ArrayList<>();
        Suite suite = read(file, text, problems);
        if (suite == null || !problems.isEmpty()) {
            throw new ScenarioProblemsException(problems);
        }
        return suite;
    }

    /**
     * Reads what was parsed already.
     *
     * @throws ScenarioProblemsException if something is wrong with it, with all of it
     */
    Suite read(String file, YamlNode root) {
        List<ScenarioProblem> problems = new ArrayList<>();
        Suite suite = read(file, root, problems);
        if (suite == null || !problems.isEmpty()) {
            throw new ScenarioProblemsException(problems);
        }
        return suite;
    }

    /** Null when there is no suite to speak of; {@code problems} says why. */
    private @Nullable Suite read(String file, String text, List<ScenarioProblem> problems) {
        YamlNode root;
        try {
            root = YamlNode.parse(text);
        } catch (YamlSyntaxException noYaml) {
            problems.add(new ScenarioProblem(new Place(file, noYaml.line()), noYaml.problem()));
            return null;
        }
        return read(file, root, problems);
    }

    private @Nullable Suite read(String file, YamlNode root, List<ScenarioProblem> problems) {
        SuiteFile reading = new SuiteFile(file, types, problems, mostCases, mostNodes);
        try {
            return reading.read(root);
        } catch (SuiteFile.TooMuch tooMuch) {
            problems.add(new ScenarioProblem(tooMuch.place(), tooMuch.text()));
            return null;
        }
    }
}
